package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"text/tabwriter"
)

// writeFigures prints the figures of an evaluation, a line for each group.
func writeFigures(w io.Writer, e *evaluation) error {
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintf(table, "%s\tquestions\tsuccess@1\t@3\t@10\tMRR@10\tnDCG@10\t\n", e.name)
	groups := byGroup(e.questions, e.scores)
	for _, g := range groups {
		fmt.Fprintf(table, "%s\t%d\t%.3f\t%.3f\t%.3f\t%.3f\t%.3f\t\n", g.name, g.questions, g.success1, g.success3, g.success10, g.mrr, g.ndcg)
	}
	return table.Flush()
}

// missHits is how many hits are printed of a question that was missed.
const missHits = 5

// writeMisses prints the questions whose first hit doesn't answer them: where the
// first answer stands, what was wanted, and what came instead, with its grade where
// it has one.
func writeMisses(w io.Writer, e *evaluation) {
	for i := range e.questions {
		q, s, r := &e.questions[i], e.scores[i], e.results[i]
		if s.first == 1 {
			continue
		}
		said := slices.Clone(q.groups)
		if s.first > 0 {
			said = append(said, fmt.Sprintf("first answer at %d", s.first))
		} else {
			said = append(said, "no answer among the first ten")
		}
		if r.Relaxed {
			said = append(said, "no case has all words")
		}
		fmt.Fprintf(w, "\n%s  %q  (%s)\n", q.id, q.text, strings.Join(said, ", "))
		fmt.Fprintf(w, "    wanted  %s\n", strings.Join(q.answers(), ", "))
		for n, slug := range slugs(r)[:min(len(r.Hits), missHits)] {
			mark := ""
			if grade := q.grades[slug]; grade > 0 {
				mark = fmt.Sprintf("  grade %d", grade)
			}
			fmt.Fprintf(w, "    %6d  %s%s\n", n+1, slug, mark)
		}
	}
}
