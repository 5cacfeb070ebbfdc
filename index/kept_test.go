package index

import (
	"context"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
	"casebook/kb/kbtest"
)

// What is kept never exceeds its bound, and what is asked for stays longest.
func TestKeptIsBounded(t *testing.T) {
	k := newKept[int, string](100)
	for i := range 1000 {
		k.put(i, fmt.Sprint(i), 10)
		if k.bytes > 100 || len(k.items) > 10 || len(k.ring) != len(k.items) {
			t.Fatalf("after %d: %d bytes, %d items, %d in the ring", i, k.bytes, len(k.items), len(k.ring))
		}
		if have, ok := k.get(0); !ok || have != "0" {
			t.Fatalf("after %d: what is always asked for is gone", i)
		}
	}
	if _, ok := k.get(500); ok {
		t.Error("what nobody asked for is kept")
	}
	if have := k.put(0, "other", 10); have != "0" {
		t.Errorf("put again: %q in place of the one that is kept", have)
	}
	k.put(2000, "large", 101)
	if _, ok := k.get(2000); ok {
		t.Error("one that is larger than the bound is kept")
	}
	var none *kept[int, string]
	if _, ok := none.get(0); ok || none.put(0, "made", 1) != "made" {
		t.Error("nil keeps something, or loses what it is given")
	}
}

// A search answers the same with what earlier ones left behind as without.
func TestKeptTextsChangeNothing(t *testing.T) {
	dir := t.TempDir()
	if err := kbtest.Corpus(dir, 60, 3); err != nil {
		t.Fatal(err)
	}
	lib, err := kb.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	ix, err := Open(context.Background(), lib, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = ix.Close() }()
	g := ix.Acquire()
	defer g.Release()
	cases, texts := g.cases, g.texts
	ask := func(q Query) []Hit {
		t.Helper()
		r, err := g.Search(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		return r.Hits
	}
	snippets := 0
	for _, text := range []string{"customer service", "crise", `"customer service"`, "bad buzz", "old-spice blog", "backlash outcry", "l’entreprise", "l'avis client", "twitter excuses"} {
		for _, lang := range []string{"en", "fr"} {
			q := Query{Text: text, Lang: lang, Limit: 60}
			g.cases, g.texts = nil, nil
			want := ask(q)
			g.cases, g.texts = cases, texts
			for visit := range 3 { // first without words ready, then with them
				if diff := cmp.Diff(want, ask(q)); diff != "" {
					t.Fatalf("%s in %s, visit %d (-without +with):\n%s", text, lang, visit, diff)
				}
			}
			for _, h := range want {
				snippets += len(h.Snippets)
			}
		}
	}
	if snippets == 0 || len(g.texts.items) == 0 {
		t.Error("no search showed a passage of a text: nothing was compared")
	}
}

// Where only some words of a text are read again, the same ones are found.
func TestReadyWordsFindTheSame(t *testing.T) {
	a := newAnalyzer()
	for _, text := range []string{
		"Old-Spice answered on Twitter; l’avis de AT&T, 25,000 fans and qoqa.ch.\nA bad buzz, no bad luck. Jusqu’à demain: don't",
		"ปลาวาฬ swam ปลา-1 ปลา", "", "é", "a.b.c.d.e.f x", "réseau réseaux résea",
	} {
		for _, lang := range []string{"en", "fr-CH", ""} {
			for _, asked := range []string{"old-spice", "avis", `"bad buzz"`, "réseaux", "qoqa 25000", "ปลา", "spice answered twitter luck"} {
				expr, _ := ParseQuery(asked, nil)
				us, _ := units(a, expr.Clauses)
				m := newMarker(a, us)
				plain := readyText{source: source{text, lang}}
				ready := plain
				ready.words = readyWords(text, lang, a)
				if diff := cmp.Diff(m.find(plain), m.find(ready), cmp.AllowUnexported(found{}, part{})); diff != "" {
					t.Errorf("%q in %q (%s) (-read +ready):\n%s", asked, text, lang, diff)
				}
			}
		}
	}
}
