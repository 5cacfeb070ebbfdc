package index

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2/document"
	api "github.com/blevesearch/bleve_index_api"

	"casebook/kb"
)

// The weight of a word by where it stands: one weighted frequency over all
// fields, saturated once, is BM25F (Robertson, Zaragoza and Taylor, 2004).
const (
	weightCompany = 4
	weightTitle   = 3 // 1 loses 0.01 of nDCG@10 on the judged collections
	weightLabel   = 1
	weightBody    = 1 // and summaries: 2 loses 0.01 there
)

// endless is the last year of a period without end.
const endless = 9999

// A documenter makes documents of cases. It serves one goroutine at a time.
type documenter struct {
	words    *analyzer
	tax      *kb.Taxonomies
	labels   map[string][]string // the words of a taxonomy's term, by taxonomy and slug
	found    occurrences
	language string
	weight   int
	stops    bool // stop words count too: in titles and names
}

func newDocumenter(tax *kb.Taxonomies) *documenter {
	return &documenter{words: newAnalyzer(), tax: tax, labels: make(map[string][]string)}
}

// document is c as the index keeps it, and its length in weighted words.
func (d *documenter) document(c *kb.Case) (*document.Document, int, error) {
	stored, err := json.Marshal(c)
	if err != nil {
		return nil, 0, fmt.Errorf("store case %s: %w", c.Slug, err)
	}
	d.found.reset()
	d.titles(c)
	d.texts(c)
	d.terms(c)
	text := d.found.field(fieldText)
	fields := append(append(columns(c), computed(c)...), text, &field{name: fieldCase, value: stored, options: api.StoreField})
	fields = append(fields, keywords(fieldSuggest, d.suggestTerms(c)...))
	return newDocument(c.Slug, fields), text.length, nil
}

// columns are the fields of a case that are found by whole values.
func columns(c *kb.Case) []*field {
	fields := []*field{
		keywords(string(FacetUse), c.Uses...),
		keywords(string(FacetChannel), c.ChannelNames()...),
		keywords(string(FacetVerdict), verdicts(c)...),
		keywords(string(FacetSector), c.Sector),
		keywords(string(FacetCountry), c.Countries...),
		keywords(string(FacetOutcome), c.Outcome),
		keywords(string(FacetTag), c.Tags...),
		keywords(string(FacetType), string(c.Type)),
		keywords(fieldAlias, c.Aliases...),
		keywords(fieldLead, leadKey(c)),
		keywords(fieldChanged, changedOn(c).String()),
		keywords(fieldGap, gaps(c)...),
	}
	var slugs, names []string
	for _, company := range c.Companies {
		slugs = append(slugs, kb.CompanySlug(company))
		names = append(names, companyKey(company))
	}
	fields = append(fields, keywords(string(FacetCompany), slugs...), keywords(fieldName, names...))
	if !c.Period.IsZero() {
		to := c.Period.To.Year
		if c.Period.Open {
			to = endless
		}
		fields = append(fields, keywords(fieldFrom, yearTerm(c.Period.From.Year)), keywords(fieldTo, yearTerm(to)))
	}
	return fields
}

// computed are the columns of what a case does not say itself.
func computed(c *kb.Case) []*field {
	var langs, rungs, kinds, has []string
	for _, lang := range c.Languages() {
		base, _, _ := strings.Cut(strings.ToLower(lang), "-")
		langs = append(langs, base)
	}
	for _, f := range c.Figures {
		rungs = append(rungs, f.Rung)
	}
	for _, s := range c.Sources {
		kinds = append(kinds, s.Kind)
	}
	for what, there := range map[string]bool{
		"figures": len(c.Figures) > 0, "timeline": len(c.Timeline) > 0, "teaching": c.Teaching != nil,
		"video": slices.Contains(kinds, "video"), "translation": len(langs) > 1,
	} {
		if there {
			has = append(has, what)
		}
	}
	fields := []*field{
		keywords(string(FacetLang), langs...), keywords(string(FacetRung), rungs...), keywords(string(FacetKind), kinds...),
		keywords(string(FacetHas), has...), keywords(string(FacetEvidence), c.Evidence),
		keywords(string(FacetGrade), strconv.Itoa(kb.GradeOf(c).Value)), keywords(string(FacetSpeed), speed(c)),
	}
	switch s := kb.SpeedOf(c); {
	case s.Never:
		fields = append(fields, keywords(fieldAnswer, "never"))
	case s.FirstAnswer != nil:
		fields = append(fields, keywords(fieldAnswer, fmt.Sprintf("%09d", int(s.FirstAnswer.Max.Minutes()))))
	}
	if c.Maturity > 0 {
		fields = append(fields, keywords(string(FacetMaturity), strconv.Itoa(c.Maturity)))
	}
	if c.Crisis != nil {
		fields = append(fields, keywords(string(FacetCause), c.Crisis.Cause), keywords(string(FacetResponse), c.Crisis.Response...))
	}
	return fields
}

// speed classes the first answer to a crisis by the longest time that it can have
// taken; a case that is no crisis has none.
func speed(c *kb.Case) string {
	s := kb.SpeedOf(c)
	switch {
	case s.Never:
		return "never"
	case s.FirstAnswer == nil && c.Crisis == nil:
		return ""
	case s.FirstAnswer == nil:
		return "unknown"
	case s.FirstAnswer.Max <= time.Hour:
		return "hour"
	case s.FirstAnswer.Max <= 24*time.Hour:
		return "day"
	case s.FirstAnswer.Max <= 7*24*time.Hour:
		return "week"
	}
	return "later"
}

// companyKey is a name with nothing but its letters and digits, so that "Best
// Buy", "best-buy" and "BestBuy" are one.
func companyKey(name string) string { return strings.ReplaceAll(kb.CompanySlug(name), "-", "") }

// leadKey sorts cases by company: those without one come last.
func leadKey(c *kb.Case) string {
	if len(c.Companies) == 0 {
		return "~"
	}
	return kb.CompanySlug(c.Companies[0])
}

func yearTerm(year int) string { return fmt.Sprintf("%04d", year) }

// titles are the title in each language and the companies, which any language
// finds: folded, with the stems of both, and joined.
func (d *documenter) titles(c *kb.Case) {
	d.in(c.Lang, weightTitle, true).add(c.Title)
	for _, t := range c.Translations {
		d.in(t.Lang, weightTitle, true).add(t.Title)
	}
	for _, company := range c.Companies {
		d.found.begin(true)
		tokenize(company, func(t token) {
			f := d.words.form(t.word)
			if !t.joined {
				d.found.position++
				d.found.length += weightCompany
			}
			for _, term := range f.terms() {
				d.found.put(term, weightCompany)
			}
		})
		if key := companyKey(company); !d.found.has(key) {
			d.found.put(key, weightCompany)
		}
	}
}

// texts are the other words that the case says, each text in its own language.
func (d *documenter) texts(c *kb.Case) {
	d.in(c.Lang, weightBody, false).add(kb.BodyText(c.Body))
	for _, t := range c.Translations {
		d.in(t.Lang, weightBody, false).add(kb.BodyText(t.Body))
	}
	d.addText(c.Summary)
	for _, f := range c.Figures {
		d.in("", weightBody, false).add(f.Value)
		d.addText(f.Label)
	}
	for _, s := range c.Timeline {
		d.addText(s.Text)
	}
	for _, ch := range c.Channels {
		d.addText(ch.Note)
	}
	if c.Teaching != nil {
		d.addText(c.Teaching.Objectives)
		for _, q := range c.Teaching.Questions {
			d.addText(q)
		}
	}
}

// addText adds a text in each of its languages, in their order, so that equal
// cases make equal documents.
func (d *documenter) addText(t kb.Text) {
	for _, lang := range slices.Sorted(maps.Keys(t)) {
		d.in(lang, weightBody, false).add(t[lang])
	}
}

// in sets the language and the weight of what add adds next.
func (d *documenter) in(lang string, weight int, stops bool) *documenter {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	d.language, d.weight, d.stops = base, weight, stops
	return d
}

func (d *documenter) add(text string) {
	if text == "" {
		return
	}
	d.found.begin(d.weight == weightTitle)
	tokenize(text, func(t token) {
		f := d.words.form(t.word)
		term, stop := f.term(d.language)
		if t.joined { // another way to write what was counted
			d.found.put(f.folded, d.weight)
			return
		}
		d.found.position++
		switch {
		case stop && !d.stops:
			return
		case stop:
			term = f.folded
		}
		d.found.put(term, d.weight)
		d.found.length += d.weight
	})
}

// terms are the labels and synonyms of what the case is filed under, in both
// languages: they let "service client" find a case told in English. With them go
// the slug, the tags, the first year, and the sources by title and publisher. They
// say nothing of the case's length.
func (d *documenter) terms(c *kb.Case) {
	for _, f := range filedUnder(c, d.tax) {
		for _, word := range d.label(f.name, f.list, f.slug) {
			d.found.count(word, weightLabel)
		}
	}
	for _, code := range c.Countries {
		for _, word := range d.country(code) {
			d.found.count(word, weightLabel)
		}
	}
	for _, source := range c.Sources {
		for _, word := range d.wordsOf(map[string]string{source.Lang: source.Title + "\n" + source.Publisher}) {
			d.found.count(word, weightLabel)
		}
	}
	length := d.found.length
	d.in("", weightLabel, false).add(c.Slug)
	for _, tag := range c.Tags {
		d.in("en", weightLabel, false).add(tag)
	}
	if !c.Period.IsZero() {
		d.in("", weightLabel, false).add(strconv.Itoa(c.Period.From.Year))
	}
	d.found.length = length
}

// A filing is a term of a taxonomy that a case is filed under.
type filing struct {
	name, slug string
	list       *kb.Taxonomy
}

// filedUnder are the terms whose labels and synonyms find a case.
func filedUnder(c *kb.Case, tax *kb.Taxonomies) []filing {
	var all []filing
	add := func(name string, t *kb.Taxonomy, slugs ...string) {
		for _, slug := range slugs {
			all = append(all, filing{name, slug, t})
		}
	}
	add("use", tax.Uses, c.Uses...)
	add("channel", tax.Channels, c.ChannelNames()...)
	add("sector", tax.Sectors, c.Sector)
	add("outcome", tax.Outcomes, c.Outcome)
	if c.Crisis != nil {
		add("cause", tax.Causes, c.Crisis.Cause)
		add("response", tax.Responses, c.Crisis.Response...)
	}
	return all
}

// label is every word of a term's label and synonyms, once each.
func (d *documenter) label(name string, t *kb.Taxonomy, slug string) []string {
	key := name + ":" + slug
	if words, ok := d.labels[key]; ok {
		return words
	}
	var words []string
	if term, ok := t.Term(slug); ok {
		texts := make(map[string]string)
		for lang, label := range term.Label {
			texts[lang] = label + "\n" + strings.Join(term.Also[lang], "\n")
		}
		words = d.wordsOf(texts)
	}
	d.labels[key] = words
	return words
}

func (d *documenter) country(code string) []string {
	key := "country:" + code
	if words, ok := d.labels[key]; ok {
		return words
	}
	words := d.wordsOf(map[string]string{"en": d.tax.CountryName(code, "en"), "fr": d.tax.CountryName(code, "fr")})
	d.labels[key] = words
	return words
}

// wordsOf are the terms of short texts by language, each once.
func (d *documenter) wordsOf(texts map[string]string) []string {
	var words []string
	seen := make(map[string]bool)
	for lang, text := range texts {
		tokenize(text, func(t token) {
			f := d.words.form(t.word)
			term, stop := f.term(lang)
			if t.joined {
				term, stop = f.folded, false
			}
			if !stop && !seen[term] {
				seen[term] = true
				words = append(words, term)
			}
		})
	}
	return words
}
