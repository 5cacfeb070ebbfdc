package web

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"casebook/kb"
)

// A fieldError is what is wrong with one field of a form.
type fieldError struct {
	Field string // its id on the page: "title", "source_url-2"
	kb.Problem
}

// formSlug is the name of a case while it is only a form.
const formSlug = "new-case"

// A formText is a form written as a case file. It is the file that is then checked,
// so that the site knows the same rules as every other way into the library, and a
// line of the file tells the field that it came from.
type formText struct {
	b     strings.Builder
	lines []string // the field of each line
}

func (t *formText) line(field, text string) {
	t.b.WriteString(text + "\n")
	t.lines = append(t.lines, field)
}

// value writes a key unless its value is empty. A JSON text is a YAML text in double
// quotes: nothing that was typed is anything but text.
func (t *formText) value(field, key, value string) {
	if value != "" {
		t.line(field, key+": "+quoted(value))
	}
}

func (t *formText) list(field, key string, values []string) {
	if len(values) > 0 {
		t.line(field, key+": "+quoted(values))
	}
}

func quoted(v any) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return `""` // strings can't fail
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// row is the id of a field in a list.
func row(name string, i int) string { return name + "-" + strconv.Itoa(i+1) }

// The sections of a case, a field each.
var sectionFields = [...]string{"context", "did", "results", "lessons"}

// sectionTitle is the heading of a section in a language.
func sectionTitle(lang string, i int) string {
	if base(lang) == "fr" {
		return [...]string{"Contexte", "Ce qu'ils ont fait", "Résultats", "Leçons"}[i]
	}
	return [...]string{"Context", "What they did", "Results", "Lessons"}[i]
}

// write writes the form as a case file.
func (f caseForm) write(tax *kb.Taxonomies) *formText {
	t := new(formText)
	t.line("", "---")
	t.value("title", "title", f.one("title"))
	if f.one("anonymous") != "" {
		t.line("anonymous", "anonymous: true")
	}
	t.list("company", "companies", f.parts("company"))
	t.value("sector", "sector", f.one("sector"))
	t.list("country", "countries", countriesNamed(f.parts("country"), tax))
	t.value("period", "period", f.one("period"))
	lang := f.one("lang")
	t.value("lang", "lang", lang)
	t.list("use", "uses", f.uses())
	t.rowsOf("channels", f.rows("channel"), func(i int) [][3]string {
		return [][3]string{{row("channel", i), "name", f.at("channel", i)}, {row("verdict", i), "verdict", f.at("verdict", i)}}
	})
	t.value("outcome", "outcome", f.one("outcome"))
	t.value("evidence", "evidence", f.one("evidence"))
	if f.one("summary_en") != "" || f.one("summary_fr") != "" {
		t.line("summary_en", "summary:")
		t.value("summary_en", "  en", oneLine(f.one("summary_en")))
		t.value("summary_fr", "  fr", oneLine(f.one("summary_fr")))
	}
	if responses := withoutEmpty(f.Values["response"]); f.one("cause") != "" || len(responses) > 0 {
		t.line("cause", "crisis:")
		t.value("cause", "  cause", f.one("cause"))
		t.list("response", "  response", responses)
	}
	t.rowsOf("timeline", f.rows("step_at", "step_text"), func(i int) [][3]string {
		text := ""
		if said := f.at("step_text", i); said != "" {
			text = "{" + textLang(lang) + ": " + quoted(said) + "}"
		}
		return [][3]string{{row("step_at", i), "at", f.at("step_at", i)}, {row("step_text", i), "text:", text}, {row("step_mark", i), "step", f.at("step_mark", i)}}
	})
	t.rowsOf("sources", f.rows("source_title", "source_url", "source_publisher", "source_date"), func(i int) [][3]string {
		return [][3]string{
			{row("source_title", i), "title", f.at("source_title", i)},
			{row("source_url", i), "url", f.at("source_url", i)},
			{row("source_publisher", i), "publisher", f.at("source_publisher", i)},
			{row("source_kind", i), "kind", f.at("source_kind", i)},
			{row("source_date", i), "date", f.at("source_date", i)},
		}
	})
	t.list("name", "contributors", f.parts("name"))
	t.line("", "added: "+time.Now().UTC().Format(time.DateOnly))
	t.line("", "---")
	for i, field := range sectionFields {
		if text := f.one(field); text != "" {
			t.line(field, "")
			t.line(field, "## "+sectionTitle(lang, i))
			t.line(field, "")
			for line := range strings.SplitSeq(text, "\n") {
				t.line(field, line)
			}
		}
	}
	return t
}

// rowsOf writes a list of mappings: each row is fields with their keys and values. A
// key that ends in a colon has its value written as it is. Rows of which all is
// empty are left out.
func (t *formText) rowsOf(key string, n int, row func(i int) [][3]string) {
	head := false
	for i := range n {
		lead := "- "
		for _, field := range row(i) {
			if field[2] == "" {
				continue
			}
			if !head {
				t.line(field[0], key+":")
				head = true
			}
			if bare, ok := strings.CutSuffix(field[1], ":"); ok {
				t.line(field[0], lead+bare+": "+field[2])
			} else {
				t.line(field[0], lead+field[1]+": "+quoted(field[2]))
			}
			lead = "  "
		}
	}
}

// textLang is the language of the site in which the texts of a timeline are.
func textLang(lang string) string {
	if base(lang) == "fr" {
		return "fr"
	}
	return "en"
}

func withoutEmpty(values []string) []string {
	return slices.DeleteFunc(slices.Clone(values), func(s string) bool { return s == "" })
}

// countriesNamed are the codes of countries that a reader named; a word that is no
// country is left for the check to tell.
func countriesNamed(words []string, tax *kb.Taxonomies) []string {
	codes := make([]string, 0, len(words))
	for _, word := range words {
		code := countryCode(word, tax)
		if code == "" {
			code = word
		}
		if !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	return codes
}

// countryCode is the code that a word means: a code, or a name in either language.
func countryCode(word string, tax *kb.Taxonomies) string {
	if upper := strings.ToUpper(word); len(word) == 2 && tax.CountryName(upper, "en") != "" {
		return upper
	}
	slug := kb.CompanySlug(word)
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			code := string(a) + string(b)
			for _, lang := range languages {
				if name := tax.CountryName(code, lang.Tag); name != "" && kb.CompanySlug(name) == slug {
					return code
				}
			}
		}
	}
	return ""
}

// codeEditors is the one problem that only the site knows: readers can't sign as the
// library's editors.
const codeEditors kb.Code = "contributor-editors"

// parse checks the form. The case is nil where there are errors, which come in the
// order of the form's fields.
func (f caseForm) parse(tax *kb.Taxonomies, known *kb.Known) (*kb.Case, []fieldError) {
	t := f.write(tax)
	c, problems := kb.Parse(formSlug, []kb.File{{Path: formSlug + ".md", Data: []byte(t.b.String())}}, tax)
	var wrong []fieldError
	for _, p := range problems {
		if p.Severity == kb.Error {
			wrong = append(wrong, fieldError{t.fieldOf(p, f.one("lang")), p})
		}
	}
	for _, name := range f.parts("name") {
		company, is := known.Brand(name)
		if name == kb.Editors {
			wrong = append(wrong, fieldError{"name", kb.Problem{Code: codeEditors}})
		}
		if is && !slices.ContainsFunc(wrong, func(e fieldError) bool { return e.Field == "name" }) {
			wrong = append(wrong, fieldError{"name", kb.Problem{Code: kb.CodeContributorBrand, Args: map[string]string{"value": name, "company": company}}})
		}
	}
	slices.SortStableFunc(wrong, func(a, b fieldError) int { return fieldPlace(a.Field) - fieldPlace(b.Field) })
	wrong = slices.CompactFunc(wrong, func(a, b fieldError) bool { return a.Field == b.Field })
	if len(wrong) > 0 {
		return nil, wrong
	}
	return c, nil
}

// fieldPlace orders fields as the page has them.
func fieldPlace(field string) int {
	name, _, _ := strings.Cut(field, "-")
	return slices.Index(caseFields, name)
}

// keyFields are the fields of keys that a case lacks.
var keyFields = map[string]string{
	"companies": "company", "countries": "country", "uses": "use", "channels": "channel-1", "summary": "summary_en",
	"summary.en": "summary_en", "summary.fr": "summary_fr", "sources": "source_title-1", "contributors": "name",
	"cause": "cause", "response": "response",
}

// fieldOf is the field that a problem of the file is about.
func (t *formText) fieldOf(p kb.Problem, lang string) string {
	key := p.Args["key"]
	at := ""
	if p.Line > 0 && p.Line <= len(t.lines) {
		at = t.lines[p.Line-1]
	}
	switch p.Code {
	case kb.CodeCrisisMissing:
		return "cause"
	case kb.CodeTimelineMissing:
		return "step_at-1"
	case kb.CodeSectionMissing:
		for i, field := range sectionFields {
			if p.Args["section"] == sectionTitle(lang, i) {
				return field
			}
		}
	case kb.CodeKeyMissing:
		if field, ok := keyFields[key]; ok {
			return field
		}
		// of a row: the field of that key beside the one that the problem stands at
		if name, number, ok := strings.Cut(at, "-"); ok {
			group, _, _ := strings.Cut(name, "_")
			switch group {
			case "source", "step":
				return group + "_" + key + "-" + number
			case "verdict":
				return "channel-" + number
			}
		}
		if slices.Contains(caseFields, key) {
			return key
		}
	}
	if at == "" && slices.Contains(caseFields, key) {
		return key
	}
	if at == "" {
		return "title"
	}
	return at
}
