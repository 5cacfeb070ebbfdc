package kb_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
)

var update = flag.Bool("update", false, "write the golden files anew")

func taxonomies(t testing.TB) *kb.Taxonomies {
	t.Helper()
	tax, err := kb.BuiltinTaxonomies()
	if err != nil {
		t.Fatal(err)
	}
	return tax
}

// Each archive of testdata/parse holds the files of one slug, then what comes of
// them: problems.txt, and case.json where there is a case.
func TestParseGolden(t *testing.T) {
	archives, err := filepath.Glob("testdata/parse/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatalf("no archives: %v", err)
	}
	for _, name := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) { checkArchive(t, name) })
	}
}

func checkArchive(t *testing.T, name string) {
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	why, parts := splitArchive(string(data))
	var files []kb.File
	want := map[string]string{}
	for _, f := range parts {
		if f.Path == "problems.txt" || f.Path == "case.json" {
			want[f.Path] = string(f.Data)
			continue
		}
		files = append(files, f)
	}
	slug, _, _ := kb.SplitName(path.Base(files[0].Path))
	c, problems := kb.Parse(slug, files, taxonomies(t))
	if (c == nil) != originalHasErrors(problems) {
		t.Errorf("a case: %t, though the problems are %v", c != nil, problems)
	}
	got := map[string]string{"problems.txt": lines(problems)}
	if c != nil {
		var b bytes.Buffer
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		if err := e.Encode(c); err != nil {
			t.Fatal(err)
		}
		got["case.json"] = b.String()
	}
	if *update {
		parts = files
		for _, part := range []string{"problems.txt", "case.json"} {
			if text, ok := got[part]; ok {
				parts = append(parts, kb.File{Path: part, Data: []byte(text)})
			}
		}
		if err := os.WriteFile(name, joinArchive(why, parts), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("want (-) and got (+) differ; go test -update writes what is got:\n%s", diff)
	}
}

// splitArchive reads a txtar archive: what stands before its files, and these,
// each after a line "-- name --".
func splitArchive(archive string) (comment string, files []kb.File) {
	for line := range strings.Lines(archive) {
		name, found := strings.CutPrefix(strings.TrimSuffix(line, " --\n"), "-- ")
		switch {
		case found:
			files = append(files, kb.File{Path: name})
		case len(files) == 0:
			comment += line
		default:
			f := &files[len(files)-1]
			f.Data = append(f.Data, line...)
		}
	}
	return comment, files
}

func joinArchive(comment string, files []kb.File) []byte {
	b := bytes.NewBufferString(comment)
	for _, f := range files {
		b.WriteString("-- " + f.Path + " --\n")
		b.Write(f.Data)
	}
	return b.Bytes()
}

// originalHasErrors tells errors of the original from those of a translation.
func originalHasErrors(problems kb.Problems) bool {
	for _, p := range problems {
		_, lang, ok := kb.SplitName(path.Base(p.Path))
		if p.Severity == kb.Error && (ok && lang == "" || p.Code == kb.CodeTranslationOrphan) {
			return true
		}
	}
	return false
}

// lines are problems as the command prints them.
func lines(problems kb.Problems) string {
	if len(problems) == 0 {
		return ""
	}
	return problems.Error() + "\n"
}

// Somebody who writes a first case by hand makes all the usual mistakes at once,
// and shouldn't have to run the check ten times.
func TestTenMistakesInOneFile(t *testing.T) {
	const file = `---
title: Zappos answers everybody who asks, at any hour
companies: [Zappos]
sector: fashon
countries: [UK]
period: "2010..2007"
uses: [customer-service, crisis-managment]
chanels:
  - name: twitter
outcome: success
evidence: public
lang: en
channels:
  - {name: twiter, verdict: good, source: 3}
summary:
  en: "Too short."
  fr: "Le vendeur de chaussures en ligne répond à toute heure à quiconque lui écrit, et laisse parler ses employés."
sources:
  - {title: Delivering Happiness, kind: book, url: www.example.com}
contributors: [Zappos]
added: 2026-11-31
---

## Context

They answer. [^2]

## What they did

## Results

## Lessons
`
	_, problems := kb.Parse("zappos", []kb.File{{Path: "cases/zappos.md", Data: []byte(file)}}, taxonomies(t))
	want := `cases/zappos.md:4:9: sector "fashon" is not known; did you mean "fashion"?
cases/zappos.md:5:13: country "UK" is not a code of ISO 3166-1 in two capitals; did you mean GB?
cases/zappos.md:6:9: period "2010..2007" ends before it starts; write 2007..2010
cases/zappos.md:7:26: use "crisis-managment" is not known; did you mean "crisis"?
cases/zappos.md:8:1: key "chanels" is not known; did you mean "channels"?
cases/zappos.md:14:12: channel "twiter" is not known; did you mean "twitter"?
cases/zappos.md:14:43: there is no source 3; the sources are numbered from 1 to 1
cases/zappos.md:16:7: summary.en has 10 characters; it needs 60 at least
cases/zappos.md:19:52: url "www.example.com" is not a web address; it must begin with https:// or http://
cases/zappos.md:20:16: contributor "Zappos" is one of the companies; name a person, such as Judy Smith (Zappos)
cases/zappos.md:21:8: added "2026-11-31" is not in the calendar; the month has 30 days
cases/zappos.md:26:14: [^2] points to no source; the sources are numbered from 1 to 1
`
	if diff := cmp.Diff(want, lines(problems)); diff != "" {
		t.Errorf("want (-) and got (+):\n%s", diff)
	}
	codes := map[kb.Code]bool{}
	for _, p := range problems {
		codes[p.Code] = true
	}
	if len(codes) < 10 {
		t.Errorf("%d kinds of problem, want ten at least: %v", len(codes), codes)
	}
}
