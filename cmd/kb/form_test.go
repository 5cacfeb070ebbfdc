//go:build !windows

package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
)

const (
	enter   = "\r"
	ctrlC   = "\x03"
	backTab = "\x1b[Z"
	bodyEN  = "## Context\n\nWinter.\n\n## What they did\n\nThey told.\n\n## Results\n\nThanks.\n\n## Lessons\n\n- Tell.\n"
	bodyFR  = "## Contexte\n\nHiver.\n\n## Ce qu’ils ont fait\n\nIls l’ont dit.\n\n## Résultats\n\nMerci.\n\n## Leçons\n\n- Le dire.\n"
	longEN  = "A railway tells why trains are late, train by train, and answers whoever asks about a connection."
	longFR  = "Un chemin de fer dit pourquoi les trains sont en retard et répond à qui demande sa correspondance."
)

// A turn is a question and the keys that answer it.
type turn struct{ question, keys string }

// The form is filled on a terminal, in English, with mistakes on the way.
func TestFormEnglish(t *testing.T) {
	p := newPlace(t, "en", bodyEN)
	if err := os.Mkdir(filepath.Join(p.dir, ".git"), 0o750); err != nil {
		t.Fatal(err)
	}
	s := p.begin(t, "add")
	for _, e := range []turn{
		{"Title", enter},
		{`key "title" is missing`, "Example Rail tells why a train is late" + enter},
		{"Organisations", "Example Rail" + enter},
		{"What is it?", enter},
		{"Language of the text", enter},
		{"Sector", "/transport" + enter + enter},
		{"Countries", "Switzerlant" + enter},
		{"is not a code of ISO 3166-1", "\x15CH, France" + enter},
		{"When", "2011-13" + enter},
		{`period "2011-13" is not a period`, "\x152011-02" + enter},
		{"What were social media used for?", "x" + enter},
		{"Outcome", enter},
		{"What does it rest on?", enter},
		{"Maturity", backTab},
		{"What does it rest on?", enter},
		{"Maturity", enter},
		{"Source 1: title", "Why trains are late" + enter},
		{"Source 1: address", "example" + enter},
		{`url "example"`, "\x15https://example.org/late" + enter},
		{"Source 1: publisher", enter},
		{"Source 1: what is it?", enter},
		{"Source 1: date", "2011-03" + enter},
		{"Source 1: archived copy", enter},
		{"Another source?", enter},
		{"Channels", "x" + enter},
		{"How well was", enter},
		{"a remark", enter},
		{"Is there a result with a number?", enter},
		{"Summary in English", longEN[:30]},
		{"of 60 to 400", enter},
		{"it needs 60 at least", longEN[30:] + enter},
		{"Summary in French", longFR + enter},
		{"Tags", "delays" + enter},
		{"Who tells it?", "Example Rail" + enter},
		{"is one of the companies", "\x15Judy Smith (Example Rail)" + enter},
		{"The text", enter},
		{"Anything more about this case?", enter},
		{"Add it to the library", enter},
		{"git checkout -b add-example-rail-tells-why-a-train-is-late", ""},
	} {
		s.answer(e.question, e.keys)
	}
	s.end(exitDone)
	c := p.added(t, "example-rail-tells-why-a-train-is-late")
	want := &kb.Case{
		Title: "Example Rail tells why a train is late", Companies: []string{"Example Rail"}, Countries: []string{"CH", "FR"},
		Summary: kb.Text{"en": longEN, "fr": longFR}, Tags: []string{"delays"}, Contributors: []string{"Judy Smith (Example Rail)"},
		Body: strings.TrimSpace(bodyEN),
	}
	got := &kb.Case{
		Title: c.Title, Companies: c.Companies, Countries: c.Countries, Summary: c.Summary, Tags: c.Tags,
		Contributors: c.Contributors, Body: c.Body,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	p.noDraft(t)
	if got := p.run(t, "search", "why a train is late", "--format", "slugs"); !strings.Contains(got, c.Slug) {
		t.Errorf("the case is not found: %s", got)
	}
}

// added is the case that must be in the library now, without a problem.
func (p place) added(t *testing.T, slug string) *kb.Case {
	t.Helper()
	lib, err := kb.OpenFolder(filepath.Join(p.dir, "cases"))
	if err != nil {
		t.Fatal(err)
	}
	c, problems, err := lib.Parse(t.Context(), slug)
	if err != nil || problems.Errors() {
		t.Fatalf("%v %v", err, problems)
	}
	return c
}

func (p place) noDraft(t *testing.T) {
	t.Helper()
	if got := p.run(t, "add", "--drafts", "--json"); strings.TrimSpace(got) != "[]" {
		t.Errorf("a draft is left: %s", got)
	}
}

// The form is filled in French, line by line as screen readers need it: a crisis
// with its steps and a figure.
func TestFormFrenchAccessible(t *testing.T) {
	p := newPlace(t, "fr", bodyFR)
	s := p.begin(t, "add", "--accessible", "--lang", "fr")
	s.fill(crisisFrench)
	s.end(exitDone)
	p.isCrisis(t)
}

// The same on a terminal that can be drawn on.
func TestFormFrench(t *testing.T) {
	p := newPlace(t, "fr", bodyFR)
	s := p.begin(t, "add", "--lang", "fr", "--outcome", "mixed", "--evidence", "public", "--sector", "retail")
	s.fill([]turn{
		{"Titre", "Exemple répond mal" + enter},
		{"Organisations", "Exemple" + enter},
		{"Qu’est-ce que c’est", enter},
		{"Langue du texte", enter},
		{"Pays", "Suisse" + enter},
		{"Quand", "2011" + enter},
		{"À quoi ont servi", "/crise" + enter + "x" + enter},
		{"Maturité", enter},
		{"Source 1\u00a0: titre", "Un article" + enter},
		{"Source 1\u00a0: adresse", enter},
		{"Source 1\u00a0: éditeur", enter},
		{"Source 1\u00a0: de quelle sorte", enter},
		{"Source 1\u00a0: date", enter},
		{"Une autre source", enter},
		{"Canaux", "x" + enter},
		{"bien employé", enter},
		{"une remarque", enter},
		{"À qui la faute", enter},
		{"Comment ont-ils répondu", enter},
		{"Et ensuite", enter},
		{"Étape 1\u00a0: quand", "hier" + enter},
		{"n’est pas un moment", "\x152011-02-01" + enter},
		{"Étape 1\u00a0: que s’est-il passé", "Une plainte" + enter},
		{"Étape 1\u00a0: qu’était-ce", enter},
		{"Étape 1\u00a0: d’après quelle source", enter},
		{"Une autre étape", enter},
		{"Y a-t-il un résultat chiffré", enter},
		{"Résumé en anglais", longEN + enter},
		{"Résumé en français", longFR + enter},
		{"Étiquettes", enter},
		{"Qui le raconte", "Judy Smith" + enter},
		{"Le texte", enter},
		{"Autre chose à dire de ce cas", enter},
		{"L’ajouter à la bibliothèque", enter},
	})
	s.end(exitDone)
	if c := p.added(t, "exemple-repond-mal"); c.Outcome != "mixed" || c.Sector != "retail" || c.Uses[0] != "crisis" || len(c.Timeline) != 1 {
		t.Errorf("got %+v", c)
	}
	p.noDraft(t)
}

// crisisFrench are the answers to the line by line form.
var crisisFrench = []turn{
	{"Titre", "Exemple Rail coupe une ligne\n"},
	{"Organisations", "Exemple Rail\n"},
	{"Qu’est-ce que c’est", "1\n"},
	{"Langue du texte", "\n"},
	{"Secteur", "99\n"},
	{"«\u00a099\u00a0» n’en fait pas partie", "public-transport\n"},
	{"Pays", "Suisse\n"},
	{"Quand", "2011..2010\n"},
	{"finit avant de commencer", "2011-02\n"},
	{"À quoi ont servi", "crisis, customer-service\n"},
	{"L’usage principal", "\n"},
	{"Issue", "<\n"},
	{"L’usage principal", "\n"},
	{"Issue", "1\n"},
	{"Sur quoi", "1\n"},
	{"Maturité", "3\n"},
	{"Source 1\u00a0: titre", "La ligne coupée\n"},
	{"Source 1\u00a0: adresse", "https://example.org/ligne\n"},
	{"Source 1\u00a0: éditeur", "Le Temps d’exemple\n"},
	{"Source 1\u00a0: de quelle sorte", "1\n"},
	{"Source 1\u00a0: date", "2011-02-30\n"},
	{"n’est pas", "2011-02-20\n"},
	{"Source 1\u00a0: copie", "\n"},
	{"Une autre source", "oui\n"},
	{"Source 2\u00a0: titre", "Un entretien\n"},
	{"Source 2\u00a0: adresse", "\n"},
	{"Source 2\u00a0: éditeur", "\n"},
	{"Source 2\u00a0: de quelle sorte", "2\n"},
	{"Source 2\u00a0: date", "\n"},
	{"Une autre source", "non\n"},
	{"Canaux", "twitter, facebook\n"},
	{"bien employé", "2\n"},
	{"une remarque", "Vite.\n"},
	{"bien employé", "\n"},
	{"une remarque", "\n"},
	{"À qui la faute", "accident\n"},
	{"d’abord", "rebuild\n"},
	{"Et ensuite", "bolster\n"},
	{"Et ensuite", "\n"},
	{"Étape 1\u00a0: quand", "2011-02-01T08:00\n"},
	{"Étape 1\u00a0: que", "Une ligne est coupée\n"},
	{"Étape 1\u00a0: qu’était", "event\n"},
	{"Étape 1\u00a0: d’après", "1\n"},
	{"Une autre étape", "oui\n"},
	{"Étape 2\u00a0: quand", "2011-02-01T08:20\n"},
	{"Étape 2\u00a0: que", "Un premier tweet\n"},
	{"Étape 2\u00a0: qu’était", "first-answer\n"},
	{"Étape 2\u00a0: d’après", "2\n"},
	{"Une autre étape", "\n"},
	{"Y a-t-il un résultat chiffré", "oui\n"},
	{"Chiffre 1\u00a0: le nombre", "20\n"},
	{"Chiffre 1\u00a0: de quoi", "minutes jusqu’à la réponse\n"},
	{"Chiffre 1\u00a0: jusqu’où", "service\n"},
	{"Chiffre 1\u00a0: d’après", "1\n"},
	{"Chiffre 1\u00a0: qui", "company\n"},
	{"Un autre chiffre", "\n"},
	{"Résumé en anglais", longEN + "\n"},
	{"Résumé en français", longFR + "\n"},
	{"Étiquettes", "\n"},
	{"Qui le raconte", "Exemple Rail SA\n"},
	{"nommez une personne", "Judy Smith\n"},
	{"Le texte", "\n"},
	{"Autre chose à dire de ce cas", "\n"},
	{"L’ajouter à la bibliothèque", "\n"},
}

// fill answers one question after the other; where there are no keys, it only waits
// for what is to be shown.
func (s *session) fill(turns []turn) {
	s.t.Helper()
	for _, e := range turns {
		if e.keys == "" {
			s.await(e.question)
			continue
		}
		s.answer(e.question, e.keys)
	}
}

func (p place) isCrisis(t *testing.T) {
	t.Helper()
	c := p.added(t, "exemple-rail-coupe-une-ligne")
	want := &kb.Case{
		Lang: "fr", Sector: "public-transport", Uses: []string{"crisis", "customer-service"}, Maturity: 2,
		Crisis: &kb.Crisis{Cause: "accident", Response: []string{"rebuild", "bolster"}},
		Figures: []kb.Figure{{
			Value: "20", Label: kb.Text{"fr": "minutes jusqu’à la réponse"}, Rung: "service", Source: 1, By: "company",
		}},
		Body: strings.TrimSpace(bodyFR),
	}
	got := &kb.Case{
		Lang: c.Lang, Sector: c.Sector, Uses: c.Uses, Maturity: c.Maturity, Crisis: c.Crisis, Figures: c.Figures, Body: c.Body,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	if len(c.Timeline) != 2 || len(c.Sources) != 2 || len(c.Channels) != 2 {
		t.Errorf("got %d steps, %d sources, %d channels, want 2 of each", len(c.Timeline), len(c.Sources), len(c.Channels))
	}
	p.noDraft(t)
}

// What is interrupted is kept, whatever interrupts it, and offered the next time
// with what was being typed.
func TestFormInterrupted(t *testing.T) {
	for _, how := range []struct {
		name string
		stop func(s *session)
	}{
		{"Ctrl-C", func(s *session) { s.answer("", ctrlC); s.end(exitFailed) }},
		{"the terminal is closed", func(s *session) { _ = s.tty.Close(); <-s.done }},
		{"SIGTERM", func(s *session) { _ = s.cmd.Process.Signal(syscall.SIGTERM); s.end(exitFailed) }},
		{"SIGKILL", func(s *session) { _ = s.cmd.Process.Kill(); <-s.done }},
	} {
		t.Run(how.name, func(t *testing.T) {
			p := newPlace(t, "en", bodyEN)
			s := p.begin(t, "add")
			s.answer("Title", "Example Rail tells why a train is late"+enter)
			s.answer("Organisations", "Example R")
			how.stop(s)
			if got := p.run(t, "add", "--drafts"); !strings.Contains(got, "Example Rail tells why a train is late") {
				t.Fatalf("drafts: %q", got)
			}
			s = p.begin(t, "add")
			s.answer("A case was begun and not added", enter)
			s.await("Organisations")
			if how.name == "Ctrl-C" {
				s.await("Example")
			}
			s.answer("", ctrlC)
			s.end(exitFailed)
			s = p.begin(t, "add", "--resume")
			s.await("Organisations")
			s.answer("", ctrlC)
			s.end(exitFailed)
			s = p.begin(t, "add", "--accessible")
			s.answer("A case was begun and not added", "3\n")
			s.answer("Title", "\x04")
			s.end(exitNothing)
			p.noDraft(t)
		})
	}
}

// A case that is there already is told once its company is known, and can be
// looked at.
func TestFormDuplicates(t *testing.T) {
	p := newPlace(t, "en", bodyEN)
	s := p.begin(t, "add", "--accessible")
	s.fill(turnsUntilCompany)
	s.answer("may tell this already", "2\n")
	s.await("Old Spice")
	s.answer("Stop", "3\n")
	s.end(exitNothing)
}

var turnsUntilCompany = []turn{
	{"Title", "Old Spice answers its fans\n"},
	{"Organisations", "Old Spice\n"},
}

// --edit opens the file with what is missing marked, and adds it once it is right.
func TestAddEdit(t *testing.T) {
	whole := `---
type: practice
title: "Answer within the hour, or say when you will"
sector: general
lang: en
uses: [pr]
# a comment that stays
summary:
  en: "Whoever writes to an organisation wants to know that somebody reads: an answer within the hour says so."
  fr: "Qui écrit à une organisation veut savoir que quelqu’un lit : une réponse dans l’heure le lui dit."
sources:
  - title: "On answering"
    kind: first-hand
contributors: [editors]
added: 2026-01-01
---

## How

Briefly.
`
	p := newPlace(t, "en", whole)
	s := p.begin(t, "add", "--edit", "--title", "Answer within the hour")
	s.await("answer-within-the-hour-or-say-when-you-will.md")
	s.end(exitDone)
	got, err := os.ReadFile(filepath.Join(p.dir, "cases", "answer-within-the-hour-or-say-when-you-will.md"))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(whole, string(got)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
	p.noDraft(t)
	// what is left with its mistakes is a draft
	p = newPlace(t, "en", strings.Replace(whole, "general", "genral", 1))
	s = p.begin(t, "add", "--edit")
	s.await(`sector "genral" is not known`)
	s.answer("Leave it for later", "2\n")
	s.end(exitNothing)
	if got := p.run(t, "add", "--drafts"); got == "" {
		t.Error("no draft is kept")
	}
}

// Two people add cases of one title at once: both are written, each under a name
// of its own.
func TestAddAtOnce(t *testing.T) {
	p := newPlace(t, "en", bodyEN)
	p.run(t, "index")
	note, err := os.ReadFile("testdata/library/sign-as-a-person.md")
	if err != nil {
		t.Fatal(err)
	}
	const people = 4
	paths := make(chan string, people)
	for range people {
		cmd := p.command(t, "add", "--from", "-")
		cmd.Stdin = strings.NewReader(string(note))
		go func() {
			out, err := cmd.Output()
			if err != nil {
				out = []byte(err.Error())
			}
			paths <- string(out)
		}()
	}
	seen := make(map[string]bool)
	for range people {
		path := strings.TrimSpace(<-paths)
		got, err := os.ReadFile(filepath.Join(p.dir, path))
		if err != nil || seen[path] || string(got) != string(note) {
			t.Errorf("%s: %v, %d bytes", path, err, len(got))
		}
		seen[path] = true
	}
}

// A process that ended between writing the case and removing the draft leaves a
// draft that is not offered again.
func TestDraftOfAddedCase(t *testing.T) {
	p := newPlace(t, "en", bodyEN)
	lib, err := kb.OpenFolder(filepath.Join(p.dir, "cases"))
	if err != nil {
		t.Fatal(err)
	}
	d, err := kb.OpenDrafts(filepath.Join(p.dir, "home", "state", "kb", "drafts", lib.ID())).New()
	if err != nil {
		t.Fatal(err)
	}
	d.Case = p.added(t, "sign-as-a-person")
	if err := d.Save(); err != nil {
		t.Fatal(err)
	}
	if err := d.Close(); err != nil {
		t.Fatal(err)
	}
	if got := p.run(t, "add", "--drafts"); !strings.Contains(got, d.Case.Title) {
		t.Errorf("the draft is not listed: %s", got)
	}
	if _, err := lib.Add(t.Context(), kb.Render(withSlug(d.Case, "signed"))); err != nil {
		t.Fatal(err)
	}
	d.Slug = "signed"
	if err := d.Save(); err != nil {
		t.Fatal(err)
	}
	p.noDraft(t)
}

func withSlug(c *kb.Case, slug string) *kb.Case {
	named := *c
	named.Slug = slug
	return &named
}

// Both languages have the same questions, and every question that is asked.
func TestFormTexts(t *testing.T) {
	en, fr := englishForm(), frenchForm()
	for name := range en.questions {
		if _, ok := fr.questions[name]; !ok {
			t.Errorf("%s is not asked in French", name)
		}
	}
	if len(en.questions) != len(fr.questions) {
		t.Errorf("%d questions in English, %d in French", len(en.questions), len(fr.questions))
	}
	for _, s := range formSteps() {
		if s.name != "duplicates" && s.name != "same-sources" && (en.step(s.name) == "" || fr.step(s.name) == "") {
			t.Errorf("the step %s has no name", s.name)
		}
	}
}
