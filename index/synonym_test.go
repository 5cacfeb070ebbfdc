package index_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"casebook/index"
	"casebook/kb/kbtest"
)

// A wordPair are two expressions that mean the same, in one language.
type wordPair struct{ typed, other, lang string }

// samePairs are pairs of the thesaurus, without those of which one has a word of the
// other.
func samePairs(t *testing.T, r *rand.Rand, n int) []wordPair {
	t.Helper()
	file, err := os.ReadFile("thesaurus.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var all []wordPair
	for line := range strings.Lines(string(file)) {
		english, french, ok := strings.Cut(strings.TrimSpace(line), "\t|\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		for lang, side := range map[string]string{"en": english, "fr": french} {
			for _, typed := range strings.Split(side, "\t") {
				for _, other := range strings.Split(side, "\t") {
					shared := func(word string) bool {
						return strings.Contains(strings.ToLower(other), strings.ToLower(word)[:min(4, len(word))])
					}
					if typed != other && !slices.ContainsFunc(strings.Fields(typed), shared) {
						all = append(all, wordPair{typed, other, lang})
					}
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b wordPair) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return all[:n]
}

// paired are two cases that differ in nothing but an expression and another that means
// the same, in random places; the one with the other would come first by its name and
// by its year.
func paired(r *rand.Rand, p wordPair, i int) (typed, other string) {
	filler := []string{"harbour", "lantern", "meadow", "orchard", "pebble", "quarry", "ribbon", "saddle", "timber", "velvet"}
	inTitle, inSummary, inBody := r.IntN(3) == 0, r.IntN(2) == 0, 1+r.IntN(6)
	var words []string
	for range 20 + r.IntN(200) {
		words = append(words, filler[r.IntN(len(filler))])
	}
	for range inBody {
		words = slices.Insert(words, r.IntN(len(words)), "@")
	}
	headings := []string{"Context", "What they did", "Results", "Lessons"}
	if p.lang == "fr" {
		headings = []string{"Contexte", "Ce qu'ils ont fait", "Résultats", "Leçons"}
	}
	title, summary := "Pebble and quarry", "Pebble and quarry in a sentence that is long enough to be one"
	if inTitle {
		title += " with @"
	}
	if inSummary {
		summary += " with @"
	}
	file := func(expression, period string) string {
		set := func(s string) string { return strings.ReplaceAll(s, "@", expression) }
		return caseFile(map[string]string{
			"title": fmt.Sprintf("%q", set(title)), "lang": p.lang, "period": period, "companies": fmt.Sprintf("[Firm%d]", i),
			"summary": fmt.Sprintf("\n  en: %q\n  fr: %q", set(summary), set(summary)),
			"body": fmt.Sprintf("## %s\n\n%s. [^1]\n\n## %s\n\nNothing.\n\n## %s\n\nNone.\n\n## %s\n\n- One.\n",
				headings[0], set(strings.Join(words, " ")), headings[1], headings[2], headings[3]),
		})
	}
	return file(p.typed, `"2009"`), file(p.other, `"2011"`)
}

// Of two cases that differ in nothing but the words typed and others that mean the
// same, the one with the words typed stands first, wherever and however often they
// stand there.
func TestSynonymsNeverOutrankTheWord(t *testing.T) {
	const pairs = 150
	r := rand.New(rand.NewPCG(17, 19))
	named := make(map[string]string)
	all := samePairs(t, r, pairs)
	for i, p := range all {
		named[fmt.Sprintf("pair-%03d-typed.md", i)], named[fmt.Sprintf("pair-%03d-other.md", i)] = paired(r, p, i)
	}
	ix := open(t, kbtest.Library(t, files(named)))
	found := 0
	for i, p := range all {
		hits := slugs(find(t, ix, index.Query{Text: p.typed, Limit: 1000, Exact: true}))
		typed, other := slices.Index(hits, fmt.Sprintf("pair-%03d-typed", i)), slices.Index(hits, fmt.Sprintf("pair-%03d-other", i))
		if typed < 0 {
			t.Errorf("%q is not found by itself", p.typed)
		}
		if other >= 0 {
			found++
		}
		if other >= 0 && other < typed {
			t.Errorf("%q in %s: a case with %q stands at %d, the one with the words typed at %d", p.typed, p.lang, p.other, other+1, typed+1)
		}
	}
	if found < pairs/2 {
		t.Errorf("%d of %d cases are found by words of the same meaning: the test says little", found, pairs)
	}
}
