package main

import (
	"math"
	"testing"
)

// near reports whether two figures are equal but for rounding.
func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

func TestJudge(t *testing.T) {
	// The best order of grades 2, 1, 1 is worth 2 + 1/log2(3) + 1/2 = 3.1309297….
	q := question{least: 2, grades: map[string]int{"answer": 2, "help": 1, "other": 1}}
	best := 2 + 1/math.Log2(3) + .5
	for _, test := range []struct {
		name    string
		ranking []string
		first   int
		ndcg    float64
	}{
		{"as good as can be", []string{"answer", "help", "other"}, 1, 1},
		{"helpers may change places", []string{"answer", "other", "help", "wrong"}, 1, 1},
		{"a helper is no answer", []string{"help", "answer"}, 2, (1 + 2/math.Log2(3)) / best},
		{"a wrong one first", []string{"wrong", "answer"}, 2, 2 / math.Log2(3) / best},
		{"the answer alone", []string{"answer"}, 1, 2 / best},
		{"helpers alone", []string{"help", "other"}, 0, (1 + 1/math.Log2(3)) / best},
		{"nothing right", []string{"wrong"}, 0, 0},
		{"nothing", nil, 0, 0},
		{"tenth", []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "answer"}, 10, 2 / math.Log2(11) / best},
		{"eleventh is too late", []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "answer"}, 0, 0},
	} {
		s := judge(&q, test.ranking)
		if s.first != test.first || !near(s.ndcg, test.ndcg) {
			t.Errorf("%s: first answer at %d, nDCG %.6f; want %d, %.6f", test.name, s.first, s.ndcg, test.first, test.ndcg)
		}
	}
}

// Where more than ten documents are right, ten of them are as good as can be.
func TestJudgeMoreRightThanLookedAt(t *testing.T) {
	q := question{least: 1, grades: make(map[string]int)}
	var ranking []string
	for _, doc := range "abcdefghijkl" {
		q.grades[string(doc)] = 3
		ranking = append(ranking, string(doc))
	}
	if s := judge(&q, ranking); !near(s.ndcg, 1) {
		t.Errorf("nDCG %.6f, want 1", s.ndcg)
	}
}

func TestAverage(t *testing.T) {
	// Answers at ranks 1, 2, 4 and nowhere: MRR = (1 + 1/2 + 1/4 + 0) / 4.
	f := average([]score{{1, 1}, {2, .5}, {4, .3}, {0, 0}})
	for _, test := range []struct {
		name      string
		got, want float64
	}{
		{"success@1", f.success1, .25},
		{"success@3", f.success3, .5},
		{"success@10", f.success10, .75},
		{"MRR", f.mrr, .4375},
		{"nDCG", f.ndcg, .45},
	} {
		if !near(test.got, test.want) {
			t.Errorf("%s is %.6f, want %.6f", test.name, test.got, test.want)
		}
	}
	if f.questions != 4 {
		t.Errorf("%d questions, want 4", f.questions)
	}
	if none := average(nil); none != (figures{}) {
		t.Errorf("no questions have the figures %+v", none)
	}
}

func TestByGroup(t *testing.T) {
	questions := []question{{groups: []string{"fr"}}, {groups: []string{"en", "typo"}}, {groups: []string{"fr", "typo"}}}
	groups := byGroup(questions, []score{{first: 1}, {first: 0}, {first: 2}})
	want := []struct {
		name      string
		questions int
		success1  float64
	}{{"all", 3, 1. / 3}, {"fr", 2, .5}, {"en", 1, 0}, {"typo", 2, 0}}
	if len(groups) != len(want) {
		t.Fatalf("groups: %+v", groups)
	}
	for i, w := range want {
		if g := groups[i]; g.name != w.name || g.questions != w.questions || !near(g.success1, w.success1) {
			t.Errorf("group %d is %+v, want %+v", i, g, w)
		}
	}
}

func TestChance(t *testing.T) {
	// Of four equal differences 2 of 16 ways to sign them reach the sum: all up, all
	// down.
	if p := chance([]float64{.1, .1, .1, .1}); math.Abs(p-.125) > .015 {
		t.Errorf("p = %.4f, want about 0.125", p)
	}
	if p := chance([]float64{.1, -.1, 0, 0}); p != 1 {
		t.Errorf("no difference has p = %.4f, want 1", p)
	}
}
