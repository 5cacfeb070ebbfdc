package index

import (
	"math/rand/v2"
	"testing"
)

// mistakes is the number of letters to insert, delete, replace or swap with their
// neighbour to make b of a, each letter once: slowly, by its definition.
func mistakes(a, b string) int {
	if a == "" || b == "" {
		return len(a) + len(b)
	}
	cost := 1
	if a[0] == b[0] {
		cost = 0
	}
	d := min(mistakes(a[1:], b)+1, mistakes(a, b[1:])+1, mistakes(a[1:], b[1:])+cost)
	if len(a) > 1 && len(b) > 1 && a[0] == b[1] && a[1] == b[0] {
		d = min(d, mistakes(a[2:], b[2:])+1)
	}
	return d
}

// The automaton accepts what has a beginning within one mistake of its text, and
// nothing else.
func TestNearPrefix(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	word := func(n int) string {
		b := make([]byte, n)
		for i := range b {
			b[i] = "abc"[r.IntN(3)]
		}
		return string(b)
	}
	accepted := 0
	for range 3_000 {
		text, read := word(3+r.IntN(4)), word(r.IntN(8))
		want := false
		for n := range len(read) + 1 {
			want = want || mistakes(text, read[:n]) <= 1
		}
		a := newNearPrefix(text).after('t')
		state := a.Accept(a.Start(), 't')
		for i := range len(read) {
			state = a.Accept(state, read[i])
			if !a.CanMatch(state) && want {
				break
			}
		}
		if got := a.IsMatch(state); got != want {
			t.Fatalf("%q for %q: %v", read, text, got)
		}
		if want {
			accepted++
		}
		if a.CanMatch(a.Accept(a.Start(), 'w')) {
			t.Fatal("terms of another kind are read")
		}
	}
	if accepted < 300 || accepted > 2_700 {
		t.Errorf("%d of 3000 accepted: the words are badly chosen", accepted)
	}
}
