package web_test

import (
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"casebook/kb/queue"
)

var malformed = flag.Int("malformed", 600, "how many submissions TestMalformedSubmissions sends")

// What strangers put into fields.
var nasty = []string{
	"", " ", "../../../../etc/passwd", `..\..\windows\win.ini`, "%2e%2e%2f", "/etc/passwd\x00.md", "a\x00b", "\xff\xfe", "\u202eevil", "\ufeff",
	"<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "{{.L.Lang}}", "${jndi:ldap://x}", "'; DROP TABLE cases; --", "---\n---", "---", "...",
	"&a *a", "!!binary |", "- x\n- y", "title: x\nstatus: published", "\"\\", "# x", "[^1][^2][^999999999]", "```\n## Context", "## Lessons\n## Lessons",
	"javascript:alert(1)", "http://[::1", "https://" + strings.Repeat("a", 3000), "9999999999999999999999", "-1", "2010-99-99", "0000", "2013..2008", "..",
	strings.Repeat("x", 50_000), strings.Repeat("\n", 20_000), strings.Repeat("é́", 5000), strings.Repeat("[", 3000), strings.Repeat("> ", 3000), strings.Repeat("**_", 3000),
	"\x1b[2J\x1b]0;x\x07", "submitted", "con", "nul.md", ".lock", ".", "crisis", "editors", "Old Spice", "1", "true", "null", "~",
}

// Malformed submissions are answered with messages, and leave nothing but whole
// entries in the queue.
func TestMalformedSubmissions(t *testing.T) {
	s := newContributingSite(t)
	random := rand.New(rand.NewPCG(7, 7))
	before := filesBelow(t, filepath.Dir(s.dir))
	var memory runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&memory)
	held := memory.HeapAlloc
	taken := 0
	for i := range *malformed {
		target, form := malform(random)
		r := httptest.NewRequest(http.MethodPost, target, strings.NewReader(form.Encode()))
		r.Header.Set("Content-Type", []string{"application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "text/plain", ""}[max(0, random.IntN(20)-16)])
		r.RemoteAddr = fmt.Sprintf("10.%d.%d.%d:1", i>>16&255, i>>8&255, i&255) // each from an address of its own
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		switch w.Code {
		case http.StatusSeeOther:
			taken++
		case http.StatusOK:
			if body := w.Body.String(); strings.Contains(body, "<script>alert") || strings.Contains(body, "<img src=x") || !strings.Contains(body, `class="err"`) && !strings.Contains(body, "article") {
				t.Fatalf("POST %s %v: the page runs what was sent, or says nothing", target, form)
			}
		case http.StatusBadRequest, http.StatusNotFound, http.StatusRequestEntityTooLarge:
		default:
			t.Fatalf("POST %s %v: status %d", target, form, w.Code)
		}
	}
	runtime.GC()
	runtime.ReadMemStats(&memory)
	if grown := int64(memory.HeapAlloc) - int64(held); grown > 64<<20 {
		t.Errorf("%d MB are held after %d submissions", grown>>20, *malformed)
	}
	for name := range filesBelow(t, filepath.Dir(s.dir)) {
		inside := strings.HasPrefix(name, "submitted/") && strings.Count(name, "/") == 1
		if !before[name] && !inside {
			t.Errorf("a submission left the file %s", name)
		}
	}
	entries, err := s.queue.List(t.Context())
	if err != nil || len(entries) != taken {
		t.Errorf("%d entries of %d that were taken: %v", len(entries), taken, err)
	}
	for _, e := range entries {
		for _, f := range e.Files {
			if strings.ContainsFunc(f.Text, func(r rune) bool { return r < 0x20 && r != '\n' && r != '\t' || r == 0x202e }) {
				t.Errorf("%s holds characters that are no text", e.ID)
			}
		}
	}
	if _, err := s.queue.List(t.Context(), queue.StateAccepted); err != nil {
		t.Error(err)
	}
	t.Logf("%d sent, %d taken", *malformed, taken)
}

// malform is a form with up to four fields that hold what they should not.
func malform(random *rand.Rand) (target string, form url.Values) {
	bad := func() string { return nasty[random.IntN(len(nasty))] }
	switch random.IntN(4) {
	case 0:
		target, form = "/en/contribute/tip", url.Values{"url": {"https://example.org/a"}, "sentence": {"Les capitaines écrivent l’horaire"}}
	case 1:
		target, form = "/fr/cases/old-spice-responses/improve", url.Values{
			"title": {"Old Spice répond"}, "summary_en": {strings.Repeat("word ", 20)}, "summary_fr": {strings.Repeat("mot ", 20)}, "body": {bad()}, "name": {"Judy Smith"}, "note": {bad()},
			"figure_value": {bad(), "4 %"}, "figure_source": {bad(), "1"}, "source_title": {bad(), "Known", "New"}, "question": {bad()}, "tags": {bad()}, "use": {"", bad()},
		}
	default:
		target, form = "/en/contribute", fullCase()
		if random.IntN(4) == 0 {
			form.Set("do", "preview")
		}
	}
	names := slices.Sorted(maps.Keys(form))
	for range random.IntN(5) {
		switch name := names[random.IntN(len(names))]; random.IntN(8) {
		case 0:
			form.Del(name)
		case 1:
			form[name] = slices.Repeat([]string{bad()}, random.IntN(60))
		case 2:
			form.Set("token", bad())
		case 3:
			form.Set(bad(), bad())
		default:
			form.Set(name, bad())
		}
	}
	return target, form
}

func filesBelow(t *testing.T, root string) map[string]bool {
	t.Helper()
	files := make(map[string]bool)
	err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		name, _ := filepath.Rel(root, path)
		files[filepath.ToSlash(name)] = true
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	delete(files, "submitted")
	return files
}
