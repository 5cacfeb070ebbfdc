package index_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/kbtest"
)

type neighboursOf func(g *index.Generation, slug string, n int) ([]index.Neighbour, error)

// neighbours asks for the neighbours of a case by their slugs.
func neighbours(t *testing.T, ix *index.Index, find neighboursOf, slug string, n int) []string {
	t.Helper()
	g := ix.Acquire()
	defer g.Release()
	found, err := find(g, slug, n)
	if err != nil {
		t.Fatal(err)
	}
	var slugs []string
	for _, near := range found {
		slugs = append(slugs, near.Case.Slug)
	}
	return slugs
}

func similar(t *testing.T) neighboursOf {
	return func(g *index.Generation, slug string, n int) ([]index.Neighbour, error) {
		return g.Similar(t.Context(), slug, n)
	}
}

func contrast(t *testing.T) neighboursOf {
	return func(g *index.Generation, slug string, n int) ([]index.Neighbour, error) {
		return g.Contrast(t.Context(), slug, n)
	}
}

// What a trainer would put beside a case stands near it.
func TestSimilarRealCases(t *testing.T) {
	ix := open(t, "../cases")
	for slug, want := range map[string][]string{
		"united-3411-2017":           {"united-breaks-guitars-2009", "us-airways-tweet-2014"},
		"united-breaks-guitars-2009": {"united-3411-2017", "jetblue-valentines-2007"},
		"mcdstories-2012":            {"qantas-luxury-2011", "jpmorgan-askjpm-2013"},
		"best-buy-twelpforce":        {"comcast-cares"},
		"lego-fans":                  {"threadless", "fiat-mio", "my-starbucks-idea"},
		"bt-social-intranet":         {"capgemini-yammer", "ibm-blogging-guidelines", "deutsche-telekom-yam"},
		"sony-psp-flog":              {"walmart-edelman-blogs", "vichy-journal-de-ma-peau"},
	} {
		found := neighbours(t, ix, similar(t), slug, 10)
		for _, near := range want {
			if !slices.Contains(found, near) {
				t.Errorf("near %s stand %v, want %s too", slug, found, near)
			}
		}
	}
}

// A counterpart is the same kind of problem that was handled the other way.
func TestContrastRealCases(t *testing.T) {
	ix := open(t, "../cases")
	for slug, want := range map[string]string{
		"red-cross-rogue-tweet-2011": "hmv-xfactor-firing-2013",    // an account in the wrong hands: silence and dismissals
		"united-breaks-guitars-2009": "jetblue-valentines-2007",    // an airline that apologised at once
		"mcdstories-2012":            "digiorno-whyistayed-2014",   // a hashtag that turned, and each was answered
		"old-spice-responses":        "pepsi-jenner-2017",          // a spot that failed on the same channels
		"walmart-edelman-blogs":      "vichy-journal-de-ma-peau",   // a false blog that was owned up to
		"united-3411-2017":           "united-breaks-guitars-2009", // the same airline
	} {
		if found := neighbours(t, ix, contrast(t), slug, 3); !slices.Contains(found, want) {
			t.Errorf("opposite %s stand %v, want %s too", slug, found, want)
		}
	}
	if found := neighbours(t, ix, contrast(t), "measuring-a-blog", 3); len(found) > 0 {
		t.Errorf("a note that has no outcome stands opposite %v", found)
	}
}

// Whatever the case and the number: never itself, none twice, no more than asked
// for, the same each time, the first of many the same as few; and every reason is
// true of both.
func TestNeighboursHold(t *testing.T) {
	generated := t.TempDir()
	if err := kbtest.Corpus(generated, 150, 3); err != nil {
		t.Fatal(err)
	}
	for name, dir := range map[string]string{"real": "../cases", "generated": generated} {
		t.Run(name, func(t *testing.T) {
			ix := open(t, dir)
			g := ix.Acquire()
			defer g.Release()
			slugs, err := g.Slugs(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			some := 0
			for _, slug := range slugs {
				of, err := g.Case(t.Context(), slug)
				if err != nil {
					t.Fatal(err)
				}
				for kind, find := range map[string]neighboursOf{"similar": similar(t), "contrast": contrast(t)} {
					many, err := find(g, slug, 12)
					if err != nil {
						t.Fatal(err)
					}
					some += len(many)
					seen := map[string]bool{slug: true}
					for _, near := range many {
						if seen[near.Case.Slug] {
							t.Errorf("%s %s: %s is itself, or there twice", kind, slug, near.Case.Slug)
						}
						seen[near.Case.Slug] = true
						if near.Score < 0 || near.Score > 1 {
							t.Errorf("%s %s: %s has %v points, want 0 to 1", kind, slug, near.Case.Slug, near.Score)
						}
						checkReasons(t, of, near)
						if kind == "contrast" && !opposed(near) {
							t.Errorf("contrast %s: %s has neither another outcome nor another response", slug, near.Case.Slug)
						}
					}
					for _, n := range []int{0, 1, 3} {
						few := neighbours(t, ix, find, slug, n)
						var first []string
						for _, near := range many[:min(n, len(many))] {
							first = append(first, near.Case.Slug)
						}
						if diff := cmp.Diff(first, few); diff != "" {
							t.Errorf("%s %s: the first %d of 12 are others when asked for alone (-of 12 +alone):\n%s", kind, slug, n, diff)
						}
					}
				}
			}
			if some < len(slugs) {
				t.Errorf("%d cases have %d neighbours in all", len(slugs), some)
			}
		})
	}
}

func opposed(near index.Neighbour) bool {
	return slices.ContainsFunc(near.Reasons, func(r index.Reason) bool {
		return r.Differs && (r.Facet == index.FacetOutcome || r.Facet == index.FacetResponse)
	})
}

// checkReasons holds what reasons say against the two cases. Their words are
// another test's.
func checkReasons(t *testing.T, of *kb.Case, near index.Neighbour) {
	t.Helper()
	c := near.Case
	for _, r := range near.Reasons {
		switch {
		case r.ByHand:
			if !slices.Contains(of.Related, c.Slug) {
				t.Errorf("%s does not name %s", of.Slug, c.Slug)
			}
		case len(r.Words) > 0:
		case r.Facet == "verdict":
			if len(r.Values) != 1 || len(r.Here) != 1 || !judged(c, r.Channel, r.Values[0]) || !judged(of, r.Channel, r.Here[0]) {
				t.Errorf("%s and %s: %+v is not so", of.Slug, c.Slug, r)
			}
		case r.Facet == index.FacetSpeed:
			if r.Values[0] == r.Here[0] {
				t.Errorf("%s and %s: %+v is no difference", of.Slug, c.Slug, r)
			}
		case r.Differs && r.Facet == index.FacetResponse || r.Differs && r.Facet == index.FacetOutcome:
			if cmp.Equal(facetValues(of, r.Facet), facetValues(c, r.Facet)) || !cmp.Equal(r.Values, facetValues(c, r.Facet)) || !cmp.Equal(r.Here, facetValues(of, r.Facet)) {
				t.Errorf("%s and %s: %+v is not so", of.Slug, c.Slug, r)
			}
		default:
			for _, value := range r.Values {
				if !slices.Contains(facetValues(c, r.Facet), value) || slices.Contains(facetValues(of, r.Facet), value) == r.Differs {
					t.Errorf("%s and %s: %+v is not so", of.Slug, c.Slug, r)
				}
			}
			for _, value := range r.Here {
				if slices.Contains(facetValues(c, r.Facet), value) || !slices.Contains(facetValues(of, r.Facet), value) {
					t.Errorf("%s and %s: %+v is not so", of.Slug, c.Slug, r)
				}
			}
		}
	}
}

func facetValues(c *kb.Case, facet index.Facet) []string {
	switch facet {
	case index.FacetUse:
		return c.Uses
	case index.FacetChannel:
		return c.ChannelNames()
	case index.FacetSector:
		return []string{c.Sector}
	case index.FacetCountry:
		return c.Countries
	case index.FacetTag:
		return c.Tags
	case index.FacetCompany:
		return c.Companies
	case index.FacetOutcome:
		return []string{c.Outcome}
	}
	switch {
	case c.Crisis == nil:
		return nil
	case facet == index.FacetCause:
		return []string{c.Crisis.Cause}
	}
	return c.Crisis.Response
}

func judged(c *kb.Case, channel, verdict string) bool {
	return slices.ContainsFunc(c.Channels, func(ch kb.Channel) bool { return ch.Name == channel && ch.Verdict == verdict })
}

// What the editors put beside a case comes first, in their order and under its
// present name; what is not public or named twice is left out.
func TestSimilarByHand(t *testing.T) {
	ix := open(t, kbtest.Library(t, files(map[string]string{
		"first-case.md": caseFile(map[string]string{
			"uses": "[crisis]", "tags": "[apology]\nrelated: [far-case, old-name, a-draft, other-case]",
			"crisis": "{cause: accident, response: [rebuild]}", "timeline": `[{at: "2010", step: event, text: {en: "It began with a thing.", fr: "Cela commença par une chose."}}]`,
		}),
		"far-case.md":   caseFile(map[string]string{"uses": "[internal-comms]", "sector": "bank", "countries": "[FR]", "companies": "[Bank]"}),
		"other-case.md": caseFile(map[string]string{"aliases": "[old-name]", "sector": "energy", "companies": "[Power]"}),
		"a-draft.md":    caseFile(map[string]string{"status": "draft"}),
		"near-case.md":  caseFile(map[string]string{"tags": "[apology]"}),
	})))
	want := []string{"far-case", "other-case", "near-case"}
	if diff := cmp.Diff(want, neighbours(t, ix, similar(t), "first-case", 10)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff(want[:1], neighbours(t, ix, similar(t), "first-case", 1)); diff != "" {
		t.Errorf("one (-want +got):\n%s", diff)
	}
	g := ix.Acquire()
	defer g.Release()
	found, err := g.Similar(t.Context(), "first-case", 3)
	if err != nil {
		t.Fatal(err)
	}
	for i, byHand := range []bool{true, true, false} {
		if got := len(found[i].Reasons) > 0 && found[i].Reasons[0].ByHand; got != byHand {
			t.Errorf("%s: by hand %t, want %t", found[i].Case.Slug, got, byHand)
		}
	}
}

// Cases that ended alike are no nearer for that.
func TestOutcomeIsNoLikeness(t *testing.T) {
	score := func(outcome string) float64 {
		ix := open(t, kbtest.Library(t, files(map[string]string{
			"one-case.md":   caseFile(map[string]string{"outcome": "failure", "title": "A failure of the harbour", "body": "## Context\n\nA failure. Failure of the harbour failed. [^1]\n\n## What they did\n\nNothing.\n\n## Results\n\nNone.\n\n## Lessons\n\n- One.\n"}),
			"other-case.md": caseFile(map[string]string{"outcome": outcome, "title": "The harbour again", "companies": "[Other]"}),
			"third-case.md": caseFile(map[string]string{"sector": "energy", "uses": "[pr]", "companies": "[Third]"}),
		})))
		g := ix.Acquire()
		defer g.Release()
		found, err := g.Similar(t.Context(), "one-case", 1)
		if err != nil || len(found) != 1 || found[0].Case.Slug != "other-case" {
			t.Fatalf("%v, %v", found, err)
		}
		return found[0].Score
	}
	if alike, otherwise := score("failure"), score("success"); alike != otherwise {
		t.Errorf("likeness %v where both failed, %v where one succeeded", alike, otherwise)
	}
}

func TestNeighboursOfNoCase(t *testing.T) {
	ix := open(t, kbtest.Library(t, files(map[string]string{
		"a-draft.md": caseFile(map[string]string{"status": "draft"}), "a-case.md": caseFile(map[string]string{"aliases": "[old-name]"}),
	})))
	g := ix.Acquire()
	defer g.Release()
	for _, find := range []neighboursOf{similar(t), contrast(t)} {
		for _, slug := range []string{"a-draft", "no-such-case", ""} {
			if found, err := find(g, slug, 3); !errors.Is(err, kb.ErrNotFound) {
				t.Errorf("%q: %v, %v, want %v", slug, found, err, kb.ErrNotFound)
			}
		}
		if found, err := find(g, "old-name", 3); err != nil || len(found) > 0 {
			t.Errorf("an only case, by its former name: %v, %v", found, err)
		}
	}
}

func TestReasonText(t *testing.T) {
	tax, err := kb.BuiltinTaxonomies()
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		reason index.Reason
		en, fr string
	}{
		{index.Reason{ByHand: true}, "put beside it by the editors", "rapproché par la rédaction"},
		{index.Reason{Facet: index.FacetUse, Values: []string{"crisis"}}, "same use: Crisis management", "même usage\u00a0: Gestion de crise"},
		{index.Reason{Facet: index.FacetChannel, Values: []string{"twitter", "email"}}, "same channels: Twitter, E-mail", "mêmes canaux\u00a0: Twitter, E-mail"},
		{index.Reason{Facet: index.FacetSector, Values: []string{"airline"}}, "same sector: airlines", "même secteur\u00a0: transport aérien"},
		{index.Reason{Facet: index.FacetCountry, Values: []string{"CH"}}, "same country: Switzerland", "même pays\u00a0: Suisse"},
		{index.Reason{Facet: index.FacetCompany, Values: []string{"Lowe's"}}, "same organisation: Lowe’s", "même organisation\u00a0: Lowe’s"},
		{index.Reason{Facet: index.FacetTag, Values: []string{"humour", "word-of-mouth"}}, "same tags: humour, word of mouth", "mêmes mots-clés\u00a0: humour, word of mouth"},
		{index.Reason{Words: []string{"seat", "flight"}}, "words in common: seat, flight", "mots communs\u00a0: seat, flight"},
		{index.Reason{Facet: index.FacetOutcome, Differs: true, Values: []string{"failure"}, Here: []string{"success"}}, "outcome: Failure (here: Success)", "issue\u00a0: Échec (ici\u00a0: Succès)"},
		{index.Reason{Facet: index.FacetSpeed, Differs: true, Values: []string{"hour"}, Here: []string{"never"}}, "first answer: within an hour (here: never)", "première réponse\u00a0: en une heure au plus (ici\u00a0: jamais)"},
		{index.Reason{Facet: "verdict", Differs: true, Channel: "blog", Values: []string{"good"}, Here: []string{"poor"}}, "Blog: good (here: poor)", "Blog\u00a0: bon (ici\u00a0: mauvais)"},
		{index.Reason{Facet: index.FacetChannel, Differs: true, Values: []string{"blog"}}, "other channels: Blog (here: none)", "autres canaux\u00a0: Blog (ici\u00a0: aucun)"},
	} {
		if got := test.reason.Text("en-GB", tax); got != test.en {
			t.Errorf("got %q, want %q", got, test.en)
		}
		if got := test.reason.Text("fr-CH", tax); got != test.fr {
			t.Errorf("got %q, want %q", got, test.fr)
		}
	}
}
