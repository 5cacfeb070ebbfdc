package web

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// A nearMiss is an address that nothing stands at, with what was most likely
// meant.
type nearMiss struct {
	err  error
	near link
}

// Error is that of what was not found.
func (m *nearMiss) Error() string { return m.err.Error() }

// Unwrap keeps it what it was: not found.
func (m *nearMiss) Unwrap() error { return m.err }

// failedPage is the page of an error: where something near to what was asked for
// is known, it leads there, and the box holds the words of the address.
func (s *Server) failedPage(r *http.Request, err error) *errorPage {
	status := statusOf(err)
	p := s.errorPage(r, status)
	var miss *nearMiss
	if errors.As(err, &miss) {
		p.Near = &miss.near
	}
	if status == http.StatusNotFound {
		p.Words = wordsOf(r.URL.Path)
	}
	return p
}

// wordsOf are the words of an address's last part: "old spice" of
// "/en/cases/old-spice".
func wordsOf(path string) string {
	last := path[strings.LastIndexByte(path, '/')+1:]
	if isLanguage(last) {
		return ""
	}
	return cleanText(strings.Map(func(c rune) rune {
		if strings.ContainsRune("-_.+:\"", c) { // what the search reads as more than letters
			return ' '
		}
		return c
	}, last))
}

// missed is the error of a value that there is no page about.
func (v view) missed(ctx context.Context, g *index.Generation, facet index.Facet, slug string) error {
	near, err := v.nearest(ctx, g, facet, slug)
	if err != nil {
		return err
	}
	if near == "" {
		return kb.ErrNotFound
	}
	name := v.label(facet, near)
	if facet == index.FacetCompany {
		if name, err = companyName(ctx, g, near); err != nil {
			return err
		}
	}
	return &nearMiss{kb.ErrNotFound, link{name, v.pageOf(facet, near)}}
}

// missedCase is the error of a name that no case has.
func (v view) missedCase(ctx context.Context, g *index.Generation, slug string, err error) error {
	if !errors.Is(err, kb.ErrNotFound) {
		return err
	}
	slugs, listErr := g.Slugs(ctx)
	if listErr != nil {
		return listErr
	}
	near := kb.Nearest(slug, slugs)
	if near == "" {
		return err
	}
	c, readErr := g.Case(ctx, near)
	if readErr != nil {
		return readErr
	}
	title, _ := c.TitleIn(v.l.Lang)
	return &nearMiss{err, link{title, v.href("/cases/" + near)}}
}

// nearest is the value of a facet that was most likely meant, "" for none.
func (v view) nearest(ctx context.Context, g *index.Generation, facet index.Facet, slug string) (string, error) {
	if t := v.taxonomy(facet); t != nil {
		return t.Nearest(slug), nil
	}
	counts, err := g.Counts(ctx, facet)
	if err != nil {
		return "", err
	}
	var values, names []string
	for _, count := range counts {
		values, names = append(values, count.Value), append(names, count.Value)
		if facet == index.FacetCountry { // by its code, or by its name in either language
			for _, lang := range languages {
				values, names = append(values, count.Value), append(names, v.tax.CountryName(count.Value, lang.Tag))
			}
		}
	}
	near := kb.Nearest(slug, names)
	for i, name := range names {
		if near != "" && name == near {
			return values[i], nil
		}
	}
	return "", nil
}

// companyName is how the cases of an organisation write its name, its slug where
// none has it.
func companyName(ctx context.Context, g *index.Generation, slug string) (string, error) {
	found, err := g.Search(ctx, index.Query{Filters: []index.Filter{{Facet: index.FacetCompany, Values: []string{slug}}}, Limit: 1})
	if err != nil {
		return "", err
	}
	for _, h := range found.Hits {
		for _, name := range h.Case.CompanyNames() {
			if kb.CompanySlug(name) == slug {
				return name, nil
			}
		}
	}
	return slug, nil
}
