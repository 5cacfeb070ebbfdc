package kb_test

import (
	"strings"
	"testing"

	"casebook/kb"
)

func TestGradeOf(t *testing.T) {
	src := func(publisher, kind string) kb.Source { return kb.Source{Title: "t", Publisher: publisher, Kind: kind} }
	three := []kb.Source{src("Adweek", "article"), src("Le Temps", "interview"), src("P&G", "press-release")}
	figure := func(value string, source int, by string) kb.Figure {
		return kb.Figure{Value: value, Rung: "sales", Source: source, By: by}
	}
	for _, tt := range []struct {
		name string
		c    kb.Case
		want int
		why  string // in the reasons, in English
	}{
		{"no source", kb.Case{}, 1, "one source"},
		{"one source", kb.Case{Sources: three[:1]}, 1, "one source"},
		{"an opinion with three sources", kb.Case{Evidence: "opinion", Sources: three}, 1, "opinion"},
		{"two sources", kb.Case{Sources: three[:2]}, 2, "two sources"},
		{"three of one publisher", kb.Case{Sources: []kb.Source{src("Adweek", "article"), src("adweek", "article"), src("Adweek", "video")}}, 2, "3 sources have only one publisher"},
		{"three of two hosts", kb.Case{Sources: []kb.Source{
			{URL: "https://www.example.com/a", Kind: "article"}, {URL: "https://example.com/b", Kind: "article"}, {URL: "https://example.org", Kind: "book"},
		}}, 2, "only 2 publishers"},
		{"nobody independent", kb.Case{Sources: []kb.Source{src("A", "statement"), src("B", "press-release"), src("C", "first-hand")}}, 2, "none is independent"},
		{"three publishers", kb.Case{Sources: three}, 3, "no figures"},
		{"three without names", kb.Case{Sources: []kb.Source{src("", "book"), src("", "book"), src("", "paper")}}, 3, "all of them independent"},
		{"a figure by the company", kb.Case{Sources: three, Figures: []kb.Figure{figure("1", 1, "company")}}, 3, "Its figure rests on one source"},
		{"one of two", kb.Case{Sources: three, Figures: []kb.Figure{figure("1", 1, "company"), figure("2", 1, "independent")}}, 3, "One of its 2 figures"},
		{"counted independently", kb.Case{Sources: three, Figures: []kb.Figure{figure("1", 1, "independent")}}, 4, "counted independently"},
		{"told twice", kb.Case{Sources: three, Figures: []kb.Figure{figure("1", 1, "company"), figure("1", 2, "")}}, 4, "Each of its 2 figures"},
		{"told twice by one source", kb.Case{Sources: three, Figures: []kb.Figure{figure("1", 1, "company"), figure("1", 1, "")}}, 3, "Each of its 2 figures rests"},
		{"disputed", kb.Case{Sources: three, Figures: []kb.Figure{{Value: "1", Source: 1, By: "independent", Disputed: true}}}, 3, "disputed"},
		{"twice disputed", kb.Case{Sources: three, Figures: []kb.Figure{{Value: "1", Source: 1, Disputed: true}, {Value: "2", Source: 1, Disputed: true}}}, 2, "2 figures are disputed"},
		{"never under 1", kb.Case{Sources: three[:1], Figures: []kb.Figure{{Value: "1", Source: 1, Disputed: true}}}, 1, "disputed"},
	} {
		got := kb.GradeOf(&tt.c)
		var en, fr []string
		for _, r := range got.Reasons {
			en = append(en, r.Text("en"))
			fr = append(fr, r.Text("fr-CH"))
			if r.Text("fr") == r.Text("en") || strings.ContainsAny(r.Text("en")+r.Text("fr"), "{}") || !strings.HasSuffix(r.Text("fr"), ".") {
				t.Errorf("%s: %q in French is %q", tt.name, r.Text("en"), r.Text("fr"))
			}
		}
		if got.Value != tt.want || !strings.Contains(strings.Join(en, " "), tt.why) {
			t.Errorf("%s: grade %d because %q, want %d because of %q (%q)", tt.name, got.Value, en, tt.want, tt.why, fr)
		}
	}
}
