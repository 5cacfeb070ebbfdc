package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebook/cases"
	"casebook/kb"
)

// ourJudgements is the file as the tests of this package see it.
const ourJudgements = "../testdata/judgements.tsv"

func judgements(t *testing.T) []question {
	t.Helper()
	questions, err := readJudgements(ourJudgements)
	if err != nil {
		t.Fatal(err)
	}
	return questions
}

// Every case that is judged exists, and no question is asked twice.
func TestJudgementsNameCases(t *testing.T) {
	lib, err := kb.OpenFS(cases.FS())
	if err != nil {
		t.Fatal(err)
	}
	files, err := lib.Files(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	known := make(map[string]bool)
	for _, f := range files {
		slug, _, _ := kb.SplitName(f.Name)
		known[slug] = true
	}
	ids, texts := make(map[string]bool), make(map[string]bool)
	for _, q := range judgements(t) {
		for slug := range q.grades {
			if !known[slug] {
				t.Errorf("%s: there is no case %s", q.id, slug)
			}
		}
		if ids[q.id] || texts[q.text] {
			t.Errorf("%s %q is there twice", q.id, q.text)
		}
		ids[q.id], texts[q.text] = true, true
	}
}

// The questions are what the figures are said to be of: enough of them, half in
// each language, at least a fifth of each kind that is hard.
func TestJudgementsAreBalanced(t *testing.T) {
	questions := judgements(t)
	count := make(map[string]int)
	for _, q := range questions {
		for _, group := range q.groups {
			count[group]++
		}
	}
	if len(questions) < 200 {
		t.Errorf("only %d questions", len(questions))
	}
	for group, least := range map[string]float64{"en": .45, "fr": .45, "typo": .2, "cross": .2, "nocompany": .2} {
		if share := float64(count[group]) / float64(len(questions)); share < least {
			t.Errorf("%.3f of the questions are %s, want %.2f", share, group, least)
		}
	}
}

// reached are the figures that the search must not fall below: success@1 and
// success@3 of the judgements, by group.
var reached = map[string]struct{ success1, success3 float64 }{
	everything:  {.85, .89},
	"en":        {.86, .91},
	"fr":        {.83, .87},
	"typo":      {.75, .78},
	"cross":     {.77, .85},
	"nocompany": {.75, .82},
}

func TestJudgementsReached(t *testing.T) {
	e, err := evaluateCases(t.Context(), ourJudgements)
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range byGroup(e.questions, e.scores) {
		want, ok := reached[g.name]
		if !ok {
			t.Errorf("the group %s is not guarded", g.name)
			continue
		}
		if g.success1 < want.success1 || g.success3 < want.success3 {
			t.Errorf("%s: success@1 %.3f, success@3 %.3f; want at least %.3f, %.3f", g.name, g.success1, g.success3, want.success1, want.success3)
		}
	}
	if t.Failed() {
		var misses strings.Builder
		writeMisses(&misses, e)
		t.Log(misses.String())
	}
}

// collectionsVariable names the folder of judged collections, which are other
// people's work and not kept here.
const collectionsVariable = "CASEBOOK_EVAL"

// reachedElsewhere is the nDCG@10 that the search must not fall below on each
// collection. Those not named here are measured and told.
var reachedElsewhere = map[string]float64{
	"cranfield": .525,
	"piaf-dev":  .830,
}

func TestCollectionsReached(t *testing.T) {
	folder := os.Getenv(collectionsVariable)
	if folder == "" {
		t.Skip("no judged collections: " + collectionsVariable + " names no folder of them")
	}
	dirs, err := collections(folder)
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[string]bool)
	for _, dir := range dirs {
		e, err := evaluateCollection(t.Context(), dir)
		if err != nil {
			t.Fatal(err)
		}
		found[filepath.Base(dir)] = true
		f := average(e.scores)
		t.Logf("%s: nDCG@10 %.4f", e.name, f.ndcg)
		if want := reachedElsewhere[e.name]; f.ndcg < want {
			t.Errorf("%s: nDCG@10 %.4f, want at least %.3f", e.name, f.ndcg, want)
		}
	}
	for name := range reachedElsewhere {
		if !found[name] {
			t.Errorf("the collection %s is not in %s", name, folder)
		}
	}
}
