package linkcheck_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"casebook/kb/linkcheck"
)

// Two failures are the end of a page only when days lie between them; an answer
// starts anew, and a host that refuses to say changes nothing.
func TestDead(t *testing.T) {
	const url = "https://example.org/page"
	day := time.Date(2026, 1, 1, 12, 0, 0, 0, time.UTC)
	path := filepath.Join(t.TempDir(), "library", linkcheck.FileName)
	c := linkcheck.Open(path)
	if _, known := c.State(url); known || c.Dead(url) {
		t.Error("an address is known that was never asked")
	}
	for i, step := range []struct {
		after  time.Duration
		status linkcheck.Status
		dead   bool
	}{
		{0, linkcheck.OK, false},
		{time.Hour, linkcheck.Gone, false},
		{2 * time.Hour, linkcheck.Gone, false},
		{60 * time.Hour, linkcheck.Refused, false},
		{70 * time.Hour, linkcheck.Timeout, true},
		{71 * time.Hour, linkcheck.Refused, true},
		{72 * time.Hour, linkcheck.Moved, false},
		{200 * time.Hour, linkcheck.Broken, false},
	} {
		c.Record(linkcheck.Result{URL: url, Status: step.status, At: day.Add(step.after)})
		if c.Dead(url) != step.dead {
			t.Errorf("step %d: dead is %v", i, c.Dead(url))
		}
	}
	if err := c.Save(); err != nil {
		t.Fatal(err)
	}
	want := linkcheck.State{
		LastAlive: day.Add(72 * time.Hour), LastTried: day.Add(200 * time.Hour), Failures: 1, FirstFailed: day.Add(200 * time.Hour),
		LastFailed: day.Add(200 * time.Hour), Status: linkcheck.Broken,
	}
	got, _ := linkcheck.Open(path).State(url)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// A file that nobody can make sense of is no fault: it is only a cache.
func TestOpenBroken(t *testing.T) {
	path := filepath.Join(t.TempDir(), linkcheck.FileName)
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	c := linkcheck.Open(path)
	c.Record(linkcheck.Result{URL: "https://example.org", Status: linkcheck.OK, At: time.Now()})
	if err := c.Save(); err != nil {
		t.Fatal(err)
	}
	if _, known := linkcheck.Open(path).State("https://example.org"); !known {
		t.Error("the result is lost")
	}
	var none *linkcheck.Cache
	if none.Dead("https://example.org") {
		t.Error("no cache knows of a dead page")
	}
}
