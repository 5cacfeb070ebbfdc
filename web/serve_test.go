package web_test

import (
	"context"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casebook/index"
	"casebook/kb"
	"casebook/web"
)

// A file that is saved while the site runs is found without a restart, and no
// request fails meanwhile.
func TestSavedFileIsFoundAtOnce(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(smallLibrary)); err != nil {
		t.Fatal(err)
	}
	lib, err := kb.OpenFolder(dir)
	if err != nil {
		t.Fatal(err)
	}
	ix, err := index.Open(t.Context(), lib, index.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	s, err := web.New(web.Config{Index: ix, Library: lib})
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	watching := make(chan error, 1)
	go func() { watching <- ix.Watch(ctx) }()
	defer func() {
		stop()
		if err := <-watching; err != nil && ctx.Err() == nil {
			t.Errorf("Watch: %v", err)
		}
		ix.Close()
	}()
	draft, err := os.ReadFile(filepath.Join(dir, "qoqa-community.md"))
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Replace(string(draft), "QoQa vend un objet par jour", "QoQa vend un zeppelin", 1)
	if err := os.WriteFile(filepath.Join(dir, "qoqa-zeppelin.md"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(30 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		res := ask(t, s.Handler(), http.MethodGet, "/fr/search?q=zeppelin")
		if res.StatusCode != http.StatusOK {
			t.Fatalf("search while the folder changes: status %d", res.StatusCode)
		}
		if strings.Contains(bodyOf(t, res), "/fr/cases/qoqa-zeppelin") {
			return
		}
		if time.Now().After(deadline) {
			t.Fatal("the new case is not found")
		}
	}
}

func TestConfigIsChecked(t *testing.T) {
	if _, err := web.New(web.Config{}); err == nil {
		t.Error("a site without an index was made")
	}
	lib, err := kb.OpenFolder(smallLibrary)
	if err != nil {
		t.Fatal(err)
	}
	ix, err := index.Open(t.Context(), lib, index.Options{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	for _, wrong := range []string{"cases.example.org", "ftp://x", "https://x/path", "https://", "https://x?y", ":"} {
		if _, err := web.New(web.Config{Index: ix, Library: lib, BaseURL: wrong}); err == nil {
			t.Errorf("base URL %q was taken", wrong)
		}
	}
	if _, err := web.New(web.Config{Index: ix, Library: lib, TrustedProxies: make([]netip.Prefix, 1)}); err == nil {
		t.Error("a trusted proxy without an address was taken")
	}
	s, err := web.New(web.Config{Index: ix, Library: lib, BaseURL: "https://cases.example.org/"})
	if err != nil {
		t.Fatal(err)
	}
	doc := page(t, s.Handler(), "/fr/uses/crisis", http.StatusOK)
	if got := doc.one(t, "link[rel=canonical]").attr("href"); got != "https://cases.example.org/fr/uses/crisis" {
		t.Errorf("canonical %q", got)
	}
}
