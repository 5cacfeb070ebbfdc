package index

import (
	"fmt"
	"slices"
	"strings"

	"casebook/kb"
)

// synonymsIn says through which other words a document has the units that it does
// not have themselves: "tollé = backlash".
func (l *lookup) synonymsIn(doc uint32) []string {
	var said []string
	for _, m := range l.matched {
		if m.ownDocs.Contains(doc) {
			continue
		}
		says := slices.DeleteFunc(m.saying(doc), func(word string) bool { return word == m.unit.said })
		if line := m.unit.said + " = " + strings.Join(says, ", "); len(says) > 0 && !slices.Contains(said, line) {
			said = append(said, line)
		}
	}
	return said
}

// explain says in words why a hit stands where it does: a line for each unit with
// the parts of the case that have it and its points, and one for the places of the
// words. The points add up to the score.
func (s *search) explain(h ranked, c *kb.Case, a *analyzer) ([]string, error) {
	say := explanationsIn(s.q.Lang)
	tax, _, err := s.g.index.taxonomies()
	if err != nil {
		return nil, err
	}
	parts := partsOf(c, tax)
	var lines []string
	for _, m := range s.lookup.matched {
		own, near, length, err := m.frequencies(h.doc)
		if err != nil {
			return nil, fmt.Errorf("explain a hit: %w", err)
		}
		points := m.points(own, near, s.g.lengths().of(length))
		where := say.list(partsWith(parts, newMarker(a, []unit{*m.unit})))
		switch {
		case own == 0 && near == 0:
			lines = append(lines, say.absent(m.unit))
		case own == 0:
			lines = append(lines, say.other(m.unit, m.saying(h.doc), where, near, points))
		default:
			lines = append(lines, say.own(m.unit, where, own, m.ownDocs.GetCardinality(), s.g.live, points))
		}
	}
	if s.sort == SortRelevance && len(s.close) > 1 {
		only := []ranked{{doc: h.doc}}
		if err := s.g.bring(only, s.close); err != nil {
			return nil, err
		}
		if only[0].points > 0 {
			lines = append(lines, say.close(only[0].points))
		}
	}
	if !h.whole {
		lines = append(lines, say.someWords)
	}
	return lines, nil
}

// A casePart is one part of a case with its texts by language.
type casePart struct {
	part  explainedPart
	texts []source
}

// partsOf are the parts of a case that words are found in, as the index has them.
func partsOf(c *kb.Case, tax *kb.Taxonomies) []casePart {
	var titles, names, summaries, labels, bodies, rest []source
	both := func(to *[]source, t kb.Text) {
		for lang, text := range t {
			*to = append(*to, source{text, lang})
		}
	}
	titles = append(titles, source{c.Title, c.Lang})
	bodies = append(bodies, source{kb.BodyText(c.Body), c.Lang})
	for _, t := range c.Translations {
		titles = append(titles, source{t.Title, t.Lang})
		bodies = append(bodies, source{kb.BodyText(t.Body), t.Lang})
	}
	for _, company := range c.Companies {
		names = append(names, source{company, "en"}, source{company, "fr"})
	}
	both(&summaries, c.Summary)
	for _, filed := range filedUnder(c, tax) {
		term, _ := filed.list.Term(filed.slug)
		for lang, label := range term.Label {
			labels = append(labels, source{label + "\n" + strings.Join(term.Also[lang], "\n"), lang})
		}
	}
	for _, code := range c.Countries {
		labels = append(labels, source{tax.CountryName(code, "en"), "en"}, source{tax.CountryName(code, "fr"), "fr"})
	}
	labels = append(labels, source{strings.Join(c.Tags, "\n"), "en"}, source{c.Slug, ""})
	for _, f := range c.Figures {
		rest = append(rest, source{f.Value, ""})
		both(&rest, f.Label)
	}
	for _, s := range c.Timeline {
		both(&rest, s.Text)
	}
	for _, ch := range c.Channels {
		both(&rest, ch.Note)
	}
	if c.Teaching != nil {
		both(&rest, c.Teaching.Objectives)
		for _, q := range c.Teaching.Questions {
			both(&rest, q)
		}
	}
	for _, s := range c.Sources {
		rest = append(rest, source{s.Title + "\n" + s.Publisher, s.Lang})
	}
	return []casePart{{inName, names}, {inTitles, titles}, {inLabels, labels}, {inSummary, summaries}, {inBody, bodies}, {inRest, rest}}
}

// partsWith are the parts in which a marker finds something.
func partsWith(parts []casePart, m *marker) []explainedPart {
	var with []explainedPart
	for _, p := range parts {
		if slices.ContainsFunc(p.texts, func(s source) bool { return len(m.find(readyText{source: s})) > 0 }) {
			with = append(with, p.part)
		}
	}
	return with
}

// saying are the other words by which a document has a unit.
func (m *matched) saying(doc uint32) []string {
	var says []string
	for _, p := range m.near {
		if p.docs.Contains(doc) && !slices.Contains(says, p.says) {
			says = append(says, p.says)
		}
	}
	return says
}

// frequencies are how often a document has a unit itself and by words of the same
// meaning, and how long it is.
func (m *matched) frequencies(doc uint32) (own, near float32, length uint64, err error) {
	for _, side := range []struct {
		patterns []matchedPattern
		into     *float32
	}{{m.own, &own}, {m.near, &near}} {
		for i := range side.patterns {
			freq, in, err := side.patterns[i].in(doc)
			if err != nil {
				return 0, 0, 0, err
			}
			*side.into += float32(freq)
			length = max(length, in)
		}
	}
	return own, near, length, nil
}

// in is how often a document has a pattern.
func (m *matchedPattern) in(doc uint32) (freq, length uint64, err error) {
	for _, r := range m.rows {
		if r.doc == doc {
			return uint64(r.count), r.length, nil
		}
	}
	for _, lists := range m.lists {
		for _, l := range lists {
			local := uint64(doc - l.seg.offset)
			if doc < l.seg.offset || local >= l.seg.segment.Count() {
				continue
			}
			p, err := l.list.Iterator(true, true, false, nil).Advance(local)
			if err != nil {
				return 0, 0, err
			}
			if p != nil && p.Number() == local {
				freq += p.Frequency()
				length = lengthOf(p)
			}
		}
	}
	return freq, length, nil
}
