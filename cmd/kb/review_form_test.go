//go:build !windows

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebook/kb/queue"
)

const sentCase = `---
title: "Example Air answers by name"
companies: [Example Air]
sector: airline
countries: [CH]
period: "2013"
lang: en
uses: [customer-service]
channels:
  - name: twitter
outcome: success
evidence: public
summary:
  en: "After its long silence of the year before, the airline answers every complaint with the first name of who answers."
  fr: "Après son long silence de l’année précédente, la compagnie répond à chaque réclamation, et qui répond signe de son prénom."
sources:
  - title: "A source"
    url: "https://example.org/by-name"
    kind: article
contributors: [Judy Smith]
added: 2026-11-20
---

` + bodyEN

// sends puts entries into the queue of a place, and returns their ids.
func (p place) sends(t *testing.T, entries ...queue.Entry) []string {
	t.Helper()
	q := queue.Open(queue.Dir(filepath.Join(p.dir, "cases")))
	var ids []string
	for _, e := range entries {
		sent, _, err := q.Add(t.Context(), e)
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, sent.ID)
	}
	return ids
}

// decided is what the queue says of an entry.
func (p place) decided(t *testing.T, id string) *queue.Entry {
	t.Helper()
	e, err := queue.Open(queue.Dir(filepath.Join(p.dir, "cases"))).Get(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func aCase(title string) queue.Entry {
	text := strings.Replace(sentCase, "Example Air answers by name", title, 1)
	return queue.Entry{Kind: queue.KindCase, Lang: "fr", Name: "Judy Smith", Title: title, Files: []queue.File{{Text: text}}}
}

func aTip(sentence string) queue.Entry {
	return queue.Entry{Kind: queue.KindTip, Lang: "en", Title: sentence, Tip: &queue.Tip{URL: "https://example.org/tip", Sentence: sentence}}
}

// changeOf is a change of a case's title.
func (p place) changeOf(t *testing.T, slug, from, to string) queue.Entry {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(p.dir, "cases", slug+".md"))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(data), from, to, 1)
	return queue.Entry{Kind: queue.KindChange, Lang: "en", Title: to, Case: slug, Files: []queue.File{{Base: string(data), Text: text}}}
}

// A maintainer goes through the queue line by line: a look at a likely duplicate, a
// case accepted, another refused, a change accepted, and a tip whose case is written.
func TestReviewForm(t *testing.T) {
	p := newPlace(t, "en", bodyEN)
	ids := p.sends(t, aCase("Example Air answers by name"), aCase("Example Air is praised by its agency"),
		p.changeOf(t, "example-air-strike", "Example Air leaves stranded", "Example Air long leaves stranded"), aTip("Example Air now signs its tweets"))
	s := p.begin(t, "review", "--accessible")
	s.fill([]turn{
		{"4 entries wait", "\n"},
		{"answers by name", ""},
		{"Likely duplicates", ""},
		{"its sender reads French", ""},
		{"What is to be done with it?", "3\n"},
		{"The strike begins", ""},
		{"What is to be done with it?", "\n"},
		{"Under which name, for good?", "Not a slug\n"},
		{"is not a slug", "example-air-strike\n"},
		{"there is a case example-air-strike already", "example-air-by-name\n"},
		{"accepted: cases/example-air-by-name.md", ""},
		{"3 entries wait", "\n"},
		{"praised by its agency", ""},
		{"What is to be done with it?", "refuse\n"},
		{"Its sender reads this, in this language: French.", "\n"},
		{"a reason is needed", "Qui le dit, à part l’agence ?\n"},
		{"2 entries wait", "\n"},
		{`+title: "Example Air long leaves`, ""},
		{"What is to be done with it?", "\n"},
		{"accepted: cases/example-air-strike.md", ""},
		{"1 entry waits", "\n"},
		{"https://example.org/tip", ""},
		{"What is to be done with it?", "\n"},
		{"accepted: drafts/example-air-now-signs-its-tweets.md", ""},
		{"Title", "\n"}, // of the form
		{"Organisations", ctrlC},
	})
	s.end(exitFailed)
	for i, want := range []queue.State{queue.StateAccepted, queue.StateRefused, queue.StateAccepted, queue.StateAccepted} {
		if e := p.decided(t, ids[i]); e.State != want {
			t.Errorf("%s is %s, want %s", e.Title, e.State, want)
		}
	}
	if e := p.decided(t, ids[0]); e.Case != "example-air-by-name" {
		t.Errorf("its case is %q", e.Case)
	}
	if e := p.decided(t, ids[1]); e.Reason != "Qui le dit, à part l’agence ?" {
		t.Errorf("its reason is %q", e.Reason)
	}
	p.added(t, "example-air-by-name")
	if c := p.added(t, "example-air-strike"); !strings.Contains(c.Title, "long leaves") {
		t.Errorf("the title is %q", c.Title)
	}
	// the tip's case is begun: it is one draft, not two
	var drafts []draftLine
	if err := json.Unmarshal([]byte(p.run(t, "add", "--drafts", "--json")), &drafts); err != nil {
		t.Fatal(err)
	}
	if len(drafts) != 1 || drafts[0].Title != "Example Air now signs its tweets" {
		t.Errorf("drafts: %+v", drafts)
	}
	s = p.begin(t, "add", "--resume=example-air-now-signs-its-tweets", "--accessible")
	s.await("going on with the draft " + drafts[0].ID)
	s.answer("Organisations", ctrlC)
	s.end(exitFailed)
	s = p.begin(t, "review")
	s.await("nothing waits in")
	s.end(exitDone)
}

// The same on a terminal that can be drawn on, in French: mistakes are mended in the
// editor, what is left for later waits, and a change that can't be laid over is done
// by hand.
func TestReviewFormFrench(t *testing.T) {
	p := newPlace(t, "fr", sentCase)
	wrong := aCase("Example Air répond par son nom")
	wrong.Files[0].Text = strings.Replace(wrong.Files[0].Text, "outcome: success", "outcome: won", 1)
	ids := p.sends(t, wrong, aTip("Example Air signe ses tweets"), p.changeOf(t, "example-air-strike", "Example Air leaves stranded", "Example Air long leaves stranded"))
	path := filepath.Join(p.dir, "cases", "example-air-strike.md")
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(strings.Replace(string(data), "stranded", "forgotten", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	s := p.begin(t, "review")
	s.fill([]turn{
		{"3 envois attendent", enter},
		{"Problèmes", ""},
		{"n’est pas connu", ""},
		{"Qu’en faire", enter}, // the likeliest is to edit it
		{"Sous quel nom", enter},
		{"accepté\u00a0: cases/example-air-repond-par-son-nom.md", ""},
		{"2 envois attendent", enter},
		{"https://example.org/tip", ""},
		{"Qu’en faire", "/laisser" + enter + enter},
		{"2 envois attendent", enter},
		{"a changé depuis aux mêmes lignes", ""},
		{"Qu’en faire", enter},
		{"accepté\u00a0:", ""},
		{"1 envoi attend", enter}, // what was left is not proposed again
	})
	s.end(exitDone)
	for i, want := range []queue.State{queue.StateAccepted, queue.StateWaiting, queue.StateAccepted} {
		if e := p.decided(t, ids[i]); e.State != want {
			t.Errorf("%s is %s, want %s", e.Title, e.State, want)
		}
	}
	if c := p.added(t, "example-air-repond-par-son-nom"); c.Outcome != "success" {
		t.Errorf("the outcome is %q", c.Outcome)
	}
	if out := p.run(t, "review"); !strings.Contains(out, "\ttip\twaiting\t") {
		t.Errorf("without a terminal it doesn't list what waits: %s", out)
	}
}
