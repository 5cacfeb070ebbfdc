package kb_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
)

func TestCompaniesNamedInASentence(t *testing.T) {
	known := kb.NewKnown([]*kb.Case{
		{Slug: "one", Companies: []string{"Old Spice", "Orange"}},
		{Slug: "two", Companies: []string{"QoQa.ch", "Procter & Gamble"}},
	})
	for text, want := range map[string][]string{
		"Old Spice answers, and so does QoQa.ch":      {"Old Spice", "QoQa.ch"},
		"How Orange's fans painted the towns orange":  {"Orange"},
		"An old spice jar and an orange":              nil,
		"Procter & Gamble lets Procter & Gamble talk": {"Procter & Gamble"},
		"": nil,
	} {
		if diff := cmp.Diff(want, known.Named(text)); diff != "" && len(want)+len(known.Named(text)) > 0 {
			t.Errorf("%q names (-want +got):\n%s", text, diff)
		}
	}
}
