package deck_test

import (
	"slices"
	"testing"

	"casebook/kb/deck"
)

// The rows of a crisis stood in a comparison of campaigns of which one had become a
// crisis: three rows of dashes, and a second page for them. What all have leaves out
// the least, where that saves a page.
func TestRowsOfACrisisNeedTwo(t *testing.T) {
	for _, test := range []struct {
		cases []string
		want  []string
	}{
		{[]string{"old-spice-responses", "vichy-journal-de-ma-peau", "villa-honegg-pool", "giffgaff-community"}, []string{"Channels", "Outcome", "Evidence"}},
		{[]string{"nestle-kitkat-greenpeace-2010", "gitlab-outage-2017"}, []string{"Cause", "First answer", "Apology", "Strategy", "Channels", "Outcome", "Evidence"}},
	} {
		var heads []string
		for _, s := range outline(t, named(t, test.cases...), deck.Options{Lang: "en"}).Slides {
			if s.Kind != deck.KindComparison {
				continue
			}
			for _, row := range s.Table.Rows {
				heads = append(heads, row.Head)
			}
		}
		if !slices.Equal(heads, test.want) {
			t.Errorf("%v are compared by %q, want %q", test.cases, heads, test.want)
		}
	}
}
