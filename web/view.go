package web

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync"

	"casebook/index"
	"casebook/kb"
)

// A view says domain values in one language.
type view struct {
	l     *locale
	tax   *kb.Taxonomies
	names *index.TaxonomyNames // of the same taxonomies
	words *facetWords          // likewise
}

func (s *Server) view(r *http.Request) (view, error) {
	tax, err := s.taxonomies()
	if err != nil {
		return view{}, err
	}
	return s.viewIn(s.locale(r), tax), nil
}

// viewIn says the values of taxonomies in a language.
func (s *Server) viewIn(l *locale, tax *kb.Taxonomies) view {
	names := s.namesOf(tax)
	return view{l, tax, names.names, &names.words}
}

// filterNames are the names that the values of filters may be written as, how they
// are said, and what else is made of taxonomies alone.
type filterNames struct {
	tax   *kb.Taxonomies
	names *index.TaxonomyNames
	words facetWords
	fixed sync.Map // of *fixedParts by language
}

// namesOf keeps the names of the taxonomies in force: they are slow to collect.
func (s *Server) namesOf(tax *kb.Taxonomies) *filterNames {
	if have := s.names.Load(); have != nil && have.tax == tax {
		return have
	}
	fresh := &filterNames{tax: tax, names: index.NewTaxonomyNames(tax)}
	s.names.Store(fresh)
	return fresh
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
