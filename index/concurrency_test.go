package index

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"casebook/kb"
	"casebook/kb/kbtest"
)

// twin is one of two cases that are always changed together: its version stands
// in its title, its summary and its text.
func twin(name string, version int) string {
	return fmt.Sprintf(`---
title: "The twin %[1]s stands at version v%[2]d now"
companies: [Twin %[1]s]
sector: retail
countries: [CH]
period: "2010"
lang: en
uses: [marketing]
channels: [{name: blog}]
outcome: success
evidence: public
summary:
  en: "A case that is changed together with its twin again and again; it stands at v%[2]d at the moment."
  fr: "Un cas que l’on modifie en même temps que son jumeau, encore et encore ; il en est à v%[2]d en ce moment."
sources: [{title: Nothing, kind: article}]
contributors: [editors]
added: 2026-11-24
---

## Context

Twins v%[2]d. [^1]

## What they did

Changed.

## Results

None.

## Lessons

- One.
`, name, version)
}

// sameVersion finds both twins by search and wants one version in all of their
// texts: a reader that sees two saw half of a change.
func sameVersion(g *Generation) error {
	r, err := g.Search(context.Background(), Query{Text: "twins changed", Limit: 5})
	if err != nil {
		return err
	}
	if r.Total != 2 || len(r.Hits) < 2 {
		return fmt.Errorf("generation %s: %d twins, want two", g.name, r.Total)
	}
	versions := make(map[string]bool)
	for _, hit := range r.Hits[:2] {
		for _, text := range []string{hit.Title, hit.Summary, hit.Case.Body} {
			for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '.' || r == ';' }) {
				if strings.HasPrefix(word, "v") && len(word) > 1 && word[1] >= '0' && word[1] <= '9' {
					versions[word] = true
				}
			}
		}
	}
	if len(versions) != 1 {
		return fmt.Errorf("generation %s: versions %v seen at once", g.name, versions)
	}
	return nil
}

func writeTwins(t testing.TB, dir string, version int) {
	t.Helper()
	for _, name := range []string{"a", "b"} {
		// written aside and renamed, as every good editor does
		path := filepath.Join(dir, "twin-"+name+".md")
		if err := os.WriteFile(path+".tmp", []byte(twin(name, version)), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(path+".tmp", path); err != nil {
			t.Fatal(err)
		}
	}
}

// One writer changes two cases 200 times while four readers search, two of them
// in other processes. No reader ever fails, or sees one case changed and the other
// not yet.
func TestReadersSeeWholeChanges(t *testing.T) {
	library, dir := t.TempDir(), t.TempDir()
	if err := kbtest.Corpus(library, 100, 1); err != nil {
		t.Fatal(err)
	}
	writeTwins(t, library, 0)
	lib, err := kb.OpenFolder(library)
	if err != nil {
		t.Fatal(err)
	}
	ix, err := Open(t.Context(), lib, Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	stop := make(chan struct{})
	var readers sync.WaitGroup
	for range 2 {
		readers.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				g := ix.Acquire()
				err := sameVersion(g)
				g.Release()
				if err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	type process struct {
		wait   func() error
		finish func() string
	}
	var processes []process
	for range 2 {
		cmd, in, out, errs := child(t, "reader", library, dir)
		processes = append(processes, process{
			wait: func() error {
				if err := cmd.Wait(); err != nil {
					return fmt.Errorf("%w: %s", err, errs)
				}
				return nil
			},
			finish: func() string {
				in.Close()
				line, _ := out.ReadString('\n')
				return strings.TrimSpace(line)
			},
		})
	}
	for version := 1; version <= 200; version++ {
		writeTwins(t, library, version)
		if _, err := ix.Update(t.Context(), "twin-a.md", "twin-b.md"); err != nil {
			t.Fatal(err)
		}
	}
	close(stop)
	readers.Wait()
	for _, p := range processes {
		searches := p.finish()
		if err := p.wait(); err != nil {
			t.Error(err)
		}
		if searches == "" || searches == "0" {
			t.Errorf("a reader of another process searched %q times", searches)
		}
	}
	g := ix.Acquire()
	defer g.Release()
	if r, err := g.Search(t.Context(), Query{Text: "v200"}); err != nil || r.Total != 2 {
		t.Errorf("the last version: %+v, %v", r, err)
	}
	if len(g.segments) > maxSegments+1 {
		t.Errorf("%d segments after 200 updates, want at most %d", len(g.segments), maxSegments+1)
	}
}
