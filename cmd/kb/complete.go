package main

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casebook/index"
	"casebook/kb"
)

// A completer proposes words at a Tab. A mistake proposes nothing: there is
// nobody to tell.
type completer func(cmd *cobra.Command, prefix string) []string

// completeFlag makes a flag complete its values, the last of a comma list too.
func (a *app) completeFlag(cmd *cobra.Command, flag string, values completer) {
	complete := func(cmd *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		done, last := "", typed
		if i := strings.LastIndexByte(typed, ','); i >= 0 {
			done, last = typed[:i+1], typed[i+1:]
		}
		var proposals []string
		for _, v := range values(cmd, last) {
			if strings.HasPrefix(v, last) {
				proposals = append(proposals, done+v)
			}
		}
		return proposals, cobra.ShellCompDirectiveNoFileComp
	}
	if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
		panic(err) // a flag of that name is declared where this is called
	}
}

// fixed proposes a short list.
func fixed(values ...string) completer {
	return func(*cobra.Command, string) []string { return values }
}

// completeFacet proposes a facet's values with their labels.
func (a *app) completeFacet(facet index.Facet) completer {
	if values := fixedValues(facet); values != nil {
		return a.completeFixed(facet, values)
	}
	switch facet {
	case index.FacetCompany, index.FacetTag:
		return func(cmd *cobra.Command, _ string) []string { return a.knownValues(cmd, facet) }
	case index.FacetCountry:
		return a.completeCountries
	}
	return a.completeTerms(func(t *kb.Taxonomies) *kb.Taxonomy { return taxonomyOf(t, facet) })
}

// completeFixed proposes a short list with its labels.
func (a *app) completeFixed(facet index.Facet, values []string) completer {
	return func(*cobra.Command, string) []string {
		proposals := make([]string, len(values))
		for i, v := range values {
			proposals[i] = v
			if label := a.text.valueLabel(facet, v); label != "" && label != v {
				proposals[i] += "\t" + label
			}
		}
		return proposals
	}
}

// completeTerms proposes the slugs of a taxonomy with their labels.
func (a *app) completeTerms(list func(*kb.Taxonomies) *kb.Taxonomy) completer {
	return func(cmd *cobra.Command, _ string) []string {
		a.flags = cmd.Flags()
		tax, err := a.Taxonomies()
		if err != nil {
			return nil
		}
		l := labels{tax, a.text.lang, a.text}
		var values []string
		for _, slug := range list(tax).Slugs() {
			values = append(values, slug+"\t"+l.of(list(tax), slug))
		}
		return values
	}
}

func (a *app) completeCountries(cmd *cobra.Command, prefix string) []string {
	a.flags = cmd.Flags()
	tax, err := a.Taxonomies()
	if err != nil {
		return nil
	}
	var values []string
	for code := range countryNames(tax) {
		value := code + "\t" + tax.CountryName(code, a.text.lang)
		if strings.HasPrefix(code, prefix) && !slices.Contains(values, value) {
			values = append(values, value)
		}
	}
	return values
}

// completeSlugs proposes cases by the names of their files, which needs no index.
func (a *app) completeSlugs(cmd *cobra.Command, args []string, prefix string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	a.flags = cmd.Flags()
	lib, err := a.Library()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	files, err := lib.Files(cmd.Context())
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var slugs []string
	for _, f := range files {
		if slug, lang, ok := kb.SplitName(f.Name); ok && lang == "" && strings.HasPrefix(slug, prefix) {
			slugs = append(slugs, slug)
		}
	}
	return slugs, cobra.ShellCompDirectiveNoFileComp
}

// knownValues proposes what the index has, if there is one: a Tab is no time to
// build it.
func (a *app) knownValues(cmd *cobra.Command, facet index.Facet) []string {
	a.flags = cmd.Flags()
	lib, err := a.Library()
	if err != nil {
		return nil
	}
	dir, err := a.indexDir(lib)
	if err != nil || dir == "" {
		return nil
	}
	if _, err := index.ReadStatus(cmd.Context(), lib, dir); err != nil {
		return nil
	}
	ix, err := a.Index(cmd.Context())
	if err != nil {
		return nil
	}
	g := ix.Acquire()
	defer g.Release()
	values, err := facetValues(cmd.Context(), g, facet)
	if err != nil {
		return nil
	}
	return values
}

// completeLanguages proposes the languages that most cases are told in.
func (a *app) completeLanguages(*cobra.Command, string) []string {
	return []string{"en\tEnglish", "fr\tfrançais"}
}
