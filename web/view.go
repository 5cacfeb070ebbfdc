package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// A view says domain values in one language.
type view struct {
	l   *locale
	tax *kb.Taxonomies
}

func (s *Server) view(r *http.Request) (view, error) {
	tax, err := s.taxonomies()
	if err != nil {
		return view{}, err
	}
	return view{s.locale(r), tax}, nil
}

// taxonomies are the library's. A mistake that somebody saves in their file
// while the site runs does not take the site away: the last good ones hold.
func (s *Server) taxonomies() (*kb.Taxonomies, error) {
	tax, err := s.config.Library.Taxonomies()
	if err == nil {
		s.lastGood.Store(tax)
		return tax, nil
	}
	if last := s.lastGood.Load(); last != nil {
		s.log.Warn("the library's taxonomies can't be read; the last good ones hold", "error", err)
		return last, nil
	}
	return nil, fmt.Errorf("read taxonomies: %w", err)
}

// A mark is a word with its sign before it: an icon of marks.svg and the class
// that colours it.
type mark struct {
	Icon  string // "u-crisis"; empty: no sign
	Class string // "u u-crisis"
	Label string
	Href  string // where the word leads, may be empty
}

// A link is a word that leads somewhere.
type link struct{ Label, Href string }

func (v view) href(path string) string { return "/" + v.l.Lang + path }

// paths of the pages about one value.
var facetPaths = [...]struct {
	facet index.Facet
	path  string
}{
	{index.FacetUse, "/uses/"},
	{index.FacetChannel, "/channels/"},
	{index.FacetCompany, "/companies/"},
	{index.FacetSector, "/sectors/"},
	{index.FacetCountry, "/countries/"},
	{index.FacetTag, "/tags/"},
}

// pageOf is the address of the page about one value of a facet.
func (v view) pageOf(facet index.Facet, value string) string {
	for _, p := range facetPaths {
		if p.facet != facet {
			continue
		}
		switch facet {
		case index.FacetCompany:
			value = kb.CompanySlug(value)
		case index.FacetCountry:
			value = strings.ToLower(value)
		}
		return v.href(p.path + value)
	}
	return v.href(selection{}.with(facet, value).path())
}

// taxonomy is the list of a facet's values, nil where anything can be one.
func (v view) taxonomy(facet index.Facet) *kb.Taxonomy {
	switch facet {
	case index.FacetUse:
		return v.tax.Uses
	case index.FacetChannel:
		return v.tax.Channels
	case index.FacetSector:
		return v.tax.Sectors
	case index.FacetOutcome:
		return v.tax.Outcomes
	}
	return nil
}

// label is the name of a value in the view's language; a value that no list
// knows is its own name.
func (v view) label(facet index.Facet, value string) string {
	switch facet {
	case index.FacetCountry:
		if name := v.tax.CountryName(value, v.l.Lang); name != "" {
			return name
		}
	case index.FacetTag:
		return strings.ReplaceAll(value, "-", " ")
	case index.FacetType:
		if key := "type." + value; v.l.Has(key) {
			return v.l.T(key)
		}
	}
	return v.term(v.taxonomy(facet), value)
}

func (v view) term(t *kb.Taxonomy, slug string) string {
	if t != nil {
		if term, ok := t.Term(slug); ok {
			return term.Label.In(v.l.Lang)
		}
	}
	return slug
}

// mark is a value of a facet with its sign, leading to its page.
func (v view) mark(facet index.Facet, value string) mark {
	m := mark{Label: v.label(facet, value), Href: v.pageOf(facet, value)}
	switch facet {
	case index.FacetUse:
		m.Icon, m.Class = "u-"+value, "u u-"+value
	case index.FacetOutcome:
		m.Icon, m.Class = "o-"+value, "o o-"+value
	}
	if t := v.taxonomy(facet); t != nil {
		if _, known := t.Term(value); !known {
			m.Icon, m.Class = "", ""
		}
	}
	return m
}

func (v view) marks(facet index.Facet, values []string) []mark {
	marks := make([]mark, len(values))
	for i, value := range values {
		marks[i] = v.mark(facet, value)
	}
	return marks
}

// verdict is the sign and word of a judgement, "no verdict" where there is none.
func (v view) verdict(slug string) mark {
	if slug == "" {
		return mark{Icon: "v-none", Class: "v v-none", Label: v.l.T("verdict.none")}
	}
	return mark{Icon: "v-" + slug, Class: "v v-" + slug, Label: v.term(v.tax.Verdicts, slug)}
}

// evidence is the sign and words of a grade from 1 to 4.
func (v view) evidence(grade int) mark {
	icon := "e-" + strconv.Itoa(grade)
	return mark{Icon: icon, Class: "e " + icon, Label: v.l.T("evidence.grade", "grade", grade)}
}

// companies are the names that a case is told under, each leading to its page.
func (v view) companies(c *kb.Case) []link {
	var links []link
	for _, name := range c.CompanyNames() {
		links = append(links, link{name, v.pageOf(index.FacetCompany, name)})
	}
	return links
}

// who names a case's organisations, or says why there are none.
func (v view) who(c *kb.Case) string {
	switch {
	case len(c.Companies) > 0:
		return strings.Join(c.CompanyNames(), ", ")
	case c.Type == kb.TypePractice:
		return v.l.T("type.practice")
	}
	return v.l.T("case.anonymous")
}

func (v view) sector(c *kb.Case) link {
	return link{v.label(index.FacetSector, c.Sector), v.pageOf(index.FacetSector, c.Sector)}
}

func (v view) countries(c *kb.Case) []link {
	var links []link
	for _, code := range c.Countries {
		links = append(links, link{v.label(index.FacetCountry, code), v.pageOf(index.FacetCountry, code)})
	}
	return links
}

// language is a language's name in the view's language.
func (v view) language(tag string) string {
	if key := "language." + base(tag); v.l.Has(key) {
		return v.l.T(key)
	}
	return tag
}

// base is the language of a tag without script and region.
func base(tag string) string {
	b, _, _ := strings.Cut(tag, "-")
	return strings.ToLower(b)
}

// foreign is tag where it is another language than the view's, else "": the
// value of a lang attribute.
func (v view) foreign(tag string) string {
	if base(tag) == v.l.Lang {
		return ""
	}
	return tag
}
