package main

import (
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
)

// saveScores writes the nDCG of each question, so that a later run can be compared.
// No text of a collection is in it.
func saveScores(path string, evaluations []*evaluation) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("save the scores: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	fmt.Fprintln(f, "evaluation\tquestion\tndcg")
	for _, e := range evaluations {
		for i := range e.questions {
			if _, err := fmt.Fprintf(f, "%s\t%s\t%g\n", e.name, e.questions[i].id, e.scores[i].ndcg); err != nil {
				return fmt.Errorf("save the scores: %w", err)
			}
		}
	}
	return nil
}

// readScores reads what saveScores wrote, by evaluation and question.
func readScores(path string) (map[string]map[string]float64, error) {
	saved := make(map[string]map[string]float64)
	err := eachRow(path, 3, func(row []string) error {
		ndcg, err := strconv.ParseFloat(strings.TrimSpace(row[2]), 64)
		if err != nil {
			return fmt.Errorf("the score %q is no number", row[2])
		}
		if saved[row[0]] == nil {
			saved[row[0]] = make(map[string]float64)
		}
		saved[row[0]][row[1]] = ndcg
		return nil
	})
	return saved, err
}

// writeComparison prints how far nDCG is from what it was, for the questions that
// both runs have, and how likely chance alone is to part them as far.
func writeComparison(w io.Writer, e *evaluation, before map[string]float64) {
	var differences []float64
	better, worse := 0, 0
	for i := range e.questions {
		was, ok := before[e.questions[i].id]
		if !ok {
			continue
		}
		d := e.scores[i].ndcg - was
		differences = append(differences, d)
		switch {
		case d > 0:
			better++
		case d < 0:
			worse++
		}
	}
	if len(differences) == 0 {
		fmt.Fprintf(w, "%s was not measured before.\n", e.name)
		return
	}
	fmt.Fprintf(w, "%s: nDCG@10 %+.4f; %d questions better, %d worse of %d; p = %.3f\n",
		e.name, sum(differences)/float64(len(differences)), better, worse, len(differences), chance(differences))
}

// shuffles is how often chance is asked.
const shuffles = 10_000

// chance is how likely the sum of paired differences is to be as far from 0 if
// each might as well have the other sign: a randomisation test, two-sided. It
// answers the same each time.
func chance(differences []float64) float64 {
	const tiny = 1e-12 // sums in another order are not quite equal
	reached := math.Abs(sum(differences)) - tiny
	coin := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // repeatable, and no secret
	as := 0
	for range shuffles {
		total := 0.0
		for _, d := range differences {
			if coin.Uint64()&1 == 0 {
				d = -d
			}
			total += d
		}
		if math.Abs(total) >= reached {
			as++
		}
	}
	return float64(as+1) / (shuffles + 1)
}

func sum(values []float64) float64 {
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total
}
