package index_test

import (
	"fmt"
	"html"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/kbtest"
)

// valuesOf are the values of a facet that a case has, worked out from the case
// alone: the oracle that columns are held against.
func valuesOf(c *kb.Case, facet index.Facet) []string {
	switch facet {
	case index.FacetUse:
		return c.Uses
	case index.FacetChannel:
		return c.ChannelNames()
	case index.FacetSector:
		return []string{c.Sector}
	case index.FacetCountry:
		return c.Countries
	case index.FacetOutcome:
		return []string{c.Outcome}
	case index.FacetYear:
		if !c.Period.IsZero() {
			return []string{strconv.Itoa(c.Period.From.Year)}
		}
	case index.FacetGrade:
		return []string{strconv.Itoa(kb.GradeOf(c).Value)}
	case index.FacetCause:
		if c.Crisis != nil {
			return []string{c.Crisis.Cause}
		}
	case index.FacetResponse:
		if c.Crisis != nil {
			return c.Crisis.Response
		}
	case index.FacetRung:
		var rungs []string
		for _, f := range c.Figures {
			rungs = append(rungs, f.Rung)
		}
		return rungs
	case index.FacetKind:
		var kinds []string
		for _, s := range c.Sources {
			kinds = append(kinds, s.Kind)
		}
		return kinds
	case index.FacetVerdict:
		judged := make(map[string][]string)
		for _, ch := range c.Channels {
			if ch.Verdict != "" {
				judged[ch.Name] = append(judged[ch.Name], ch.Verdict)
			}
		}
		var all []string
		for _, name := range c.ChannelNames() {
			verdicts := judged[name]
			if len(verdicts) == 0 {
				verdicts = []string{"none"}
			}
			slices.Sort(verdicts)
			for _, verdict := range slices.Compact(verdicts) {
				all = append(all, name+":"+verdict)
			}
		}
		return all
	case index.FacetCompany:
		var slugs []string
		for _, name := range c.Companies {
			slugs = append(slugs, kb.CompanySlug(name))
		}
		return slugs
	case index.FacetTag:
		return c.Tags
	case index.FacetType:
		return []string{string(c.Type)}
	case index.FacetEvidence:
		return []string{c.Evidence}
	case index.FacetMaturity:
		if c.Maturity > 0 {
			return []string{strconv.Itoa(c.Maturity)}
		}
	case index.FacetLang:
		return c.Languages()
	case index.FacetHas:
		return partsOf(c)
	case index.FacetSpeed:
		if speed := speedOf(c); speed != "" {
			return []string{speed}
		}
	}
	return nil
}

func partsOf(c *kb.Case) []string {
	var has []string
	for _, part := range []struct {
		name  string
		there bool
	}{
		{"figures", len(c.Figures) > 0},
		{"timeline", len(c.Timeline) > 0},
		{"teaching", c.Teaching != nil},
		{"translation", len(c.Translations) > 0},
		{"video", slices.ContainsFunc(c.Sources, func(s kb.Source) bool { return s.Kind == "video" })},
	} {
		if part.there {
			has = append(has, part.name)
		}
	}
	return has
}

// speedOf classes the first answer to a crisis by the longest time it can have taken.
func speedOf(c *kb.Case) string {
	s := kb.SpeedOf(c)
	switch {
	case s.Never:
		return "never"
	case s.FirstAnswer == nil && c.Crisis == nil:
		return ""
	case s.FirstAnswer == nil:
		return "unknown"
	}
	for _, step := range []struct {
		name string
		most time.Duration
	}{{"hour", time.Hour}, {"day", 24 * time.Hour}, {"week", 7 * 24 * time.Hour}} {
		if s.FirstAnswer.Max <= step.most {
			return step.name
		}
	}
	return "later"
}

var checkedFacets = append(index.Facets(), index.FacetVerdict)

// passes reports whether a case passes a filter.
func passes(c *kb.Case, f index.Filter) bool {
	has := slices.ContainsFunc(f.Values, func(v string) bool { return slices.Contains(valuesOf(c, f.Facet), v) })
	return has != f.Not
}

// allHits are the hits of a query, and those of them that have all the words.
func allHits(t *testing.T, g *index.Generation, q index.Query) (r *index.Result, counted []*kb.Case) {
	t.Helper()
	q.Limit = 10_000
	r, err := g.Search(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range r.Hits[:r.Total] {
		counted = append(counted, h.Case)
	}
	return r, counted
}

func slugSet(cases []*kb.Case) []string {
	var all []string
	for _, c := range cases {
		all = append(all, c.Slug)
	}
	slices.Sort(all)
	return all
}

// randomSelection is up to three filters with values that some case has.
func randomSelection(random *rand.Rand, all []*kb.Case) []index.Filter {
	var filters []index.Filter
	for range random.IntN(4) {
		facet := checkedFacets[random.IntN(len(checkedFacets))]
		if facet == index.FacetYear || slices.ContainsFunc(filters, func(f index.Filter) bool { return f.Facet == facet }) {
			continue
		}
		f := index.Filter{Facet: facet, Not: random.IntN(4) == 0}
		for range 1 + random.IntN(2) {
			if values := valuesOf(all[random.IntN(len(all))], facet); len(values) > 0 {
				f.Values = append(f.Values, values[random.IntN(len(values))])
			}
		}
		if len(f.Values) > 0 {
			filters = append(filters, f)
		}
	}
	return filters
}

// For random queries and selections: a filtered search is the filtered unfiltered
// one, and the counts of every facet are those of a plain loop over the cases.
func TestFacetsAgainstAPlainLoop(t *testing.T) {
	dir := t.TempDir()
	if err := kbtest.Corpus(dir, 150, 7); err != nil {
		t.Fatal(err)
	}
	ix := open(t, dir)
	g := ix.Acquire()
	defer g.Release()
	_, all := allHits(t, g, index.Query{})
	names := make(map[string]string) // of companies, which the corpus writes in one way
	for _, c := range all {
		for _, name := range c.Companies {
			names[kb.CompanySlug(name)] = name
		}
	}
	random := rand.New(rand.NewPCG(11, 13))
	for _, text := range append(kbtest.Queries(24), "", "", "blog crisis", "-blog", "service OR crisis") {
		filters := randomSelection(random, all)
		unfiltered, whole := allHits(t, g, index.Query{Text: text})
		r, got := allHits(t, g, index.Query{Text: text, Filters: filters, Facets: checkedFacets})
		var want []*kb.Case
		for _, c := range whole {
			if !slices.ContainsFunc(filters, func(f index.Filter) bool { return !passes(c, f) }) {
				want = append(want, c)
			}
		}
		if !r.Relaxed && !unfiltered.Relaxed {
			if diff := cmp.Diff(slugSet(want), slugSet(got)); diff != "" {
				t.Errorf("%q under %v (-filtered afterwards +filtered):\n%s", text, filters, diff)
			}
		}
		left := make(map[string][]*kb.Case) // by filters
		for _, counts := range r.Facets {
			others := slices.DeleteFunc(slices.Clone(filters), func(f index.Filter) bool { return f.Facet == counts.Facet && !f.Not })
			key := fmt.Sprint(others)
			among, known := left[key]
			if !known {
				_, among = allHits(t, g, index.Query{Text: text, Filters: others})
				left[key] = among
			}
			loop := make(map[string]int)
			for _, c := range among {
				seen := make(map[string]bool)
				for _, v := range valuesOf(c, counts.Facet) {
					if v != "" && !seen[v] {
						seen[v] = true
						loop[v]++
					}
				}
			}
			column := make(map[string]int)
			for _, v := range counts.Values {
				column[v.Value] = v.Cases
				if counts.Facet == index.FacetCompany && v.Label != names[v.Value] {
					t.Errorf("company %s is called %q, want %q", v.Value, v.Label, names[v.Value])
				}
			}
			if diff := cmp.Diff(loop, column); diff != "" {
				t.Errorf("%q under %v, %s (-loop +column):\n%s", text, filters, counts.Facet, diff)
			}
		}
	}
}

// With zero, every value of a list is counted, and the others as without.
func TestFacetsWithZeros(t *testing.T) {
	ix := open(t, kbtest.Library(t, files(map[string]string{
		"one.md":   caseFile(map[string]string{"companies": "[Best Buy]", "uses": "[marketing]", "period": `"2008"`, "tags": "[humour]"}),
		"two.md":   caseFile(map[string]string{"companies": "[BestBuy, Acme]", "uses": "[pr]", "period": `"2011"`}),
		"three.md": caseFile(map[string]string{"companies": "[Best Buy]", "uses": "[pr]", "period": `"2011"`}),
	})))
	filters := []index.Filter{{Facet: index.FacetUse, Values: []string{"marketing"}}}
	q := index.Query{Filters: filters, Facets: index.Facets()}
	plain := find(t, ix, q)
	q.Zero = true
	zeros := find(t, ix, q)
	tax := builtinTaxonomies(t)
	want := map[index.Facet]string{
		index.FacetYear:    "2008:1 2009:0 2010:0 2011:0",
		index.FacetCompany: "acme:0 best-buy:1",
		index.FacetTag:     "humour:1",
		index.FacetUse:     "communication:0 crisis:0 customer-service:0 internal-comms:0 marketing:1 monitoring:0 pr:2",
		index.FacetType:    "case:1 practice:0",
	}
	for i, f := range zeros.Facets {
		said := func(counts []index.Count, zero bool) string {
			var all []string
			for _, c := range counts {
				if c.Cases > 0 || zero {
					all = append(all, c.Value+":"+strconv.Itoa(c.Cases))
				}
			}
			return strings.Join(all, " ")
		}
		if without, some := said(plain.Facets[i].Values, true), said(f.Values, false); without != some {
			t.Errorf("%s: %s without zeros, %s with", f.Facet, without, some)
		}
		if all := said(f.Values, true); want[f.Facet] != "" && all != want[f.Facet] {
			t.Errorf("%s: %s, want %s", f.Facet, all, want[f.Facet])
		}
		if f.Facet == index.FacetChannel && len(f.Values) != len(tax.Channels.Slugs()) || f.Facet == index.FacetGrade && len(f.Values) != 4 {
			t.Errorf("%s: %d values", f.Facet, len(f.Values))
		}
		if f.Facet == index.FacetCompany && f.Values[1].Label != "Best Buy" {
			t.Errorf("companies %+v", f.Values)
		}
	}
}

// Of companies and tags, the top ones are those that most cases have.
func TestTopCompanies(t *testing.T) {
	ix := open(t, kbtest.Library(t, files(map[string]string{
		"one.md":   caseFile(map[string]string{"companies": "[Zeta, Acme]", "tags": "[humour, local]"}),
		"two.md":   caseFile(map[string]string{"companies": "[Zeta, Beta]", "tags": "[humour]"}),
		"three.md": caseFile(map[string]string{"companies": "[Beta, Zeta]", "tags": "[apology]"}),
	})))
	r := find(t, ix, index.Query{Facets: []index.Facet{index.FacetCompany, index.FacetTag, index.FacetYear}, Top: 2})
	want := []index.FacetCount{
		{Facet: index.FacetCompany, Values: []index.Count{{Value: "beta", Label: "Beta", Cases: 2}, {Value: "zeta", Label: "Zeta", Cases: 3}}},
		{Facet: index.FacetTag, Values: []index.Count{{Value: "apology", Cases: 1}, {Value: "humour", Cases: 2}}},
		{Facet: index.FacetYear, Values: []index.Count{{Value: "2010", Cases: 3}}},
	}
	if diff := cmp.Diff(want, r.Facets); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

// A snippet is a piece of the case's own texts, whatever is asked for.
func TestSnippetsAreTextOfTheCase(t *testing.T) {
	ix := open(t, "../cases")
	g := ix.Acquire()
	defer g.Release()
	queries := []string{"apology", "excuses", "\"customer service\"", "blog crise", "tollé", "vidéo fans", "Swiss railways", "boycott -twitter", "zapos", "l’entreprise", "AT&T", "<mark>", "&amp;"}
	for _, text := range queries {
		for _, lang := range []string{"en", "fr", ""} {
			r, err := g.Search(t.Context(), index.Query{Text: text, Lang: lang, Limit: 50})
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range r.Hits {
				texts := []string{kb.BodyText(h.Case.Body), h.Case.Summary.In("en"), h.Case.Summary.In("fr")}
				for _, tr := range h.Case.Translations {
					texts = append(texts, kb.BodyText(tr.Body))
				}
				for _, snippet := range h.Snippets {
					plain := html.UnescapeString(strings.NewReplacer("<mark>", "", "</mark>", "").Replace(snippet))
					plain = strings.Trim(plain, "… ")
					if !slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(s, plain) }) {
						t.Errorf("%q in %q: %s shows what it does not say: %q", text, lang, h.Slug, snippet)
					}
					if !strings.Contains(snippet, "<mark>") || strings.Count(snippet, "<mark>") != strings.Count(snippet, "</mark>") {
						t.Errorf("%q: marks of %q", text, snippet)
					}
				}
			}
		}
	}
}

// What --explain says adds up to the score that ranks.
func TestExplanationsAddUp(t *testing.T) {
	ix := open(t, "../cases")
	for _, text := range []string{"blog", "blog crisis", "excuses patron vidéo", "\"social media\" apology", "tollé OR boycott", "répondre aux fans en vidéo"} {
		r := find(t, ix, index.Query{Text: text, Explain: true, Limit: 30})
		for _, h := range r.Hits {
			sum := 0.0
			for _, line := range h.Explain {
				_, number, ok := strings.Cut(line[max(0, strings.LastIndex(line, ":")):], " ")
				if points, err := strconv.ParseFloat(number, 64); ok && err == nil {
					sum += points
				}
			}
			if math.Abs(sum-h.Score) > .01 {
				t.Errorf("%q, %s: %v add up to %.3f, the score is %.3f", text, h.Slug, h.Explain, sum, h.Score)
			}
		}
	}
}

// Words in a row are found in a row, whatever stop words stand between.
func TestPhrases(t *testing.T) {
	ix := open(t, kbtest.Library(t, files(map[string]string{
		"row.md":   caseFile(map[string]string{"body": strings.Replace(caseBody, "Nothing. [^1]", "They are nuts about the Southwest of it all. [^1]", 1)}),
		"apart.md": caseFile(map[string]string{"body": strings.Replace(caseBody, "Nothing. [^1]", "The Southwest went nuts; nobody knew about it. [^1]", 1)}),
	})))
	for text, want := range map[string]string{
		`"nuts about the southwest"`: "row", `"nuts about southwest"`: "", `"southwest went nuts"`: "apart", "«\u00a0nuts about the southwest\u00a0»": "row",
		`"nuts southwest"`: "", `nuts southwest -"went nuts"`: "row", `"went nuts" OR "nuts about"`: "apart row",
	} {
		got := slugs(find(t, ix, index.Query{Text: text}))
		slices.Sort(got)
		if strings.Join(got, " ") != want {
			t.Errorf("%s finds %v, want %q", text, got, want)
		}
	}
}

// Qualifiers in the text do what filters do.
func TestQualifiers(t *testing.T) {
	ix := open(t, "../cases")
	for text, same := range map[string]index.Query{
		"use:crisis":                  {Filters: []index.Filter{{Facet: index.FacetUse, Values: []string{"crisis"}}}},
		`usage:"gestion de crise"`:    {Filters: []index.Filter{{Facet: index.FacetUse, Values: []string{"crisis"}}}},
		"blog use:crisis,pr":          {Text: "blog", Filters: []index.Filter{{Facet: index.FacetUse, Values: []string{"crisis", "pr"}}}},
		"year:2008..2010 -use:crisis": {Years: index.Years{From: 2008, To: 2010}, Filters: []index.Filter{{Facet: index.FacetUse, Values: []string{"crisis"}, Not: true}}},
		"grade:>=3 pays:suisse":       {Filters: []index.Filter{{Facet: index.FacetGrade, Values: []string{"3", "4"}}, {Facet: index.FacetCountry, Values: []string{"CH"}}}},
		"company:bestbuy":             {Filters: []index.Filter{{Facet: index.FacetCompany, Values: []string{"Best Buy"}}}},
		"sort:oldest blog":            {Text: "blog", Sort: index.SortOldest},
	} {
		same.Limit = 200
		want, got := find(t, ix, same), find(t, ix, index.Query{Text: text, Limit: 200})
		if diff := cmp.Diff(slugs(want), slugs(got)); diff != "" || want.Total != got.Total || want.Total == 0 {
			t.Errorf("%s: %d cases, want %d\n%s", text, got.Total, want.Total, diff)
		}
	}
	r := find(t, ix, index.Query{Text: "use:crsis"})
	if len(r.Warnings) != 1 || !strings.Contains(r.Warnings[0], "use:crisis") {
		t.Errorf("use:crsis: warnings %q", r.Warnings)
	}
}
