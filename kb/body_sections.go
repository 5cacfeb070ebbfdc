package kb

import (
	"slices"
	"strconv"
	"strings"
)

// sectionTitles are the sections of a case by language, in their order. The first
// four must be there.
func sectionTitles(lang string) []string {
	switch baseLang(lang) {
	case "en":
		return []string{"Context", "What they did", "Results", "Lessons", "What is disputed", "What became of it"}
	case "fr":
		return []string{"Contexte", "Ce qu'ils ont fait", "Résultats", "Leçons", "Ce qui est contesté", "Et depuis"}
	}
	return nil
}

// mustSections is how many of the titles must be there, and come first.
const mustSections = 4

// checkSections holds the level-2 headings of a body that begins on a line against
// the sections of its language. In a language whose titles nobody has set down,
// there must be four of them.
func (r *reader) checkSections(headings []heading, line int, lang string) {
	titles := sectionTitles(lang)
	if titles == nil {
		if lang != "" && len(headings) < mustSections {
			order := strings.Join(sectionTitles("en")[:mustSections], ", ")
			r.tell(line, 1, Error, CodeSectionMissing, "section", sectionTitles("en")[len(headings)], "order", order)
		}
		return
	}
	s := sectionChecker{reader: r, titles: titles, lang: lang, lines: make([]int, len(titles))}
	for i, h := range headings {
		s.check(h, headings[i+1:])
	}
	for i, title := range titles[:mustSections] {
		if s.lines[i] == 0 {
			r.tell(line, 1, Error, CodeSectionMissing, "section", title, "order", s.order())
		}
	}
}

// A sectionChecker goes through the headings of a body.
type sectionChecker struct {
	*reader
	titles []string
	lang   string
	lines  []int // where each title was found, 0 where it was not
	last   int   // the highest title found so far, plus one
}

func (s *sectionChecker) check(h heading, rest []heading) {
	at := s.find(h.title)
	if at < 0 {
		at = s.misnamed(h)
	}
	switch {
	case at < 0:
		if s.mustFollow(rest) {
			s.told(h, CodeSectionPlace, "section", h.title, "after", s.titles[mustSections-1])
		}
		return
	case s.lines[at] != 0:
		s.told(h, CodeSectionTwice, "section", h.title, "line", strconv.Itoa(s.lines[at]))
		return
	case at+1 < s.last:
		s.told(h, CodeSectionOrder, "section", h.title, "order", strings.Join(s.titles, ", "))
	}
	s.lines[at] = h.line
	s.last = max(s.last, at+1)
}

func (s *sectionChecker) told(h heading, code Code, args ...string) {
	s.tell(h.line, h.column, Error, code, args...)
}

func (s *sectionChecker) order() string {
	return strings.Join(s.titles[:mustSections], ", ")
}

// find is the place of a title, -1 where it is none. Case and the kind of
// apostrophe don't count.
func (s *sectionChecker) find(title string) int { return findTitle(s.titles, title) }

func findTitle(titles []string, title string) int {
	title = strings.ReplaceAll(title, "’", "'")
	return slices.IndexFunc(titles, func(t string) bool { return strings.EqualFold(t, title) })
}

// misnamed tells a heading that is a title in another language, or nearly one,
// and gives its place; -1 for any other heading.
func (s *sectionChecker) misnamed(h heading) int {
	for _, other := range textKeys {
		if at := findTitle(sectionTitles(other), h.title); at >= 0 && other != baseLang(s.lang) {
			s.told(h, CodeSectionLanguage, "section", h.title, "right", s.titles[at])
			return at
		}
	}
	near := Nearest(h.title, s.titles)
	at := slices.Index(s.titles, near)
	if at >= 0 && s.lines[at] == 0 {
		s.told(h, CodeSectionUnknown, "section", shown(h.title), "nearest", near)
		return at
	}
	return -1
}

// mustFollow reports whether one of the first four titles is still to come.
func (s *sectionChecker) mustFollow(rest []heading) bool {
	return slices.ContainsFunc(rest, func(h heading) bool {
		at := s.find(h.title)
		return at >= 0 && at < mustSections && s.lines[at] == 0
	})
}
