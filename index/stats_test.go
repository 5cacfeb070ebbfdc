package index_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/kbtest"
)

// casesOf are all public cases, by slug.
func casesOf(t *testing.T, g *index.Generation) []*kb.Case {
	t.Helper()
	names, err := g.Slugs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var all []*kb.Case
	for _, slug := range names {
		c, err := g.Case(t.Context(), slug)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, c)
	}
	return all
}

// What is counted from columns equals what a loop over the cases counts, for the
// cases that we ship and for generated ones.
func TestStatsEqualALoop(t *testing.T) {
	generated := t.TempDir()
	if err := kbtest.Corpus(generated, 400, 7); err != nil {
		t.Fatal(err)
	}
	for name, dir := range map[string]string{"our own": "../cases", "generated": generated, "none": t.TempDir()} {
		ix := open(t, dir)
		g := ix.Acquire()
		defer g.Release()
		s, err := g.Stats(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		cases := casesOf(t, g)
		companies, tags, latest := make(map[string]bool), make(map[string]bool), ""
		for _, c := range cases {
			for _, company := range c.Companies {
				companies[kb.CompanySlug(company)] = true
			}
			for _, tag := range c.Tags {
				tags[tag] = true
			}
			latest = max(latest, c.Added.String(), c.Updated.String())
		}
		if s.Cases != len(cases) || s.Companies != len(companies) || s.Tags != len(tags) || s.Updated.String() != latest {
			t.Errorf("%s: %d cases, %d companies, %d tags, updated %s; want %d, %d, %d, %s", name,
				s.Cases, s.Companies, s.Tags, s.Updated, len(cases), len(companies), len(tags), latest)
		}
		for _, facet := range []index.Facet{index.FacetUse, index.FacetChannel, index.FacetSector, index.FacetCountry, index.FacetOutcome, index.FacetYear, index.FacetGrade} {
			want := make(map[string]int)
			for _, c := range cases {
				seen := make(map[string]bool)
				for _, value := range valuesOf(c, facet) {
					if value != "" && !seen[value] {
						seen[value] = true
						want[value]++
					}
				}
			}
			got := make(map[string]int)
			at := slices.IndexFunc(s.Facets, func(f index.FacetCount) bool { return f.Facet == facet })
			for _, count := range s.Facets[at].Values {
				got[count.Value] = count.Cases
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s, %s (-loop +stats):\n%s", name, facet, diff)
			}
		}
		if diff := cmp.Diff(loopGaps(cases), s.Gaps); diff != "" {
			t.Errorf("%s, gaps (-loop +stats):\n%s", name, diff)
		}
	}
}

// loopGaps is what is lacking, worked out from the cases alone.
func loopGaps(cases []*kb.Case) []index.Gap {
	lacking := []struct {
		name  index.GapName
		query string
		lacks func(*kb.Case) bool
	}{
		{index.GapFigures, "type:case -has:figures", func(c *kb.Case) bool { return c.Type == kb.TypeCase && len(c.Figures) == 0 }},
		{index.GapTimeline, "use:crisis -has:timeline", func(c *kb.Case) bool { return slices.Contains(c.Uses, "crisis") && len(c.Timeline) == 0 }},
		{index.GapTeaching, "type:case -has:teaching", func(c *kb.Case) bool { return c.Type == kb.TypeCase && c.Teaching == nil }},
		{index.GapTranslation, "-has:translation", func(c *kb.Case) bool { return len(c.Languages()) < 2 }},
		{index.GapBehind, "", func(c *kb.Case) bool {
			return slices.ContainsFunc(c.Translations, func(t kb.Translation) bool { return c.Behind(t.Lang) })
		}},
		{index.GapGrade, "grade:1", func(c *kb.Case) bool { return kb.GradeOf(c).Value == 1 }},
	}
	var gaps []index.Gap
	for _, l := range lacking {
		gap := index.Gap{Name: l.name, Slugs: []string{}, Query: l.query}
		for _, c := range cases {
			if !l.lacks(c) {
				continue
			}
			gap.Cases++
			if len(gap.Slugs) < index.GapSlugs {
				gap.Slugs = append(gap.Slugs, c.Slug)
			}
		}
		gaps = append(gaps, gap)
	}
	return gaps
}

// A gap's query finds the very cases that it counts.
func TestGapQueriesFindThem(t *testing.T) {
	ix := open(t, "../cases")
	g := ix.Acquire()
	defer g.Release()
	s, err := g.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, gap := range s.Gaps {
		if gap.Query == "" {
			continue
		}
		r := find(t, ix, index.Query{Text: gap.Query, Limit: 1000})
		found := slugs(r)
		slices.Sort(found)
		if r.Total != gap.Cases || len(r.Warnings) > 0 || !slices.Equal(found[:len(gap.Slugs)], gap.Slugs) {
			t.Errorf("%s: %q finds %d cases, want %d; warnings %q", gap.Name, gap.Query, r.Total, gap.Cases, r.Warnings)
		}
	}
}

// dated is a case with these dates and, where translated says when, a French version.
func dated(name, added, updated, translated string) map[string]string {
	text := caseFile(map[string]string{"added": added})
	if updated != "" {
		text = strings.Replace(text, "added:", "updated: "+updated+"\nadded:", 1)
	}
	named := map[string]string{name + ".md": text}
	if translated != "" {
		named[name+".fr.md"] = "---\ntitle: Un petit cas de pas grand-chose\ntranslated: " + translated + "\n---\n\n" +
			"## Contexte\n\nRien. [^1]\n\n## Ce qu’ils ont fait\n\nRien.\n\n## Résultats\n\nAucun.\n\n## Leçons\n\n- Une.\n"
	}
	return named
}

func TestChangesAndTheirOrder(t *testing.T) {
	all := make(map[string]string)
	for _, named := range []map[string]string{
		dated("added-last", "2026-11-20", "", ""),
		dated("changed-first", "2024-01-01", "2025-05-05", "2025-05-05"),
		dated("changed-last", "2024-01-01", "2026-11-24", "2025-05-05"),
		dated("never-changed", "2023-01-01", "", ""),
	} {
		for name, text := range named {
			all[name] = text
		}
	}
	ix := open(t, kbtest.Library(t, files(all)))
	g := ix.Acquire()
	defer g.Release()
	changes, err := g.Changes(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	day := func(s string) kb.Date {
		d, err := kb.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	want := []index.Change{
		{Slug: "added-last", On: day("2026-11-20")},
		{Slug: "changed-first", On: day("2025-05-05")},
		{Slug: "changed-last", On: day("2026-11-24")},
		{Slug: "never-changed", On: day("2023-01-01")},
	}
	if diff := cmp.Diff(want, changes); diff != "" {
		t.Errorf("changes (-want +got):\n%s", diff)
	}
	order := []string{"changed-last", "added-last", "changed-first", "never-changed"}
	for _, q := range []index.Query{{Sort: index.SortUpdated}, {Text: "sort:updated"}, {Text: "tri:modifié"}, {Text: "nothing", Sort: index.SortUpdated}} {
		if got := slugs(find(t, ix, q)); !slices.Equal(got, order) {
			t.Errorf("%+v: %v, want %v", q, got, order)
		}
	}
	s, err := g.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	behind := s.Gaps[slices.IndexFunc(s.Gaps, func(gap index.Gap) bool { return gap.Name == index.GapBehind })]
	if behind.Cases != 1 || !slices.Equal(behind.Slugs, []string{"changed-last"}) {
		t.Errorf("behind %+v, want changed-last alone", behind)
	}
}

// Sparse names what a library has little or nothing of, never a channel that is no
// more and was never used.
func TestStatsSparse(t *testing.T) {
	ix := open(t, kbtest.Library(t, files(map[string]string{
		"one.md": caseFile(map[string]string{"channels": "[{name: vine}]"}), "two.md": caseFile(nil), "three.md": caseFile(nil),
	})))
	g := ix.Acquire()
	defer g.Release()
	s, err := g.Stats(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	cases := make(map[string]int)
	for _, list := range s.Sparse {
		for i, count := range list.Values {
			cases[string(list.Facet)+":"+count.Value] = count.Cases
			if i > 0 && count.Cases < list.Values[i-1].Cases {
				t.Errorf("%s: %v is not in order", list.Facet, list.Values)
			}
		}
	}
	for value, want := range map[string]int{"use:crisis": 0, "channel:vine": 1, "channel:blog": 2, "channel:twitter": 0, "sector:airline": 0} {
		if got, ok := cases[value]; !ok || got != want {
			t.Errorf("%s: %d, named %v; want %d", value, got, ok, want)
		}
	}
	for _, value := range []string{"use:marketing", "sector:retail", "channel:myspace"} {
		if n, ok := cases[value]; ok {
			t.Errorf("%s is named with %d cases", value, n)
		}
	}
}
