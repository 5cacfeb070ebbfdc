package web_test

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/kbtest"
	"casebook/web"
)

// BenchmarkSavedFile is the time from a file saved by an editor to a page of the
// running site that finds it: the system's event, the wait for more of them, the
// update, the search.
func BenchmarkSavedFile(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprintf("cases=%d", n), func(b *testing.B) {
			dir := corpus(b, n)
			lib, err := kb.OpenFolder(dir)
			if err != nil {
				b.Fatal(err)
			}
			ix, err := index.Open(b.Context(), lib, index.Options{Dir: b.TempDir()})
			if err != nil {
				b.Fatal(err)
			}
			s, err := web.New(web.Config{Index: ix, Library: lib})
			if err != nil {
				b.Fatal(err)
			}
			ctx, stop := context.WithCancel(b.Context())
			watching := make(chan error, 1)
			go func() { watching <- ix.Watch(ctx) }()
			defer func() {
				stop()
				<-watching
				ix.Close()
			}()
			saved := 0
			for b.Loop() {
				saved++
				name, data := kbtest.CaseFile(saved % n)
				word := fmt.Sprintf("zeppelin%d", saved)
				data = append(data, "- "+word+"\n"...)
				path := filepath.Join(dir, name)
				if err := os.WriteFile(path+".tmp", data, 0o600); err != nil {
					b.Fatal(err)
				}
				if err := os.Rename(path+".tmp", path); err != nil {
					b.Fatal(err)
				}
				for !strings.Contains(bodyOf(b, ask(b, s.Handler(), http.MethodGet, "/en/search?q="+word)), "article class=\"hit\"") {
					time.Sleep(time.Millisecond)
				}
			}
		})
	}
}
