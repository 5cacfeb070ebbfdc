package exchange_test

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebook/kb"
	"casebook/kb/exchange"
	"casebook/kb/kbtest"
)

// ownLibrary adds a channel, and has collections with a title in one language and
// in two, which one of them names by an alias.
const ownLibrary = `
-- taxonomy.yaml --
# ours
channels:
  - slug: fax
    label: {en: Fax, fr: Télécopie}
    definition: {en: "Pages by telephone.", fr: "Des pages par téléphone."}
-- a-note.md --
---
type: practice
title: "Whoever writes wants an answer"
sector: general
lang: en
uses: [pr]
channels: [{name: fax}]
summary:
  en: "Whoever writes to an organisation wants to know that somebody reads: an answer within the hour says so."
  fr: "Qui écrit à une organisation veut savoir que quelqu’un lit : une réponse dans l’heure le lui dit."
sources:
  - {title: "On answering", kind: first-hand}
aliases: [an-old-note]
contributors: [editors]
added: 2026-01-01
---

Soon.
-- collections/one-title.md --
---
title: "Answers: \"good\" and bad"
summary:
  en: "One answer, alone, to be read aloud and in one go at the beginning of a course on answers."
  fr: "Une réponse, seule, à lire à haute voix et d’un trait au début d’un cours sur les réponses."
cases:
  - slug: an-old-note
contributors: [Judy Smith]
added: 2026-01-01
---

Read it *aloud*.
-- collections/two-titles.md --
---
title: {en: "Answers by fax", fr: "Des réponses par télécopie"}
summary:
  en: "One answer, alone, to be read aloud and in one go at the beginning of a course on answers."
  fr: "Une réponse, seule, à lire à haute voix et d’un trait au début d’un cours sur les réponses."
cases:
  - slug: a-note
    note: {fr: "Pourquoi pas ?"}
contributors: [editors]
added: 2026-01-01
---
`

// JSON and NDJSON carry the whole library: its own terms and its collections, too.
func TestRoundTripOfALibrary(t *testing.T) {
	for _, format := range []exchange.Format{exchange.JSON, exchange.NDJSON} {
		for _, atomic := range []bool{false, true} {
			lib := open(t, kbtest.Library(t, ownLibrary))
			first := export(t, lib, format)
			dir := t.TempDir()
			again := open(t, dir)
			report, err := exchange.Import(t.Context(), again, exchange.Read("f", bytes.NewReader(first), format, options(t, again)), exchange.ImportOptions{Atomic: atomic})
			if err != nil || len(report.Problems) > 0 || report.Written != 1 || report.Collections != 2 || !report.Taxonomy {
				t.Fatalf("%+v, %v", report, err)
			}
			again = open(t, dir) // as the next one sees it
			if second := export(t, again, format); !bytes.Equal(first, second) {
				t.Errorf("%s differs after an import:\n%s\n%s", format, first, second)
			}
			if problems, err := again.Check(t.Context()); err != nil || len(problems) > 0 {
				t.Errorf("%v\n%v", err, problems)
			}
			if got, err := os.ReadFile(filepath.Join(dir, "taxonomy.yaml")); err != nil || !strings.HasPrefix(string(got), "# ours\n") {
				t.Errorf("taxonomy.yaml is not as it was: %q, %v", got, err)
			}
		}
	}
}

// A record that tells of a library's parts is refused at its place, and nothing
// else with it.
func TestPlacesOfPartsOfALibrary(t *testing.T) {
	lib := open(t, "../../cases")
	for text, want := range map[string]string{
		`{"taxonomy": 7}`:          `f:1:14: taxonomy must be a text`,
		`{"taxonomy": "uses: []"}`: `f:1:14: "uses" can't be added to`,
		`{"taxonomy": "channels:\n  - slug: blog\n    label: {en: B, fr: B}"}`: `channel "blog" is known already`,
		`{"taxonomy": "\tchannels"}`:                              `f:1:14: `,
		`{"collection": []}`:                                      `f:1:16: a record is a mapping`,
		`{"collection": {}}`:                                      `f:1:16: a record is a mapping`,
		`{"collection": {"title": "No name at all"}}`:             `f:1:16: name`,
		`{"collection": {"name": "../up", "title": "Up"}}`:        `f:1:25: name "../up" is not a slug`,
		`{"collection": {"name": "a-list", "titel": "Misspelt"}}`: `f:1:35: key "titel" is not known; did you mean "title"?`,
		`{"collection": {"name": "a-list", "body": 7}}`:           `f:1:43: body must be a text`,
		`{"collection": {"name": "a-list"}, "slug": "a-case"}`:    `key "collection" is not known`,
	} {
		dir := t.TempDir()
		into := open(t, dir)
		report, err := exchange.Import(t.Context(), into, exchange.Read("f", strings.NewReader(text), exchange.NDJSON, options(t, lib)), exchange.ImportOptions{})
		if err != nil || report.Refused != 1 || !strings.Contains(report.Problems.Error(), want) {
			t.Errorf("%s: %v, %d refused, want %s, got\n%v", text, err, report.Refused, want, report.Problems)
		}
		if got := names(t, dir); len(got) > 0 {
			t.Errorf("%s: wrote %v", text, got)
		}
	}
}

// A name that a case had before leads there for ever: no record takes it.
func TestImportOfAnAlias(t *testing.T) {
	from := open(t, "../../cases")
	c, _, err := from.Parse(t.Context(), "old-spice-responses")
	if err != nil {
		t.Fatal(err)
	}
	known := kb.NewKnown([]*kb.Case{{Slug: "other-case", Aliases: []string{"old-spice-responses"}}})
	var b bytes.Buffer
	one := func(yield func(*kb.Case, error) bool) { yield(c, nil) }
	if err := exchange.Write(&b, exchange.JSON, exchange.Contents{Cases: one}); err != nil {
		t.Fatal(err)
	}
	for conflict, want := range map[exchange.Conflict]string{exchange.Refuse: "", exchange.Skip: "", exchange.Rename: "old-spice-responses-2"} {
		into := open(t, t.TempDir())
		report, err := exchange.Import(t.Context(), into, exchange.Read("f", bytes.NewReader(b.Bytes()), exchange.JSON, options(t, from)), exchange.ImportOptions{Conflict: conflict, Known: known})
		if err != nil {
			t.Fatal(err)
		}
		files, err := into.Files(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case want == "" && len(files) > 0, want != "" && (len(files) == 0 || !strings.HasPrefix(files[0].Name, want)):
			t.Errorf("%s: %v", conflict, files)
		case conflict == exchange.Refuse && !strings.Contains(report.Problems.Error(), "slug old-spice-responses is a name that other-case had: it leads there for ever"):
			t.Errorf("%v", report.Problems)
		}
	}
}
