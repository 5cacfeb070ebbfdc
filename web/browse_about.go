package web

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"casebook/index"
)

// The two orders of the cases on a page about something: what teaches best stands
// first, or what is latest.
const (
	bestFirst   = "-evidence"
	newestFirst = "newest"
)

// yearsWorthDrawing is the number of cases from which their years are a picture
// and not a list.
const yearsWorthDrawing = 12

// verdictRows bounds the verdicts by channel beside the cases of one value.
const verdictRows = 8

// about adds the cases of one value.
func (v view) about(r *http.Request, g *index.Generation, p *aboutPage, facet index.Facet, value string) error {
	ctx, q := r.Context(), r.URL.Query()
	filter := index.Filter{Facet: facet, Values: []string{value}}
	current := readPage(q)
	order := aboutOrder(facet, q)
	hits, total, err := ordered(ctx, g, index.Query{
		Filters: []index.Filter{filter}, Limit: pageSize, Offset: (current - 1) * pageSize, Lang: v.l.Lang,
	}, v.runs(caseOrder(order)))
	if err != nil {
		return err
	}
	p.Title, p.Kind = p.Heading, link{v.l.T("facet." + string(facet)), v.listOf(facet)}
	p.Count = v.l.N("count.cases", total)
	if p.Description = p.Standfirst; p.Description == "" {
		p.Description = v.l.N("about.description", total, "name", p.Heading)
	}
	p.Hits = v.hits(hits)
	address := func(order string, n int) string {
		if order == aboutOrders(facet)[0] {
			order = ""
		}
		return v.pageOf(facet, value) + aboutQuery(order, n)
	}
	p.Pager = newPager(current, total, func(n int) string { return address(order, n) })
	if total > 1 {
		name := value
		if facet == index.FacetCompany {
			name = p.Heading
		}
		p.Refine = v.href(selection{}.with(facet, name).path())
		for _, o := range aboutOrders(facet) {
			p.Sorts = append(p.Sorts, choice{link{v.l.T("about.sort-" + strings.TrimPrefix(o, "-")), address(o, 1)}, o == order})
		}
	}
	if err := v.besides(r, g, p, facet, filter); err != nil {
		return err
	}
	switch facet {
	case index.FacetChannel:
		p.Verdicts, err = v.verdictsByUse(ctx, g, value)
	case index.FacetUse, index.FacetCompany, index.FacetSector, index.FacetCountry:
		p.Verdicts, err = v.verdictsByChannel(ctx, g, verdictRows, filter)
	}
	if err != nil {
		return err
	}
	if total >= yearsWorthDrawing {
		p.Years, err = v.yearsChart(ctx, g, 180, filter)
	}
	return err
}

// aboutOrders are the orders to choose from, the usual one first: what happened
// to one organisation is read as its history.
func aboutOrders(facet index.Facet) []string {
	if facet == index.FacetCompany {
		return []string{newestFirst, bestFirst}
	}
	return []string{bestFirst, newestFirst}
}

// aboutOrder is the order that an address asks for, else the usual one.
func aboutOrder(facet index.Facet, q url.Values) string {
	orders := aboutOrders(facet)
	if q.Get("sort") == aboutParam(orders[1]) {
		return orders[1]
	}
	return orders[0]
}

// aboutParam is how an address names an order.
func aboutParam(order string) string { return strings.TrimPrefix(order, "-") }

// aboutQuery is the query of a page's address; no order is the usual one.
func aboutQuery(order string, n int) string {
	q := url.Values{}
	if order != "" {
		q.Set("sort", aboutParam(order))
	}
	if n > 1 {
		q.Set("page", strconv.Itoa(n))
	}
	if len(q) == 0 {
		return ""
	}
	return "?" + q.Encode()
}

// besides are what else the cases of a value have, by what it is.
func (v view) besides(r *http.Request, g *index.Generation, p *aboutPage, facet index.Facet, filter index.Filter) error {
	facets := []index.Facet{index.FacetUse, index.FacetChannel}
	if facet == index.FacetCountry || facet == index.FacetTag {
		facets = append(facets, index.FacetSector)
	}
	for _, beside := range facets {
		links, err := v.beside(r, g, beside, filter)
		if err != nil {
			return err
		}
		if len(links) > 0 {
			name := v.l.T("facets." + string(beside))
			if beside == facet {
				name = v.l.T("about.other-" + string(facet))
			}
			p.Beside = append(p.Beside, besideView{name, links})
		}
	}
	return nil
}

// beside counts the values of a facet among the cases that pass the filter, but
// for the filter's own.
func (v view) beside(r *http.Request, g *index.Generation, facet index.Facet, filter index.Filter) ([]countLink, error) {
	counts, err := g.Counts(r.Context(), facet, filter)
	if err != nil {
		return nil, err
	}
	sortByCount(counts)
	own := selection{filters: []index.Filter{filter}}
	var links []countLink
	for _, count := range counts {
		if len(links) == facetRows {
			break
		}
		if facet == filter.Facet && count.Value == filter.Values[0] {
			continue
		}
		m := v.mark(facet, count.Value)
		if facet != filter.Facet {
			m.Href = v.href(own.with(facet, count.Value).path()) // both must hold
		}
		links = append(links, countLink{m, v.l.Number(count.Cases)})
	}
	return links, nil
}

// A namedText is a piece of a text; where it names something, it leads there.
type namedText struct{ Text, Href string }

// linkChannels makes the names of channels in a text links.
func (v view) linkChannels(text string) []namedText {
	var pieces []namedText
	for text != "" {
		at, name, slug := len(text), "", ""
		for _, s := range v.tax.Channels.Slugs() {
			term, _ := v.tax.Channels.Term(s)
			label := term.Label.In(v.l.Lang)
			if label == strings.ToLower(label) {
				continue // no name
			}
			i := strings.Index(text, label)
			if i < 0 || i > at || i == at && len(label) <= len(name) {
				continue
			}
			if next, _ := utf8.DecodeRuneInString(text[i+len(label):]); !unicode.IsLetter(next) {
				at, name, slug = i, label, s
			}
		}
		if at > 0 {
			pieces = append(pieces, namedText{Text: text[:at]})
		}
		if name != "" {
			pieces = append(pieces, namedText{name, v.pageOf(index.FacetChannel, slug)})
		}
		text = text[at+len(name):]
	}
	return pieces
}
