package main

import (
	"math"
	"slices"
)

// depth is how many hits are looked at.
const depth = 10

// A question is what somebody asks, with the grades of the documents that have
// one; all others are wrong.
type question struct {
	id     string
	groups []string
	lang   string
	text   string
	least  int // the least grade of a document that answers
	grades map[string]int
}

// A score is how well one question was answered.
type score struct {
	first int     // rank of the first document that answers, from 1; 0 where none of the first ten does
	ndcg  float64 // of the first ten, 0 to 1
}

// judge scores the answer to q, best document first.
func judge(q *question, ranking []string) score {
	ranking = ranking[:min(len(ranking), depth)]
	first := slices.IndexFunc(ranking, func(doc string) bool { return q.grades[doc] >= q.least })
	gains := make([]int, 0, depth)
	for _, doc := range ranking {
		gains = append(gains, q.grades[doc])
	}
	best := make([]int, 0, len(q.grades))
	for _, grade := range q.grades {
		best = append(best, grade)
	}
	slices.SortFunc(best, func(a, b int) int { return b - a })
	s := score{first: first + 1}
	if ideal := discounted(best[:min(len(best), depth)]); ideal > 0 {
		s.ndcg = discounted(gains) / ideal
	}
	return s
}

// discounted is the sum of gains, each divided by log2(rank + 1), as trec_eval has
// it in ndcg_cut.
func discounted(gains []int) float64 {
	sum := 0.0
	for i, gain := range gains {
		sum += float64(gain) / math.Log2(float64(i+2))
	}
	return sum
}

// Figures are averages over questions.
type figures struct {
	questions int
	success1  float64 // share of questions whose first hit answers
	success3  float64 // one of the first three
	success10 float64
	mrr       float64 // mean of 1 / rank of the first hit of ten that answers
	ndcg      float64
}

// average is the figures of scores.
func average(scores []score) figures {
	f := figures{questions: len(scores)}
	for _, s := range scores {
		if s.first != 0 {
			f.success10++
			f.mrr += 1 / float64(s.first)
			if s.first <= 3 {
				f.success3++
			}
			if s.first == 1 {
				f.success1++
			}
		}
		f.ndcg += s.ndcg
	}
	n := float64(max(len(scores), 1))
	for _, sum := range []*float64{&f.success1, &f.success3, &f.success10, &f.mrr, &f.ndcg} {
		*sum /= n
	}
	return f
}

// everything is the group that each question is in.
const everything = "all"

// A group is the figures of the questions of one kind.
type group struct {
	name string
	figures
}

// byGroup is the figures of all questions, then of each group in the order in
// which the questions name them. Scores stand in the order of questions.
func byGroup(questions []question, scores []score) []group {
	names := []string{everything}
	of := map[string][]score{everything: scores}
	for i := range questions {
		for _, name := range questions[i].groups {
			if of[name] == nil {
				names = append(names, name)
			}
			of[name] = append(of[name], scores[i])
		}
	}
	groups := make([]group, len(names))
	for i, name := range names {
		groups[i] = group{name, average(of[name])}
	}
	return groups
}
