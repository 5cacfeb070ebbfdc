//go:build !windows

package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casebook/kb"
)

var killRuns = flag.Int("kill.runs", 10, "how many times TestKilledAdd kills kb add")

// A kb add that is killed at any moment, by flags or in the form, leaves whole
// files only: cases that are right, and drafts that can be read.
func TestKilledAdd(t *testing.T) {
	p := newPlace(t, "fr", bodyFR)
	lib, err := kb.OpenFolder(filepath.Join(p.dir, "cases"))
	if err != nil {
		t.Fatal(err)
	}
	p.run(t, "index")
	random := rand.New(rand.NewPCG(1, 2))
	killed := 0
	whole := func(add func() bool) time.Duration { // how long one takes that nobody kills
		start := time.Now()
		if !add() {
			t.Fatal("nobody killed it, and it was not done")
		}
		return time.Since(start)
	}
	form := whole(func() bool { return p.killForm(t, time.Hour) })
	flags := whole(func() bool { return p.killFlags(t, *killRuns, time.Hour) })
	for run := range *killRuns {
		var done bool
		if run%2 == 0 {
			done = p.killForm(t, time.Duration(1.2*random.Float64()*float64(form)))
		} else {
			done = p.killFlags(t, run, time.Duration(1.2*random.Float64()*float64(flags)))
		}
		if !done {
			killed++
		}
		wholeCases(t, lib)
		wholeDrafts(t, filepath.Join(p.dir, "home", "state"))
	}
	t.Logf("killed before it was done: %d of %d", killed, *killRuns)
	if killed == 0 {
		t.Error("none was killed: the moments are chosen too late")
	}
	p.run(t, "check")
	// what they left is no case, and the next to write sweeps it away
	if done := p.killFlags(t, *killRuns+1, time.Hour); !done {
		t.Fatal("nobody killed it, and it was not done")
	}
	entries, err := os.ReadDir(lib.Dir())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") && e.Name() != ".kb-lock" { // of Windows
			t.Errorf("%s is left", e.Name())
		}
	}
}

// killForm fills the form until it is killed.
func (p place) killForm(t *testing.T, after time.Duration) (done bool) {
	t.Helper()
	turns := crisisFrench
	if list := p.run(t, "add", "--drafts", "--json"); strings.TrimSpace(list) != "[]" {
		var drafts []draftLine
		if err := json.Unmarshal([]byte(list), &drafts); err != nil {
			t.Fatal(err)
		}
		turns = append([]turn{{"Un cas a été commencé", fmt.Sprint(len(drafts)+1) + "\n"}}, turns...)
	}
	s := p.begin(t, "add", "--accessible", "--lang", "fr")
	kill := time.AfterFunc(after, func() { _ = s.cmd.Process.Kill() })
	defer kill.Stop()
	for _, turn := range turns {
		for !strings.Contains(s.seen(), turn.question) {
			if strings.Contains(s.seen(), "peut-être déjà cela") { // one that was written before the kill
				s.mu.Lock()
				s.read = s.out.Len()
				s.mu.Unlock()
				_, _ = s.tty.WriteString("\n")
			}
			select {
			case err := <-s.done:
				return err == nil
			case <-time.After(time.Millisecond):
			}
		}
		s.mu.Lock()
		s.read = s.out.Len()
		s.mu.Unlock()
		_, _ = s.tty.WriteString(turn.keys) // it may be killed by now
	}
	return <-s.done == nil
}

func (p place) killFlags(t *testing.T, run int, after time.Duration) (done bool) {
	t.Helper()
	note := `---
type: practice
title: "Answer within the hour, or say when you will"
sector: general
lang: en
uses: [pr]
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

` + strings.Repeat("In few words. ", 20_000)
	cmd := p.command(t, "add", "--from", "-", "--slug", fmt.Sprintf("note-%d", run))
	cmd.Stdin = strings.NewReader(note)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	kill := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	defer kill.Stop()
	return cmd.Wait() == nil
}

// wholeCases wants every case to be right.
func wholeCases(t *testing.T, lib *kb.Library) {
	t.Helper()
	problems, err := lib.Check(t.Context())
	if err != nil || problems.Errors() {
		t.Fatalf("after a kill: %v %v", err, problems)
	}
}

// wholeDrafts wants every draft to be readable.
func wholeDrafts(t *testing.T, state string) {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(state, "kb", "drafts", "*", "[a-z0-9]*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if !json.Valid(data) {
			t.Errorf("%s is not whole:\n%s", path, data)
		}
	}
}
