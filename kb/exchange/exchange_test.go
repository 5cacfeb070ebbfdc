package exchange_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
	"casebook/kb/exchange"
	"casebook/kb/kbtest"
)

// all are the cases of a library, sorted by slug.
func all(t testing.TB, lib *kb.Library) iter.Seq2[*kb.Case, error] {
	t.Helper()
	files, err := lib.Files(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return func(yield func(*kb.Case, error) bool) {
		for _, f := range files {
			slug, lang, ok := kb.SplitName(f.Name)
			if !ok || lang != "" {
				continue
			}
			c, problems, err := lib.Parse(context.Background(), slug)
			if err == nil && problems.Errors() {
				err = problems
			}
			if !yield(c, err) {
				return
			}
		}
	}
}

func export(t testing.TB, lib *kb.Library, format exchange.Format) []byte {
	t.Helper()
	var b bytes.Buffer
	contents := exchange.Contents{Cases: all(t, lib)}
	var err error
	if contents.Taxonomy, err = lib.ReadFile("taxonomy.yaml"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	if contents.Collections, _, err = lib.Collections(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := exchange.Write(&b, format, contents); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t testing.TB, dir string) *kb.Library {
	t.Helper()
	lib, err := kb.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func options(t testing.TB, lib *kb.Library) exchange.ReadOptions {
	t.Helper()
	tax, err := lib.Taxonomies()
	if err != nil {
		t.Fatal(err)
	}
	return exchange.ReadOptions{Taxonomies: tax}
}

// The promise of the package: what was exported and imported is the same library.
func TestRoundTripOfRealCases(t *testing.T) {
	lib := open(t, "../../cases")
	for _, format := range exchange.Formats() {
		t.Run(string(format), func(t *testing.T) {
			t.Parallel()
			roundTrip(t, lib, format)
		})
	}
}

func roundTrip(t *testing.T, lib *kb.Library, format exchange.Format) {
	t.Helper()
	first := export(t, lib, format)
	again := open(t, t.TempDir())
	report, err := exchange.Import(t.Context(), again, exchange.Read("cases", bytes.NewReader(first), format, options(t, lib)), exchange.ImportOptions{})
	if err != nil || report.Refused > 0 || report.Problems.Errors() {
		t.Fatalf("%d refused, %v\n%v", report.Refused, err, report.Problems)
	}
	if second := export(t, again, format); !bytes.Equal(first, second) {
		t.Errorf("differs (-) after an import (+):\n%s", cmp.Diff(strings.Split(string(first), "\n"), strings.Split(string(second), "\n")))
	}
	// whatever the format, the cases are the same
	want, got := slices.Collect(values(all(t, lib))), slices.Collect(values(all(t, again)))
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("cases differ (-) after an import (+):\n%s", diff)
	}
	if format == exchange.CSV {
		return
	}
	wantLists, _, err := lib.Collections(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	gotLists, problems, err := again.Collections(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(wantLists, gotLists); diff != "" || len(problems) > 0 {
		t.Errorf("collections differ (-) after an import (+):\n%s%v", diff, problems)
	}
}

func values(seq iter.Seq2[*kb.Case, error]) iter.Seq[*kb.Case] {
	return func(yield func(*kb.Case) bool) {
		for c := range seq {
			if !yield(c) {
				return
			}
		}
	}
}

// Of a case that uses all that there is, nothing is lost either: texts of a third
// language, words with semicolons, cells that are no formulas.
func TestRoundTripOfAnOddCase(t *testing.T) {
	lib := open(t, kbtest.Library(t, oddCase))
	if n := len(slices.Collect(values(all(t, lib)))); n != 1 {
		t.Fatalf("%d cases", n)
	}
	for _, format := range exchange.Formats() {
		roundTrip(t, lib, format)
	}
}

const oddCase = `
-- odd-case.md --
---
title: "=SUM(A1): a title that a spreadsheet would compute"
companies: ["Smith; Sons", 'Back\slash', "+plus", "O'Hara"]
sector: retail
countries: [CH, FR]
period: "2008.."
lang: de
uses: [crisis, marketing]
tags: [apology]
channels:
  - name: twitter
    verdict: good
    period: "2008..2009"
    source: 1
    note: {en: "Quick; \"dry\"", fr: "Rapide"}
  - name: blog
outcome: mixed
maturity: 3
evidence: public
summary:
  en: "A shop says nothing for a week, and then a great deal, and is believed at last by those who stayed."
  fr: "'=Un magasin ne dit rien pendant une semaine, puis beaucoup, et ceux qui sont restés le croient enfin."
crisis: {cause: accident, response: [silence, rebuild]}
figures:
  - {value: "1,200", label: {en: "letters", fr: "lettres"}, rung: engagement, source: 1, by: company, disputed: true}
  - {value: "3", label: {en: "days"}, rung: service, source: 2}
timeline:
  - {at: "2008-07-14T09:30+02:00", text: {en: "It begins"}, step: event}
  - {at: "2008-07", text: {fr: "Des excuses"}, step: apology, source: 2}
teaching:
  objectives: {en: "See what silence costs."}
  questions: [{en: "What would you say?", fr: "Que diriez-vous ?"}]
  minutes: 45
sources:
  - {title: "A report", url: "https://example.org/a;b?c=d&e=f", publisher: "The Post", kind: article, lang: en, date: 2008-07-15, archived: "https://web.archive.org/x", accessed: 2020-01-02}
  - {title: "@shop on Twitter", kind: statement}
related: [other-case]
aliases: [old-name]
contributors: [Judy Smith]
added: 2020-01-01
updated: 2021-01-01
status: draft
---

## Kontext

Text mit <Klammern> & "Zeichen" [^1].

` + "```" + `
-- no fence, and a	tab
` + "```" + `

## Was sie taten

- eins
- zwei

## Ergebnisse

Viel.

## Lehren

Wenig.
-- odd-case.it.md --
---
title: "Un caso che racconta poco"
translated: 2019-01-01
figures: [~, "giorni"]
timeline: ["Comincia"]
---

## Contesto

Testo.

## Che cosa hanno fatto

Testo.

## Risultati

Testo.

## Lezioni

Testo.
-- odd-case.fr.md --
---
title: "Un cas qui raconte peu"
---
`

// Every mistake is told at its place in the file that was read.
func TestPlacesOfProblems(t *testing.T) {
	lib := open(t, "../../cases")
	tests := map[string]struct {
		format exchange.Format
		text   string
		want   []string
	}{
		"json": {exchange.JSON, `[
  {
    "slug": "one-case", "titel": "A title of one case",
    "uses": ["crisis", "crisis-managment"],
    "sources": [{"title": "x", "kind": "artcle"}]
  },
  {"slug": "../../etc/passwd", "title": "A title of another"},
  7
]`, []string{
			`f:2:3: key "title" is missing`, `f:3:25: key "titel" is not known; did you mean "title"?`,
			`f:4:24: use "crisis-managment" is not known`, `f:5:40: kind of source "artcle" is not known; did you mean "article"?`,
			`f:7:12: slug "../../etc/passwd" is not a slug`, `f:8:3: a record is a mapping`,
		}},
		"json cut":  {exchange.JSON, "[\n{\"slug\": \"abc\"", []string{`f:2:1: the file ends in the middle of a record`}},
		"json more": {exchange.JSON, "[] []", []string{`the array of records is closed, and more follows`}},
		"ndjson": {exchange.NDJSON, "{\"slug\": \"one-case\", \"period\": \"long ago\"}\n\nnothing\n{} {}\n[]\n", []string{
			`f:1:32: period "long ago"`, `f:3:2: this is not JSON`, `f:4:1: one record stands on a line, and more follows`, `f:5:1: a record is a mapping`,
		}},
		"csv": {exchange.CSV, "slug,title,period,sources,body\none-case,\"A title, at last\",long ago,\"[{\"\"title\"\":\"\"A text\"\",\"\"kind\"\":\"\"article\"\"}]\",\"## Context\n\nSee [^7].\"\n,,,,\ntwo-case,ab,,,,more\n", []string{
			`f:2:29: period "long ago"`, `f:4:1: [^7] points to no source`, `f:6:16: there is a cell without a column: "more"`,
		}},
		"csv columns": {exchange.CSV, "slug;titel;titel\n", []string{`f:1:6: column "titel" is no key of a case; did you mean "title"?`, `f:1:12: column "titel" is there twice`}},
		"csv quote":   {exchange.CSV, "slug,title\none-case,a \"b\" c\n", []string{`f:2:12: a quote stands where none can`}},
		"csv bytes":   {exchange.CSV, "slug,title\none-case,caf\xe9 caf\xe9\n", []string{`f:2:10: title is not UTF-8; save the table as CSV UTF-8`}},
		"csv utf-16":  {exchange.CSV, "\xff\xfes\x00l\x00u\x00g\x00\n\x00", []string{`f:1:1: the file is UTF-16; save the table as CSV UTF-8`}},
		"csv latin-1": {exchange.CSV, "caf\xe9,title\na,b\n", []string{`f:1:1: this is not valid UTF-8; save the file in the encoding UTF-8`}},
		"csv bars":    {exchange.CSV, "slug|title\na|b\n", []string{`f:1:1: the first line must name the columns, parted by commas, semicolons or tabs; it is "slug|title"`}},
		"csv foreign": {exchange.CSV, "slug,Firma\n", []string{`f:1:6: column "Firma" is no key of a case; say with --map KEY=Firma which key it is, or leave it out with --ignore`}},
		"csv json":    {exchange.CSV, "slug,sources\none-case,\"[{\"\"title\"\": 1,]\"\n", []string{`f:2:10: sources: the cell begins as JSON and is none`}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var told []string
			for rec, err := range exchange.Read("f", strings.NewReader(tt.text), tt.format, options(t, lib)) {
				for _, p := range rec.Problems {
					told = append(told, p.String())
				}
				if err != nil {
					told = append(told, err.Error())
				}
				if rec.Case != nil {
					t.Errorf("%s is a case", rec.Slug)
				}
			}
			text := strings.Join(told, "\n")
			for _, want := range tt.want {
				if !strings.Contains(text, want) {
					t.Errorf("not told: %s\nbut:\n%s", want, text)
				}
			}
		})
	}
}

// A table of one's own is read with a map, values for what it lacks, and columns
// left out.
func TestMap(t *testing.T) {
	lib := open(t, "../../cases")
	o := options(t, lib)
	o.Map = map[string]string{"Titel": "title", "Firma": "companies", "Link": "sources.1.url", "Quelle": "sources.1.title", "Kurz": "summary.en"}
	o.Set = map[string]string{
		"sources.1.kind": "article", "lang": "en", "sector": "retail", "countries": "CH; FR", "period": "2010", "uses": "marketing", "channels": "twitter:good;blog",
		"outcome": "success", "evidence": "public", "contributors": "Judy Smith", "summary.fr": strings.Repeat("Un résumé. ", 8), "added": "2020", "body": "## Context\n\nA\n\n## What they did\n\nB\n\n## Results\n\nC\n\n## Lessons\n\nD",
	}
	o.Ignore = []string{"*"}
	o.SlugOf = func(string) string { return "made-of-the-title" }
	table := "\ufeffTitel\tFirma\tLink\tQuelle\tKurz\tsector\tNotiz\n" +
		"A shop that answers\tA; B\thttps://example.org/\tA report\t" + strings.Repeat("A summary. ", 8) + "\tairline\tx\n"
	var found []*kb.Case
	for rec, err := range exchange.Read("f", strings.NewReader(table), exchange.CSV, o) {
		if err != nil || rec.Problems.Errors() {
			t.Fatal(err, rec.Problems)
		}
		found = append(found, rec.Case)
	}
	if len(found) != 1 {
		t.Fatalf("%d cases", len(found))
	}
	c := found[0]
	if c.Slug != "made-of-the-title" || c.Sector != "airline" || !slices.Equal(c.Companies, []string{"A", "B"}) ||
		c.Sources[0] != (kb.Source{Title: "A report", URL: "https://example.org/", Kind: "article"}) ||
		!slices.Equal(c.ChannelNames(), []string{"twitter", "blog"}) || c.Channels[0].Verdict != "good" {
		t.Errorf("%+v", c)
	}
	o.Map["Fehlt"] = "outcome"
	for _, err := range exchange.Read("f", strings.NewReader(table), exchange.CSV, o) {
		if err == nil || !strings.Contains(err.Error(), `there is no column "Fehlt", which is to be outcome`) {
			t.Errorf("%v", err)
		}
	}
}

func TestConflicts(t *testing.T) {
	lib := open(t, "../../cases")
	var b bytes.Buffer
	c, _, err := lib.Parse(t.Context(), "old-spice-responses")
	if err != nil {
		t.Fatal(err)
	}
	three := func(yield func(*kb.Case, error) bool) {
		for range 3 {
			if !yield(c, nil) {
				return
			}
		}
	}
	if err := exchange.Write(&b, exchange.NDJSON, exchange.Contents{Cases: three}); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		o                         exchange.ImportOptions
		written, skipped, refused int
		files                     []string
	}{
		{exchange.ImportOptions{Conflict: exchange.Refuse}, 1, 0, 2, []string{"old-spice-responses.md"}},
		{exchange.ImportOptions{Conflict: exchange.Skip}, 1, 2, 0, []string{"old-spice-responses.md"}},
		{exchange.ImportOptions{Conflict: exchange.Rename}, 3, 0, 0, []string{"old-spice-responses-2.md", "old-spice-responses-3.md", "old-spice-responses.md"}},
		{exchange.ImportOptions{Conflict: exchange.Refuse, Atomic: true}, 0, 0, 2, nil},
		{exchange.ImportOptions{Conflict: exchange.Rename, Atomic: true}, 3, 0, 0, []string{"old-spice-responses-2.md", "old-spice-responses-3.md", "old-spice-responses.md"}},
		{exchange.ImportOptions{Conflict: exchange.Rename, DryRun: true}, 3, 0, 0, nil},
	}
	for _, tt := range tests {
		dir := t.TempDir()
		lib := open(t, dir)
		report, err := exchange.Import(t.Context(), lib, exchange.Read("f", bytes.NewReader(b.Bytes()), exchange.NDJSON, options(t, lib)), tt.o)
		if err != nil {
			t.Fatal(err)
		}
		if report.Written != tt.written || report.Skipped != tt.skipped || report.Refused != tt.refused {
			t.Errorf("%+v: written %d, skipped %d, refused %d", tt.o, report.Written, report.Skipped, report.Refused)
		}
		if got := names(t, dir); !slices.Equal(withoutTranslations(got), tt.files) {
			t.Errorf("%+v: files %v", tt.o, got)
		}
	}
}

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func withoutTranslations(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(n string) bool { return strings.Count(n, ".") > 1 })
}

// A record without end costs no more memory than a record may have.
func TestEndlessRecord(t *testing.T) {
	lib := open(t, "../../cases")
	for format, start := range map[exchange.Format]string{
		exchange.JSON: `[{"slug": "`, exchange.NDJSON: `{"slug": "`, exchange.CSV: "slug,title\n\"",
	} {
		in := &endless{start: start}
		var last error
		for _, err := range exchange.Read("f", in, format, options(t, lib)) {
			last = err
		}
		var broken *exchange.FileError
		if !errors.As(last, &broken) || broken.Problems[0].Code != kb.CodeRecordSize {
			t.Errorf("%s: %v", format, last)
		}
		if in.n > 2*exchange.MaxRecord {
			t.Errorf("%s: %d bytes read", format, in.n)
		}
	}
}

type endless struct {
	start string
	n     int
}

func (e *endless) Read(p []byte) (int, error) {
	n := copy(p, e.start)
	e.start = e.start[n:]
	for i := n; i < len(p); i++ {
		p[i] = 'x'
	}
	e.n += len(p)
	return len(p), nil
}

func TestInert(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "a": "a", "=1+1": "'=1+1", "-5": "'-5", "@x": "'@x", "'s": "'s", "'=x": "''=x", "'": "'", "+": "'+",
	} {
		if got := exchange.Inert(text); got != want || exchange.Active(got) != text {
			t.Errorf("%q: %q, back %q", text, got, exchange.Active(got))
		}
	}
}

// Whatever is read, nothing panics, no file lies outside the library, and what is
// accepted is a case.
func FuzzImport(f *testing.F) {
	lib, err := kb.OpenFolder("../../cases")
	if err != nil {
		f.Fatal(err)
	}
	tax, err := lib.Taxonomies()
	if err != nil {
		f.Fatal(err)
	}
	c, _, err := lib.Parse(context.Background(), "old-spice-responses")
	if err != nil {
		f.Fatal(err)
	}
	one := func(yield func(*kb.Case, error) bool) { yield(c, nil) }
	for i, format := range exchange.Formats() {
		var b bytes.Buffer
		if err := exchange.Write(&b, format, exchange.Contents{Cases: one}); err != nil {
			f.Fatal(err)
		}
		f.Add(i, b.String())
	}
	for _, text := range []string{
		`{"slug":"../../x","translations":[{"lang":"../y"}]}`, `[[[[`, "slug,slug\n../a", `{"figures":[{"label":{"de":1}}],"translations":[{"lang":"de"}],"slug":"abc"}`,
		`{"taxonomy":"channels:\n  - slug: fax\n    label: {en: Fax, fr: Fax}\n"}`, `{"collection":{"name":"../up","title":"Up and away","titles":{"fr":"En haut"},"cases":[{"slug":"abc"}]}}`,
	} {
		f.Add(0, text)
	}
	f.Fuzz(func(t *testing.T, n int, text string) {
		formats := exchange.Formats()
		root := t.TempDir()
		dir := filepath.Join(root, "library")
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
		lib, err := kb.OpenFolder(dir)
		if err != nil {
			t.Fatal(err)
		}
		records := exchange.Read("f", strings.NewReader(text), formats[uint(n)%uint(len(formats))], exchange.ReadOptions{Taxonomies: tax})
		report, err := exchange.Import(t.Context(), lib, records, exchange.ImportOptions{Conflict: exchange.Rename})
		if (err != nil || report.Refused > 0) && len(report.Problems) == 0 {
			t.Errorf("refused without a word: %v", err)
		}
		if got := names(t, root); !slices.Equal(got, []string{"library"}) {
			t.Errorf("files outside the library: %v", got)
		}
		problems, err := lib.Check(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range problems {
			if p.Severity == kb.Error && p.Code != kb.CodeCaseUnknown && p.Code != kb.CodeAliasTaken && p.Code != kb.CodeContributorBrand {
				t.Errorf("written with a mistake: %v", p)
			}
		}
	})
}
