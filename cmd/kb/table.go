package main

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// writeHits prints hits in the format that was asked for.
func (a *app) writeHits(res *index.Result, q index.Query, format string, c *config) error {
	var data []byte
	var err error
	switch {
	case format == "json":
		data, err = hitsJSON(res)
	case format == "ndjson":
		data, err = hitsNDJSON(res)
	case format == "csv":
		data, err = hitsCSV(res)
	case format == "slugs":
		data = hitsSlugs(res)
	case a.outTTY:
		return a.writeHitsForReading(res, q, c)
	default:
		data = hitsRows(res)
	}
	if err != nil {
		return err
	}
	return a.write(data)
}

func hitsSlugs(res *index.Result) []byte {
	var b bytes.Buffer
	for _, h := range res.Hits {
		b.WriteString(h.Slug + "\n")
	}
	return b.Bytes()
}

// hitsRows is the table for a pipe: slug, companies, title, year, uses, channels,
// outcome, snippet.
func hitsRows(res *index.Result) []byte {
	var b bytes.Buffer
	for _, h := range res.Hits {
		cells := []string{
			h.Slug, strings.Join(h.Companies, ", "), h.Title, yearText(h.Year),
			strings.Join(h.Uses, ","), strings.Join(h.Channels, ","), h.Outcome, withoutMarks(snippet(h)),
		}
		for i, cell := range cells {
			if i > 0 {
				b.WriteByte('\t')
			}
			b.WriteString(oneLine(cell))
		}
		b.WriteByte('\n')
	}
	return b.Bytes()
}

func yearText(year int) string {
	if year == 0 {
		return ""
	}
	return strconv.Itoa(year)
}

// snippet is the passage that shows best why a case was found.
func snippet(h index.Hit) string {
	if len(h.Snippets) > 0 {
		return h.Snippets[0]
	}
	return h.Summary
}

// The marks around found words in snippets.
const markOpen, markShut = "<mark>", "</mark>"

func withoutMarks(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(s, markOpen, ""), markShut, "")
}

// markedSpans puts the found words of a snippet in bold.
func markedSpans(s string) []span {
	var spans []span
	for {
		before, rest, ok := strings.Cut(s, markOpen)
		spans = append(spans, span{before, ""})
		if !ok {
			return spans
		}
		found, after, _ := strings.Cut(rest, markShut)
		spans = append(spans, span{found, bold})
		s = after
	}
}

// readWidth is the longest line of running text: longer ones are hard to follow.
const readWidth = 80

// writeHitsForReading lays hits out on a terminal, and says how many there are.
func (a *app) writeHitsForReading(res *index.Result, q index.Query, c *config) error {
	if len(res.Hits) == 0 {
		return nil
	}
	tax, err := a.Taxonomies()
	if err != nil {
		return err
	}
	l := labels{tax, a.lang(c), a.text}
	s := style{a.colour && !c.Plain}
	width := min(a.width, readWidth)
	var b strings.Builder
	if res.Relaxed {
		fmt.Fprintf(&b, a.text.relaxed+"\n\n", a.text.count(a.text.cases, res.Total))
	}
	for i, h := range res.Hits {
		if at := q.Offset + i; at == res.Total && !res.Relaxed {
			some := fmt.Sprintf(a.text.someWords, a.text.count(a.text.cases, res.TotalSome))
			b.WriteString(s.with(dim, some) + "\n\n")
		}
		b.WriteString(s.wrap(plainSpan(h.Title, bold), width, s.with(accent, h.Slug)+"  ", "  ") + "\n")
		b.WriteString(s.wrap(plainSpan(l.hitLine(h), dim), width, "  ", "  ") + "\n")
		b.WriteString(s.wrap(markedSpans(oneLine(snippet(h))), width, "  ", "  ") + "\n\n")
	}
	b.WriteString(s.wrap(plainSpan(a.totals(res, q), ""), width, "", "") + "\n")
	return a.write([]byte(b.String()))
}

// totals is the last line: how many cases there are and which of them were shown.
func (a *app) totals(res *index.Result, q index.Query) string {
	all := a.text.count(a.text.cases, res.Total)
	line := all
	if strings.TrimSpace(q.Text) != "" && !res.Relaxed {
		line = fmt.Sprintf(a.text.allWords, all)
		if res.TotalSome > 0 {
			line += fmt.Sprintf(a.text.andSome, a.text.count(a.text.cases, res.TotalSome))
		}
	}
	line += "."
	last := q.Offset + len(res.Hits)
	if q.Offset > 0 || last < res.Total+res.TotalSome {
		line += " " + fmt.Sprintf(a.text.shown, q.Offset+1, last)
	}
	if last < res.Total+res.TotalSome {
		line += " " + fmt.Sprintf(a.text.goesOn, last)
	}
	return line
}

// hitLine is what one wants to know of a case at a glance.
func (l labels) hitLine(h index.Hit) string {
	var parts []string
	add := func(s string) {
		if s != "" {
			parts = append(parts, s)
		}
	}
	switch {
	case len(h.Companies) > 0:
		add(strings.Join(h.Case.CompanyNames(), ", "))
	case h.Type == string(kb.TypePractice):
		add(l.text.practice)
	default:
		add(l.text.anonymous)
	}
	add(yearText(h.Year))
	add(l.list(l.tax.Uses, h.Uses))
	add(l.list(l.tax.Channels, h.Channels))
	add(l.of(l.tax.Outcomes, h.Outcome))
	return strings.Join(parts, " · ")
}

// labels says slugs in a language.
type labels struct {
	tax  *kb.Taxonomies
	lang string
	text *texts
}

// of is the label of a slug; a slug that the taxonomy lacks is its own.
func (l labels) of(t *kb.Taxonomy, slug string) string {
	if term, ok := t.Term(slug); ok {
		return term.Label.In(l.lang)
	}
	return slug
}

// list is the labels of slugs, each once.
func (l labels) list(t *kb.Taxonomy, slugs []string) string {
	var names []string
	seen := make(map[string]bool)
	for _, slug := range slugs {
		if !seen[slug] {
			seen[slug] = true
			names = append(names, l.of(t, slug))
		}
	}
	return strings.Join(names, ", ")
}
