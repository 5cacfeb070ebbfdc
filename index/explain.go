package index

import (
	"fmt"
	"slices"
	"strings"
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
// its points, and one for the places of the words. The points add up to the score.
func (s *search) explain(h ranked) ([]string, error) {
	var lines []string
	for _, m := range s.lookup.matched {
		own, near, length, err := m.frequencies(h.doc)
		if err != nil {
			return nil, fmt.Errorf("explain a hit: %w", err)
		}
		points := m.points(own, near, s.g.lengths().of(length))
		switch {
		case own == 0 && near == 0:
			lines = append(lines, fmt.Sprintf("%s is not in the case: 0", m.unit.name()))
		case own == 0:
			lines = append(lines, fmt.Sprintf("%s as %s, frequency %.0f: %.3f", m.unit.name(), strings.Join(m.saying(h.doc), ", "), near, points))
		default:
			lines = append(lines, fmt.Sprintf("%s, frequency %.0f over all fields, in %d of %d cases: %.3f", m.unit.name(), own, m.ownDocs.GetCardinality(), s.g.live, points))
		}
	}
	if s.sort == SortRelevance && len(s.close) > 1 {
		only := []ranked{{doc: h.doc}}
		if err := s.g.bring(only, s.close); err != nil {
			return nil, err
		}
		if only[0].points > 0 {
			lines = append(lines, fmt.Sprintf("words close together or in the title: %.3f", only[0].points))
		}
	}
	if !h.whole {
		lines = append(lines, "some of the words only: after the cases that have all")
	}
	return lines, nil
}

// name is the unit as it was typed, and what it was taken for.
func (u *unit) name() string {
	if u.meant != "" {
		return fmt.Sprintf("%q, taken for %q", u.text, u.meant)
	}
	return fmt.Sprintf("%q", u.text)
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
