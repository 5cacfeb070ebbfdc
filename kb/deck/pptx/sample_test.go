package pptx_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"casebook/kb"
	"casebook/kb/deck"
	"casebook/kb/deck/pptx"
)

// write writes a deck and fails the test where that can't be done.
func write(t testing.TB, d *deck.Deck, o pptx.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pptx.Write(&b, d, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// outline is a deck of some of the library's own cases.
func outline(t testing.TB, lang string, reveal bool, slugs ...string) *deck.Deck {
	t.Helper()
	lib, err := kb.OpenFolder("../../../cases")
	if err != nil {
		t.Fatal(err)
	}
	tax, err := lib.Taxonomies()
	if err != nil {
		t.Fatal(err)
	}
	var cases []*kb.Case
	for _, slug := range slugs {
		c, problems, err := lib.Parse(context.Background(), slug)
		if err != nil || c == nil {
			t.Fatalf("parse %s: %v %v", slug, err, problems)
		}
		cases = append(cases, c)
	}
	d, err := deck.Outline(cases, tax, deck.Options{Lang: lang, Author: "Anne Trainer", Date: day(2026, 10, 12), Reveal: reveal})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// samples are decks of every kind of slide, with what is hard to set: long titles,
// forty bullets, no figures, ten channels, French typography, names from right to
// left, emoji.
func samples() map[string]*deck.Deck {
	en := func(s string) deck.Run { return deck.Run{Text: s, Lang: "en"} }
	fr := func(s string) deck.Run { return deck.Run{Text: s, Lang: "fr"} }
	src := []deck.Source{{Number: 1, Text: "Forbes, 2011", Address: "https://example.org/a?b=1&c=2"}, {Number: 2, Text: "Le Monde, 2012", Address: "http://exämple.fr/ö [1]", Lang: "fr"}}
	notes := deck.Notes{Say: []deck.Run{en("What happened.")}, Ask: []deck.Run{en("Who answers?")}, Sources: src}
	base := func(lang, title string, slides ...deck.Slide) *deck.Deck {
		cover := deck.Slide{Kind: deck.KindCover, Title: deck.Run{Text: title, Lang: lang}, Lead: deck.Run{Text: "3 × 2", Lang: lang}}
		return &deck.Deck{Lang: lang, Title: title, Author: "A & B <c>", Date: day(2026, 10, 1), Slides: append([]deck.Slide{cover}, slides...)}
	}
	bullets := func(n int, text string) []deck.Bullet {
		var all []deck.Bullet
		for i := range n {
			all = append(all, deck.Bullet{Text: en(fmt.Sprintf("%d. %s", i+1, text)), Detail: en("A second voice.")})
		}
		return all
	}
	var channels []deck.Channel
	for i, v := range []string{"exemplary", "good", "mixed", "poor", "", "good", "poor", "mixed", "exemplary", "good"} {
		channels = append(channels, deck.Channel{Name: fmt.Sprintf("Channel number %d", i+1), Years: "2009–2011", Verdict: v, Word: "verdict"})
	}
	facts := []deck.Fact{
		{Label: "Uses", Value: "Crisis, PR", Cells: []deck.Cell{{Text: "Crisis management", Mark: "use:crisis"}, {Text: "Public relations", Mark: "use:pr"}, {Text: "Monitoring", Mark: "use:monitoring"}}},
		{Label: "Outcome", Value: "Recovered", Cells: []deck.Cell{{Text: "Recovered", Mark: "outcome:recovered"}}},
		{Label: "Evidence", Value: "3 of 4", Cells: []deck.Cell{{Text: "3 of 4", Mark: "evidence:3"}}},
	}
	long := strings.Repeat("A title that goes on about a company and what it did ", 4) + "at last"
	sentence := "A sentence of a usual length says what the company did on that day. "
	steps := []deck.Step{
		{From: day(2017, 4, 9), To: day(2017, 4, 10), Date: "9 April 2017", Text: en("A doctor is dragged off."), Step: "event", Word: "Event"},
		{From: day(2017, 4, 10), To: day(2017, 4, 11), Date: "10 April 2017", Text: en("The company regrets to re-accommodate."), Step: "first-answer", Word: "First answer"},
		{From: day(2017, 4, 11), To: day(2017, 4, 12), Date: "11 April 2017", Text: en("Full apology."), Step: "apology", Word: "Apology", Source: 1},
		{From: day(2017, 6, 1), To: day(2017, 7, 1), Date: "June 2017", Text: en("New rules."), Step: "action", Word: "Action"},
		{From: day(2019, 1, 1), To: day(2020, 1, 1), Date: "2019", Text: en("It ends."), Step: "end", Word: "End"},
	}
	line := &deck.Timeline{From: steps[0].From, To: steps[4].To, Steps: steps, Shown: 5, First: 0, Last: 5, Columns: 5, Answer: "a day", Apology: "two days"}
	part := *line
	part.Shown, part.Last = 2, 2
	table := &deck.Table{Columns: []deck.Run{en("KFC 2018"), en("United 2017"), en("Southwest 2010")}, Rows: []deck.Row{
		{Head: "First answer", Cells: []deck.Cell{{Text: "a week"}, {Text: "next day"}, {Text: "the same day", Best: true}}},
		{Head: "Channels", Cells: []deck.Cell{{Lines: []deck.Cell{{Text: "good: Twitter", Mark: "verdict:good"}, {Text: "poor: blog", Mark: "verdict:poor"}}}, {Text: "–"}, {Text: "mixed", Mark: "verdict:mixed"}}},
		{Head: "Outcome", Cells: []deck.Cell{{Text: "Recovered", Mark: "outcome:recovered"}, {Text: "Failure", Mark: "outcome:failure"}, {Text: "Mixed", Mark: "outcome:mixed"}}},
		{Head: "Evidence", Cells: []deck.Cell{{Text: "1 of 4", Mark: "evidence:1"}, {Text: "2 of 4", Mark: "evidence:2"}, {Text: "4 of 4", Mark: "evidence:4"}}},
	}}
	var refs []deck.Source
	for i := range 30 {
		refs = append(refs, deck.Source{Number: i + 1, Text: "An author, “A title of some length”, A publisher, 12 May 2017", Address: "https://www.example.org/a/very/long/address/that/goes/on/and/on/" + fmt.Sprint(i)})
	}
	every := []deck.Slide{
		{Kind: deck.KindAgenda, Title: en("What we will look at"), Bullets: []deck.Bullet{{Text: en("KFC"), Detail: en("Crisis, 2018"), Slug: "kfc", Question: en("May one joke when there is nothing left to sell?"), Time: "25 min"}, {Text: en("None"), Slug: "none"}}, Foot: "Outcomes come later."},
		{Kind: deck.KindCase, Slug: "kfc", Head: "KFC, 2018", Title: en("Eight hundred restaurants without chicken"), Lead: en(strings.Repeat(sentence, 3)), Facts: facts, Channels: channels[:4], Sources: src, Notes: notes},
		{Kind: deck.KindContext, Slug: "kfc", Head: "KFC, 2018", Title: en("KFC"), Lead: en(sentence), Bullets: bullets(3, sentence), Sources: src},
		{Kind: deck.KindDecision, Slug: "kfc", Head: "KFC, 2018", Title: en("What would you do?"), Lead: en("The video has been seen by everybody. The head must speak."), Bullets: bullets(3, "What does the room know?")[:3], Foot: "Ten minutes."},
		{Kind: deck.KindActions, Slug: "kfc", Head: "KFC, 2018", Title: en("What they did"), Bullets: bullets(4, sentence), Sources: src, Notes: notes},
		{Kind: deck.KindFigures, Slug: "kfc", Head: "KFC, 2018", Title: en("Figures"), Figures: []deck.Figure{{Value: "90 %", Label: en("of restaurants were open"), Rung: "Service", By: "Counted by the company", Source: 5}, {Value: "733", Label: en("articles")}, {Value: "700–900", Label: en("restaurants shut"), Disputed: "The sources do not agree"}}, Sources: src},
		{Kind: deck.KindTimeline, Slug: "kfc", Head: "KFC, 2018", Title: en("Step by step"), Timeline: line, Sources: src},
		{Kind: deck.KindTimeline, Slug: "kfc", Head: "KFC, 2018", Title: en("Step by step"), Timeline: &part},
		{Kind: deck.KindLessons, Slug: "kfc", Head: "KFC, 2018", Title: en("Lessons"), Bullets: bullets(3, "Say sorry once, early and whole."), Start: 1},
		{Kind: deck.KindComparison, Head: "Compare", Title: en("Fast, or right?"), Table: table},
		{Kind: deck.KindQuestions, Slug: "kfc", Head: "KFC, 2018", Title: en("Questions"), Bullets: bullets(4, "What would you have written?"), Start: 1},
		{Kind: deck.KindSources, Slug: "kfc", Head: "KFC, 2018", Title: en("Sources"), References: refs[:5]},
	}
	french := base("fr", "Trois excuses, trois tempéraments\u202f: «\u00a0répondre\u00a0» quand la faute est publique",
		deck.Slide{Kind: deck.KindActions, Head: "KFC Royaume-Uni, février 2018", Title: fr("Ce qu’ils ont fait\u202f; et après\u202f?"), Bullets: []deck.Bullet{{Text: fr("« Événement horrible » : l’enseigne s’excuse — enfin ! — auprès de 1 200 personnes.")}}, Sources: src},
		deck.Slide{Kind: deck.KindCase, Title: fr("L’Œuvre d’Aÿ à l’île d’Yeu"), Lead: fr("Noël, ambiguïté, cœur, façade, naïveté."), Facts: facts, Channels: channels[:2]})
	hebrew := base("en", "שטראוס and العربية للطيران",
		deck.Slide{Kind: deck.KindCase, Head: "שטראוס גרופ, 2016", Title: deck.Run{Text: "שטראוס משיבה ללקוחות", Lang: "he"}, Lead: en("The company שטראוס answered (in עברית) within 2 hours; العربية did not."), Facts: []deck.Fact{{Label: "Company", Value: "שטראוס גרופ"}}, Channels: []deck.Channel{{Name: "טוויטר", Verdict: "good", Word: "good"}}, Notes: deck.Notes{Say: []deck.Run{{Text: "שלום", Lang: "he"}}}},
		deck.Slide{Kind: deck.KindLessons, Title: en("العربية"), Bullets: []deck.Bullet{{Text: deck.Run{Text: "الاعتذار مرة واحدة", Lang: "ar"}}, {Text: en("Mixed: שלום, and on.")}}})
	emoji := base("en", "👩🏽‍💻 😀 𝔘𝔫𝔦",
		deck.Slide{Kind: deck.KindActions, Title: en("🏴󠁧󠁢󠁥󠁮󠁧󠁿 日本語の会社 & 中文 \x00\x08\ufffe]]>"), Bullets: []deck.Bullet{{Text: en("🤦 “&amp;” <b>not bold</b>\r\nnext \u2028 line \xff")}, {Text: en(strings.Repeat("日本語", 40))}, {Text: en("")}}, Sources: []deck.Source{{Text: "x", Address: "javascript:alert(1)"}, {Text: "y", Address: "https://a/%zz#b#c"}}})
	return map[string]*deck.Deck{
		"every": base("en", "Every kind", every...),
		"long titles": base("en", long,
			deck.Slide{Kind: deck.KindActions, Head: long, Title: en(long), Bullets: bullets(2, sentence), Sources: refs},
			deck.Slide{Kind: deck.KindCase, Head: "x", Title: en(long), Lead: en(strings.Repeat(sentence, 12)), Facts: facts, Channels: channels[:3]},
			deck.Slide{Kind: deck.KindDecision, Title: en("What would you do?"), Lead: en(strings.Repeat(sentence, 5)), Bullets: bullets(6, sentence)}),
		"forty bullets": base("en", "Forty",
			deck.Slide{Kind: deck.KindActions, Title: en("What they did"), Bullets: bullets(40, sentence), Notes: notes},
			deck.Slide{Kind: deck.KindLessons, Title: en("Lessons"), Bullets: bullets(40, "Say sorry."), Start: 1},
			deck.Slide{Kind: deck.KindAgenda, Title: en("Agenda"), Bullets: bullets(40, "Case")},
			deck.Slide{Kind: deck.KindContext, Title: en("One"), Bullets: []deck.Bullet{{Text: en(strings.Repeat(sentence, 60))}}},
			deck.Slide{Kind: deck.KindSources, Title: en("Sources"), References: refs}),
		"no figures":    base("en", "No figures", deck.Slide{Kind: deck.KindFigures, Title: en("Figures")}, deck.Slide{Kind: deck.KindTimeline, Title: en("None")}, deck.Slide{Kind: deck.KindComparison, Title: en("None")}, deck.Slide{Kind: deck.KindCase, Title: en("Nothing")}, deck.Slide{Kind: deck.KindActions}),
		"ten channels":  base("en", "Ten channels", deck.Slide{Kind: deck.KindCase, Head: "x", Title: en("Ten channels"), Lead: en(sentence), Facts: facts, Channels: channels, Sources: src}),
		"french":        french,
		"right to left": hebrew,
		"emoji":         emoji,
		"empty":         {Lang: "en"},
	}
}
