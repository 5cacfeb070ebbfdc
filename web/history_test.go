package web_test

import (
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A library under git shows when a case was changed and why; one that is not shows
// nothing.
func TestHistory(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	repository := t.TempDir()
	dir := filepath.Join(repository, "cases")
	if err := os.CopyFS(dir, os.DirFS(airlines)); err != nil {
		t.Fatal(err)
	}
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"}, args...)...)
		cmd.Dir = repository
		cmd.Env = append(os.Environ(), "GIT_COMMITTER_DATE=2026-03-12T10:00:00Z", "GIT_AUTHOR_DATE=2026-03-12T10:00:00Z", "GIT_CONFIG_GLOBAL="+os.DevNull)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	git("init", "--quiet")
	git("add", ".")
	git("commit", "--quiet", "-m", "cases: four airlines")
	strike := filepath.Join(dir, "western-strike.md")
	data, err := os.ReadFile(strike)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(strike, append(data, "- Thank them.\n"...), 0o600); err != nil {
		t.Fatal(err)
	}
	git("add", ".")
	git("commit", "--quiet", "-m", "cases: a lesson of <Western Sky>")

	h := newHandler(t, dir)
	for target, want := range map[string][]string{
		"/en/cases/western-strike":  {"12\u00a0March 2026 cases: a lesson of <Western Sky>", "12\u00a0March 2026 cases: four airlines"},
		"/en/cases/eastern-luggage": {"12\u00a0March 2026 cases: four airlines"},
	} {
		var got []string
		for _, li := range page(t, h, target, http.StatusOK).all("#cite ul.log li") {
			got = append(got, li.text())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", target, diff)
		}
	}
}

func TestNoHistory(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(airlines)); err != nil {
		t.Fatal(err)
	}
	text := page(t, newHandler(t, dir), "/en/cases/western-strike", http.StatusOK).one(t, "#cite").text()
	if strings.Contains(text, "What changed") {
		t.Error("a library without git has a history")
	}
}
