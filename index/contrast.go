package index

import (
	"context"
	"slices"

	"github.com/RoaringBitmap/roaring/v2"

	"casebook/kb"
)

// How much a counterpart differs multiplies how near it is: the opposite outcome
// counts most, and an answer of another kind adds to it or stands for it.
const (
	opposedOutcome  = 1.0 // success or recovered against failure
	mixedOutcome    = 0.6 // of a mixed case against either
	opposedResponse = 0.5
	handContrast    = 0.3 // of what there is, on top, where the editors put the two side by side
)

// Contrast finds counterparts of a case, at most n: cases of the same kind of
// problem, by the cause of the crisis or the main use, that ended the other way or
// were answered by another strategy; the nearest and most opposed first. Reasons
// tell what they have in common, then what was done differently. A case without
// outcome and crisis has none. The error is [kb.ErrNotFound] where there is no such
// case.
func (g *Generation) Contrast(ctx context.Context, slug string, n int) ([]Neighbour, error) {
	_, found, err := g.Around(ctx, slug, 0, n)
	return found, err
}

func (l *likeness) contrast(ctx context.Context, n int) (found []Neighbour, err error) {
	docs, err := l.counterparts(ctx, n)
	if err != nil {
		return nil, err
	}
	for _, doc := range docs {
		c, err := l.g.shown(doc)
		if err != nil {
			return nil, err
		}
		reasons := append(l.reasons(c, doc), differences(l.of, c)...)
		found = append(found, Neighbour{Case: c, Score: l.score(doc), Reasons: reasons})
	}
	return found, nil
}

// counterparts weighs how near each opposed document of the same problem is.
func (l *likeness) counterparts(ctx context.Context, n int) ([]uint32, error) {
	problem, err := l.sameProblem()
	if err != nil {
		return nil, err
	}
	opposed := l.g.takeScores()
	defer l.g.giveScores(opposed)
	if err := l.oppose(ctx, opposed, problem); err != nil {
		return nil, err
	}
	byHand, err := l.g.related(ctx, l.of, len(l.of.Related))
	if err != nil {
		return nil, err
	}
	for _, doc := range byHand {
		opposed.points[doc] *= 1 + handContrast
	}
	for it := opposed.found.Iterator(); it.HasNext(); {
		doc := it.Next()
		opposed.points[doc] *= l.table.points[doc]
	}
	return l.best(ctx, opposed, n, nil)
}

// sameProblem are the cases with the cause of the crisis or the main use.
func (l *likeness) sameProblem() (*roaring.Bitmap, error) {
	same := roaring.New()
	for _, c := range causeOf(l.of) {
		docs, err := l.g.matching(string(FacetCause), c)
		if err != nil {
			return nil, err
		}
		same.Or(docs)
	}
	if len(l.of.Uses) > 0 {
		docs, err := l.g.matching(string(FacetUse), l.of.Uses[0])
		if err != nil {
			return nil, err
		}
		same.Or(docs)
	}
	return same, nil
}

// oppose finds how much the documents of problem differ from the case.
func (l *likeness) oppose(ctx context.Context, t *scores, problem *roaring.Bitmap) error {
	add := func(docs *roaring.Bitmap, points float32) {
		docs.And(problem)
		addTo(t.points, docs, points)
		t.found.Or(docs)
	}
	for outcome, points := range opposites(l.of.Outcome) {
		docs, err := l.g.matching(string(FacetOutcome), outcome)
		if err != nil {
			return err
		}
		add(docs, points)
	}
	mine := strategies(responsesOf(l.of))
	if len(mine) == 0 {
		return nil
	}
	other, same := roaring.New(), roaring.New()
	responses, err := l.g.column(ctx, string(FacetResponse))
	if err != nil {
		return err
	}
	for _, value := range responses.values {
		switch {
		case slices.Contains(mine, value):
			same.Or(responses.docs[value])
		case value != bolster:
			other.Or(responses.docs[value])
		}
	}
	other.AndNot(same)
	add(other, opposedResponse)
	return nil
}

// opposites are the outcomes that oppose one, and how much.
func opposites(outcome string) map[string]float32 {
	switch outcome {
	case "success", "recovered":
		return map[string]float32{"failure": opposedOutcome, "mixed": mixedOutcome}
	case "failure":
		return map[string]float32{"success": opposedOutcome, "recovered": opposedOutcome, "mixed": mixedOutcome / 2}
	case "mixed":
		return map[string]float32{"success": mixedOutcome, "recovered": mixedOutcome, "failure": mixedOutcome}
	}
	return nil
}

// bolster goes with another strategy of response and is none by itself.
const bolster = "bolster"

// strategies are the responses that tell how a crisis was answered.
func strategies(responses []string) []string {
	main := slices.DeleteFunc(slices.Clone(responses), func(r string) bool { return r == bolster })
	if len(main) == 0 {
		return responses
	}
	return main
}

// differences are what was done otherwise in another case, and how it ended.
func differences(of, c *kb.Case) []Reason {
	var found []Reason
	add := func(facet Facet, theirs, here []string) {
		found = append(found, Reason{Facet: facet, Differs: true, Values: theirs, Here: here})
	}
	if of.Outcome != c.Outcome && of.Outcome != "" && c.Outcome != "" {
		add(FacetOutcome, []string{c.Outcome}, []string{of.Outcome})
	}
	if mine, theirs := responsesOf(of), responsesOf(c); len(mine) > 0 && len(theirs) > 0 && (len(without(theirs, mine)) > 0 || len(without(mine, theirs)) > 0) {
		add(FacetResponse, theirs, mine)
	}
	if mine, theirs := speed(of), speed(c); mine != theirs && isKnownSpeed(mine) && isKnownSpeed(theirs) {
		add(FacetSpeed, []string{theirs}, []string{mine})
	}
	for _, name := range c.ChannelNames() {
		if mine, theirs := verdict(of, name), verdict(c, name); mine != "" && theirs != "" && wellUsed(mine) != wellUsed(theirs) {
			found = append(found, Reason{Facet: facetVerdict, Differs: true, Channel: name, Values: []string{theirs}, Here: []string{mine}})
		}
	}
	mine, theirs := of.ChannelNames(), c.ChannelNames()
	if more := without(theirs, mine); len(more) > 0 {
		add(FacetChannel, more, without(mine, theirs))
	}
	return found
}

func isKnownSpeed(s string) bool { return s != "" && s != "unknown" }

// without are the values that the others lack.
func without(values, others []string) []string {
	var rest []string
	for _, v := range values {
		if !slices.Contains(others, v) && !slices.Contains(rest, v) {
			rest = append(rest, v)
		}
	}
	return rest
}

// verdict is how a channel was used in a case; "" where it was not judged, or in
// one way first and in another later.
func verdict(c *kb.Case, channel string) string {
	found := ""
	for _, ch := range c.Channels {
		switch {
		case ch.Name != channel || ch.Verdict == "":
		case found != "" && found != ch.Verdict:
			return ""
		default:
			found = ch.Verdict
		}
	}
	return found
}

func wellUsed(verdict string) bool { return verdict == "exemplary" || verdict == "good" }
