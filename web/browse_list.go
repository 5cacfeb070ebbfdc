package web

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/index"
	"casebook/kb"
)

// listPage is all values of a facet: all uses, channels, companies, sectors,
// countries or tags, by name or by the number of their cases.
type listPage struct {
	layout
	Stand   string
	Sorts   []choice
	Letters []link // to the first entry of each letter, where there are many
	Defined bool   // entries have definitions, and stand one below the other
	Groups  []listGroup
	Pager   *pager
}

func (*listPage) template() string { return "list" }

// A listGroup is the entries of one letter, or all of them.
type listGroup struct {
	Letter, ID string
	Entries    []listEntry
}

// A listEntry is a value with what it means.
type listEntry struct {
	mark
	Count      string
	None       bool // no case has it
	Definition string
	Closed     string
}

// listSize is how many entries a page shows, and from how many on letters lead
// through them.
const (
	listSize  = 240
	listFew   = 40
	byCount   = "count"
	byName    = "name"
	asDefined = "" // in the order of the taxonomy
)

// listOrders are the orders that a list can have, the usual one first. The names
// of organisations are looked up one by one, the rest are looked at.
func listOrders(facet index.Facet) []string {
	switch facet {
	case index.FacetUse:
		return []string{asDefined, byCount}
	case index.FacetCompany, index.FacetCountry:
		return []string{byName, byCount}
	}
	return []string{byCount, byName}
}

// listOf is the address of the list that a facet's pages belong to.
func (v view) listOf(facet index.Facet) string {
	for _, p := range facetPaths {
		if p.facet == facet {
			return v.href(strings.TrimSuffix(p.path, "/"))
		}
	}
	return v.href("/explore")
}

// An entry is a value before it is shown; what is shown is made of those of one
// page only.
type entry struct {
	value, key string // key sorts and gives the letter
	cases      int
}

func (s *Server) showList(facet index.Facet) handler {
	return func(r *http.Request, g *index.Generation) (page, error) {
		v, err := s.view(r)
		if err != nil {
			return nil, err
		}
		q := r.URL.Query()
		orders, current := listOrders(facet), readPage(q)
		order := orders[0]
		if slices.Contains(orders, q.Get("sort")) {
			order = q.Get("sort")
		}
		entries, err := v.entries(r.Context(), g, facet, order)
		if err != nil {
			return nil, err
		}
		path := func(order string, n int) string {
			if order == orders[0] {
				order = ""
			}
			return v.listOf(facet) + aboutQuery(order, n)
		}
		p := &listPage{Defined: v.taxonomy(facet) != nil}
		p.Title, p.Section = v.l.T("list."+string(facet)), "explore"
		p.Stand = v.l.N("list."+string(facet)+"-stand", len(entries))
		p.Description = p.Stand
		for _, o := range orders {
			p.Sorts = append(p.Sorts, choice{link{v.l.T("list.by-" + cmp.Or(o, "use")), path(o, 1)}, o == order})
		}
		p.Pager = newPagerOf(listSize, current, len(entries), func(n int) string { return path(order, n) })
		first := min((current-1)*listSize, len(entries))
		shown := entries[first:min(first+listSize, len(entries))]
		if order != byName || p.Defined {
			p.Groups, err = v.groups(r.Context(), g, facet, shown, false)
			return p, err
		}
		many := len(entries) > listFew
		if many {
			p.Letters = letters(entries, func(n int, id string) string {
				if n == current {
					return "#" + id
				}
				return path(order, n) + "#" + id
			})
		}
		p.Groups, err = v.groups(r.Context(), g, facet, shown, many)
		return p, err
	}
}

// entries are the values of a facet in an order: those of a taxonomy all, the
// others where a case has them.
func (v view) entries(ctx context.Context, g *index.Generation, facet index.Facet, order string) ([]entry, error) {
	counts, err := g.Counts(ctx, facet)
	if err != nil {
		return nil, err
	}
	have := make(map[string]int, len(counts))
	for _, count := range counts {
		have[count.Value] = count.Cases
	}
	var entries []entry
	if t := v.taxonomy(facet); t != nil {
		for _, slug := range t.Slugs() {
			entries = append(entries, entry{slug, kb.CompanySlug(v.label(facet, slug)), have[slug]})
		}
	} else {
		for _, count := range counts {
			key := count.Value // of a company and a tag it is its name, folded
			if facet == index.FacetCountry {
				key = kb.CompanySlug(v.label(facet, count.Value))
			}
			entries = append(entries, entry{count.Value, key, count.Cases})
		}
	}
	if order != asDefined {
		slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(a.key, b.key) })
	}
	if order == byCount {
		slices.SortStableFunc(entries, func(a, b entry) int { return cmp.Compare(b.cases, a.cases) })
	}
	return entries, nil
}

// groups are the entries as they are shown, by their letters where that is asked
// for.
func (v view) groups(ctx context.Context, g *index.Generation, facet index.Facet, entries []entry, parted bool) ([]listGroup, error) {
	var groups []listGroup
	for _, e := range entries {
		shown := listEntry{mark: v.mark(facet, e.value), Count: v.l.Number(e.cases), None: e.cases == 0}
		switch facet {
		case index.FacetCompany:
			name, err := companyName(ctx, g, e.value)
			if err != nil {
				return nil, err
			}
			shown.Label = name
		case index.FacetUse, index.FacetChannel, index.FacetSector:
			shown.Definition = v.definition(facet, e.value)
			if term, ok := v.taxonomy(facet).Term(e.value); ok && term.Closed != 0 {
				shown.Closed = v.l.T("about.closed", "year", term.Closed)
			}
		}
		letter := ""
		if parted {
			letter = letterOf(e.key)
		}
		if len(groups) == 0 || groups[len(groups)-1].Letter != letter {
			groups = append(groups, listGroup{Letter: letter, ID: letterID(letter)})
		}
		last := &groups[len(groups)-1]
		last.Entries = append(last.Entries, shown)
	}
	return groups, nil
}

// letters leads to the first entry of each letter.
func letters(entries []entry, href func(page int, id string) string) []link {
	var links []link
	for i, e := range entries {
		if letter := letterOf(e.key); len(links) == 0 || links[len(links)-1].Label != letter {
			links = append(links, link{letter, href(i/listSize+1, letterID(letter))})
		}
	}
	return links
}

// letterOf is the letter that an entry stands under, 0–9 for what begins with a
// digit.
func letterOf(key string) string {
	first, _ := utf8.DecodeRuneInString(key)
	if unicode.IsDigit(first) || first == utf8.RuneError {
		return "0–9"
	}
	return strings.ToUpper(string(first))
}

func letterID(letter string) string {
	if letter == "0–9" {
		return "l-0"
	}
	return "l-" + strings.ToLower(letter)
}
