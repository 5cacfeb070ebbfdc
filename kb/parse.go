package kb

import (
	"cmp"
	"path/filepath"
	"slices"

	"go.yaml.in/yaml/v4"
)

// A File is a case file as it was read.
type File struct {
	Path string // as the user named it; its last element tells slug and language
	Data []byte
}

// Parse reads all the files of one slug, the original and its translations, in
// any order, and reports everything that is wrong with them, in the order of
// paths and lines.
//
// The case is nil where the original has errors or is missing. A translation with
// errors is left out of the case. Warnings leave nothing out.
func Parse(slug string, files []File, tax *Taxonomies) (*Case, Problems) {
	p := slugFiles{slug: slug, tax: tax}
	files = slices.Clone(files)
	slices.SortStableFunc(files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	for _, f := range files {
		p.sort(f)
	}
	p.parse()
	sortProblems(p.problems)
	return p.c, p.problems
}

// slugFiles are the files of one slug while they are read.
type slugFiles struct {
	slug         string
	tax          *Taxonomies
	original     *File
	translations []translationFile
	c            *Case
	problems     Problems
}

// A translationFile is a file whose name tells a language.
type translationFile struct {
	File
	lang string
}

// sort tells what a file is by its name.
func (p *slugFiles) sort(f File) {
	name := filepath.Base(f.Path)
	slug, lang, ok := SplitName(name)
	switch {
	case !ok || slug != p.slug:
		p.tell(f.Path, CodeFileName, "name", name)
	case lang == "" && p.original == nil:
		p.original = &f
	case lang == "":
		p.tell(f.Path, CodeTranslationTwice, "other", p.original.Path)
	default:
		for _, t := range p.translations {
			if t.lang == lang {
				p.tell(f.Path, CodeTranslationTwice, "other", t.Path, "lang", lang)
				return
			}
		}
		p.translations = append(p.translations, translationFile{f, lang})
	}
}

// tell adds an error that concerns a file as a whole.
func (p *slugFiles) tell(path string, code Code, args ...string) {
	p.problems = append(p.problems, NewProblem(path, 0, 0, Error, code, args...))
}

func (p *slugFiles) parse() {
	if p.original == nil {
		for _, t := range p.translations {
			p.tell(t.Path, CodeTranslationOrphan, "original", p.slug+".md")
		}
		return
	}
	c, problems := parseOriginal(p.slug, *p.original, p.tax)
	p.problems = append(p.problems, problems...)
	whole := !problems.Errors()
	for _, t := range p.translations {
		if whole && t.lang == c.Lang {
			p.tell(t.Path, CodeTranslationLang, "lang", t.lang, "original", p.slug+".md")
			continue
		}
		problems := c.translate(t, p.tax, whole)
		p.problems = append(p.problems, problems...)
	}
	if whole {
		slices.SortFunc(c.Translations, func(a, b Translation) int { return cmp.Compare(a.Lang, b.Lang) })
		p.c = c
	}
}

// parseOriginal reads the file that all others translate. Even where it has
// errors, the case tells how many figures and steps there are.
func parseOriginal(slug string, f File, tax *Taxonomies) (*Case, Problems) {
	c := &Case{Slug: slug, Type: TypeCase, Status: StatusPublished}
	r := &reader{path: f.Path, tax: tax}
	front, ok := r.parseFront(f.Data)
	if !ok {
		return c, r.problems
	}
	d := &draft{reader: r, c: c, root: front.root}
	d.present = r.fields(front.root, "the front matter", caseKeys, d.field)
	c.Body = front.body
	for _, rule := range rules {
		rule(d)
	}
	d.checkBody(front.body, front.bodyLine, c.Lang, len(c.Sources), c.Type == TypePractice)
	return c, r.problems
}

// A draft is a case while it is read: its values, where they stand in the file,
// and which keys the file has.
type draft struct {
	*reader
	c       *Case
	root    *yaml.Node
	present present
}

var caseKeys = []string{
	"type", "title", "companies", "anonymous", "sector", "countries", "period", "lang", "uses", "tags",
	"channels", "outcome", "maturity", "evidence", "summary", "crisis", "figures", "timeline", "teaching",
	"sources", "related", "aliases", "contributors", "added", "updated", "status",
}

// The lengths of texts in characters.
const (
	minTitle, maxTitle     = 8, 120
	minSummary, maxSummary = 60, 400
)

// field reads the value of one key.
func (d *draft) field(key string, _, v *yaml.Node) {
	c := d.c
	switch key {
	case "type":
		c.Type = Type(d.choice(v, key, string(TypeCase), string(TypePractice)))
	case "title":
		c.Title = d.sized(v, key, minTitle, maxTitle)
	case "companies":
		c.Companies = d.words(v, key, func(n *yaml.Node) string { return d.text(n, key) })
	case "anonymous":
		c.Anonymous = d.boolean(v, key)
	case "sector":
		c.Sector = d.term(v, key, d.tax.Sectors)
	case "countries":
		c.Countries = d.words(v, key, d.country)
	case "period":
		c.Period = d.period(v, key)
	case "lang":
		c.Lang = d.lang(v, key)
	case "uses":
		c.Uses = d.words(v, key, func(n *yaml.Node) string { return d.term(n, key, d.tax.Uses) })
	case "tags":
		c.Tags = d.words(v, key, func(n *yaml.Node) string { return d.tag(n, key) })
	case "channels":
		c.Channels = list(d.reader, v, key, d.channel)
	case "outcome":
		c.Outcome = d.term(v, key, d.tax.Outcomes)
	case "maturity":
		c.Maturity = d.number(v, key, 1, 5)
	case "evidence":
		c.Evidence = d.term(v, key, d.tax.Evidence)
	case "summary":
		c.Summary = d.summary(v, key)
	default:
		d.laterField(key, v)
	}
}

// laterField reads the keys that mostly stand in the second half of a file.
func (d *draft) laterField(key string, v *yaml.Node) {
	c := d.c
	switch key {
	case "crisis":
		c.Crisis = d.crisis(v)
	case "figures":
		c.Figures = list(d.reader, v, key, d.figure)
	case "timeline":
		c.Timeline = list(d.reader, v, key, d.step)
	case "teaching":
		c.Teaching = d.teaching(v)
	case "sources":
		c.Sources = list(d.reader, v, key, d.source)
	case "related":
		c.Related = d.words(v, key, func(n *yaml.Node) string { return d.slug(n, key) })
	case "aliases":
		c.Aliases = d.words(v, key, func(n *yaml.Node) string { return d.slug(n, key) })
	case "contributors":
		c.Contributors = d.words(v, key, func(n *yaml.Node) string { return d.text(n, key) })
	case "added":
		c.Added = d.date(v, key)
	case "updated":
		c.Updated = d.date(v, key)
	case "status":
		c.Status = Status(d.choice(v, key, string(StatusPublished), string(StatusDraft), string(StatusSubmitted)))
	}
}

// list reads each item of a list with f. An item that is wrong keeps its place, so
// that places in the case and in the file agree.
func list[T any](r *reader, n *yaml.Node, name string, f func(n *yaml.Node) T) []T {
	values := make([]T, len(n.Content))
	r.items(n, name, func(i int, item *yaml.Node) { values[i] = f(item) })
	return values
}

// at finds the node of a value, such as at("figures", 2, "source"), for the
// position of a problem: the nearest one around it where the file has none.
func (d *draft) at(path ...any) *yaml.Node {
	n := d.root
	for _, step := range path {
		next := child(n, step)
		if next == nil {
			break
		}
		n = next
	}
	return n
}

// key is the node of a top-level key itself.
func (d *draft) key(name string) *yaml.Node {
	for i := 0; i+1 < len(d.root.Content); i += 2 {
		if d.root.Content[i].Value == name {
			return d.root.Content[i]
		}
	}
	return d.root
}

func child(n *yaml.Node, step any) *yaml.Node {
	switch step := step.(type) {
	case int:
		if n.Kind == yaml.SequenceNode && step < len(n.Content) {
			return n.Content[step]
		}
	case string:
		for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == step {
				return n.Content[i+1]
			}
		}
	}
	return nil
}
