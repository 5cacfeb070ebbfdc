//go:build !windows

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
)

// translating is a place whose editor writes what is asked for: a French text where
// the original stands below, else an English one.
func translating(t *testing.T, lang string) place {
	t.Helper()
	p := newPlace(t, lang, bodyEN)
	home := filepath.Join(p.dir, "home")
	french := filepath.Join(home, "body.fr.md")
	if err := os.WriteFile(french, []byte(bodyFR), 0o600); err != nil {
		t.Fatal(err)
	}
	editor := filepath.Join(home, "translator")
	script := "#!/bin/sh\nfor f; do :; done\nif grep -q '>8' \"$f\"; then cp \"$f\" '" + home + "/seen'; { cat '" + french + "'; sed -n '/>8/,$p' \"$f\"; } >\"$f.new\"; mv \"$f.new\" \"$f\"\n" +
		"else cp '" + filepath.Join(home, "body.md") + "' \"$f\"; fi\n"
	if err := os.WriteFile(editor, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	p.env = append(p.env, "EDITOR="+editor)
	return p
}

// All that a case file can hold can be said in the form, line by line.
func TestFormMore(t *testing.T) {
	p := translating(t, "en")
	s := p.begin(t, "add", "--accessible", "--sector", "retail", "--country", "CH", "--use", "pr", "--outcome", "mixed", "--evidence", "public",
		"--channel", "twitter", "--figure", "20|service|1||answers a day", "--source", "A study|https://example.org/study||article", "--maturity", "2",
		"--summary-en", longEN, "--summary-fr", longFR, "--contributor", "Judy Smith", "--tag", "delays", "--period", "2005..2014", "--company", "Example Rail")
	s.fill([]turn{
		{"Title", "Example Rail answers, then does not\n"},
		{"What is it?", "\n"},
		{"Language of the text", "another\n"},
		{"Which language?", "english\n"},
		{"is not a", "en\n"},
		{"The text", "\n"},
		{"Anything more about this case?", "1,2,3,4,5,6,7,8\n"},
		{"Step 1: when", "2005-02\n"},
		{"Step 1: what happened", "The first answer\n"},
		{"Step 1: what was it?", "\n"},
		{"Step 1: from which source?", "\n"},
		{"Another step?", "\n"},
		{"when was it used so?", "2005..2004\n"},
		{"ends before it starts", "2005\n"},
		{"which source says so?", "1\n"},
		{"used otherwise at another time?", "yes\n"},
		{"How well was", "poor\n"},
		{"when was it used so?", "2014\n"},
		{"which source says so?", "\n"},
		{"used otherwise at another time?", "\n"},
		{"On which figures do sources disagree?", "1\n"},
		{"Source 1: language", "Klingon\n"},
		{"lang \"Klingon\"", "en\n"},
		{"Source 1: when did you read it?", "2026-01-02\n"},
		{"What is the case good for", "To see an answer stop.\n"},
		{"Question 1 to the room", "\n"},
		{"is missing", "What would you do?\n"},
		{"Question 2 to the room", "<\n"},
		{"Question 1 to the room", "\n"},
		{"Question 2 to the room", "And then?\n"},
		{"Question 3 to the room", "\n"},
		{"How many minutes", "a few\n"},
		{`"a few"`, "15\n"},
		{"Related cases", "old-spice\n"},
		{`did you mean "old-spice-responses"?`, "old-spice-responses\n"},
		{"20, in French", "réponses par jour\n"},
		{"2005-02, in French", "La première réponse\n"},
		{"What is the case good for in a course?, in French", "\n"},
		{"Question 1 to the room, in French", "Que feriez-vous ?\n"},
		{"Question 2 to the room, in French", "\n"},
		{"In which language?", "fr\n"},
		{"The title in this language", "court\n"},
		{"characters", "Exemple Rail répond, puis se tait\n"},
		{"The text in this language", "\n"},
		{"Add it to the library", "\n"},
	})
	s.end(exitDone)
	c := p.added(t, "example-rail-answers-then-does-not")
	want := &kb.Case{
		Channels: []kb.Channel{
			{Name: "twitter", Period: mustPeriod(t, "2005"), Source: 1}, {Name: "twitter", Verdict: "poor", Period: mustPeriod(t, "2014")},
		},
		Figures: []kb.Figure{{Value: "20", Rung: "service", Source: 1, Label: kb.Text{"en": "answers a day", "fr": "réponses par jour"}, Disputed: true}},
		Teaching: &kb.Teaching{
			Objectives: kb.Text{"en": "To see an answer stop."}, Minutes: 15,
			Questions: []kb.Text{{"en": "What would you do?", "fr": "Que feriez-vous ?"}, {"en": "And then?"}},
		},
		Related:      []string{"old-spice-responses"},
		Body:         strings.TrimSpace(bodyEN),
		Translations: []kb.Translation{{Lang: "fr", Title: "Exemple Rail répond, puis se tait", Translated: today(), Body: strings.TrimSpace(bodyFR)}},
	}
	got := &kb.Case{Channels: c.Channels, Figures: c.Figures, Teaching: c.Teaching, Related: c.Related, Body: c.Body, Translations: c.Translations}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if len(c.Timeline) != 1 || c.Timeline[0].Text["fr"] == "" || c.Sources[0].Lang != "en" || c.Sources[0].Accessed.IsZero() {
		t.Errorf("steps %+v, sources %+v", c.Timeline, c.Sources)
	}
	seen, err := os.ReadFile(filepath.Join(p.dir, "home", "seen"))
	if err != nil || !strings.HasPrefix(string(seen), "## Contexte\n") || !strings.Contains(string(seen), "They told.") {
		t.Errorf("the editor was given: %v\n%s", err, seen)
	}
	p.noDraft(t)
}

func mustPeriod(t *testing.T, text string) kb.Period {
	t.Helper()
	period, err := kb.ParsePeriod(text)
	if err != nil {
		t.Fatal(err)
	}
	return period
}

// The same on a terminal that can be drawn on, in French; the case is told in
// French, so that English is the other language. What is interrupted goes on.
func TestFormMoreFrench(t *testing.T) {
	p := newPlace(t, "fr", bodyFR)
	s := p.begin(t, "add", "--lang", "fr", "--sector", "retail", "--country", "CH", "--use", "pr", "--outcome", "mixed", "--evidence", "public",
		"--channel", "twitter", "--figure", "20|service|1|||réponses par jour", "--source", "Une étude|https://example.org/etude||article", "--maturity", "2",
		"--summary-en", longEN, "--summary-fr", longFR, "--contributor", "Judy Smith", "--tag", "retards", "--period", "2011", "--company", "Exemple Rail")
	s.fill([]turn{
		{"Titre", "Exemple Rail répond à tous" + enter},
		{"Qu’est-ce que c’est", enter},
		{"Langue du texte", enter},
		{"Le texte", enter},
		{"Autre chose à dire de ce cas", "/formation" + enter + "x" + enter},
		{"À quoi sert ce cas", "Voir une réponse." + enter},
		{"Question 1 à la salle", backTab},
		{"À quoi sert ce cas", enter},
		{"Question 1 à la salle", "Que feriez-vous ?" + enter},
		{"Question 2 à la salle", ctrlC},
	})
	s.end(exitFailed)
	s = p.begin(t, "add", "--resume")
	s.fill([]turn{
		{"Autre chose à dire de ce cas", "/courts" + enter + "x" + enter}, // trainers' part is marked still
		{"À quoi sert ce cas", enter},
		{"Question 1 à la salle", enter},
		{"Question 2 à la salle", enter},
		{"Combien de minutes", enter},
		{"20, en anglais", "answers a day" + enter},
		{"formation\u202f?, en anglais", enter},
		{"Question 1 à la salle, en anglais", enter},
		{"L’ajouter à la bibliothèque", enter},
	})
	s.end(exitDone)
	c := p.added(t, "exemple-rail-repond-a-tous")
	if diff := cmp.Diff(&kb.Teaching{Objectives: kb.Text{"fr": "Voir une réponse."}, Questions: []kb.Text{{"fr": "Que feriez-vous ?"}}}, c.Teaching); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if diff := cmp.Diff(kb.Text{"en": "answers a day", "fr": "réponses par jour"}, c.Figures[0].Label); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	p.noDraft(t)
}
