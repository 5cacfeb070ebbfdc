package index

import (
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
	"casebook/kb/kbtest"
)

var killRuns = flag.Int("kill.runs", 100, "how many times TestKilledWriter kills its writer")

// A writer that is killed at any moment leaves an index that, brought up to date,
// equals one that is built from nothing.
func TestKilledWriter(t *testing.T) {
	library, dir := t.TempDir(), t.TempDir()
	if err := kbtest.Corpus(library, 60, 1); err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	killed := 0
	for run := range *killRuns {
		change(t, library, run, random)
		cmd, _, out, errs := child(t, "writer", library, dir)
		// the whole life of a writer lies within these milliseconds
		kill := time.AfterFunc(time.Duration(random.IntN(40_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
		done, _ := out.ReadString('\n')
		err := cmd.Wait()
		kill.Stop()
		var exit *exec.ExitError
		switch {
		case done == "done\n":
		case errors.As(err, &exit) && exit.ExitCode() == -1:
			killed++
		default:
			t.Fatalf("run %d: the writer ended by itself: %v: %s", run, err, errs)
		}
		if run%10 == 9 {
			sameAsRebuilt(t, library, dir)
		}
	}
	sameAsRebuilt(t, library, dir)
	t.Logf("killed before it was done: %d of %d", killed, *killRuns)
	if killed == 0 {
		t.Error("no writer was killed: the moments are chosen too late")
	}
}

// change alters the library a little: a case is new, another changed, a third gone.
func change(t *testing.T, library string, run int, random *rand.Rand) {
	t.Helper()
	name, data := kbtest.CaseFile(1000 + run)
	if err := os.WriteFile(filepath.Join(library, name), data, 0o600); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(library)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(library, entries[random.IntN(len(entries))].Name())
	data, err = os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	data = append(data, fmt.Sprintf("- Changed in run %d.\n", run)...)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(library, entries[random.IntN(len(entries))].Name())); err != nil {
		t.Fatal(err)
	}
}

// sameAsRebuilt holds the index in dir, brought up to date, against one built from
// nothing: the same cases, the same hits with the same scores.
func sameAsRebuilt(t *testing.T, library, dir string) {
	t.Helper()
	lib, err := kb.OpenFolder(library)
	if err != nil {
		t.Fatal(err)
	}
	updated, err := Open(t.Context(), lib, Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	defer updated.Close()
	rebuilt, err := Open(t.Context(), lib, Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer rebuilt.Close()
	if diff := cmp.Diff(everything(t, rebuilt), everything(t, updated)); diff != "" {
		t.Errorf("the updated index differs from a rebuilt one (-rebuilt +updated):\n%s", diff)
	}
}

// everything is what an index can be asked, as lines.
func everything(t *testing.T, ix *Index) []string {
	t.Helper()
	g := ix.Acquire()
	defer g.Release()
	slugs, err := g.Slugs(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	lines := append([]string{"cases: " + strings.Join(slugs, " ")}, fmt.Sprint("words: ", g.version.Words))
	for _, slug := range slugs {
		c, err := g.Case(t.Context(), slug)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, slug+": "+c.Title+c.Body)
	}
	for _, text := range append(kbtest.Queries(20), "", "changed in run", "blog crisis") {
		for _, sort := range []Sort{SortRelevance, SortNewest, SortOldest, SortCompany} {
			r, err := g.Search(t.Context(), Query{Text: text, Sort: sort, Limit: 30})
			if err != nil {
				t.Fatal(err)
			}
			line := fmt.Sprintf("%q by %q: %d, %d:", text, sort, r.Total, r.TotalSome)
			for _, h := range r.Hits {
				line += fmt.Sprintf(" %s %.4f", h.Slug, h.Score)
			}
			lines = append(lines, line)
		}
	}
	for _, facet := range []Facet{FacetUse, FacetChannel, FacetCompany, FacetSector, FacetCountry, FacetOutcome, FacetTag, FacetType, FacetYear} {
		counts, err := g.Counts(t.Context(), facet)
		if err != nil {
			t.Fatal(err)
		}
		lines = append(lines, fmt.Sprint(facet, counts))
	}
	return lines
}
