package kbtest

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// Corpus writes n generated cases into a folder, one file each, which is made
// where it is not there. The same seed gives the same files, and the first files
// of a larger corpus are those of a smaller one. Nothing is synced: a corpus can
// be made again.
func Corpus(dir string, n int, seed uint64) error {
	if err := os.MkdirAll(dir, 0o750); err != nil {
		return fmt.Errorf("write a corpus: %w", err)
	}
	var g errgroup.Group
	var next atomic.Int64
	for range runtime.GOMAXPROCS(0) {
		g.Go(func() error {
			w, err := newWriter()
			if err != nil {
				return err
			}
			for {
				i := int(next.Add(1)) - 1
				if i >= n {
					return nil
				}
				name, data := w.file(i, seed)
				if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
					return err
				}
			}
		})
	}
	if err := g.Wait(); err != nil {
		return fmt.Errorf("write a corpus: %w", err)
	}
	return nil
}

// CaseFile is the i-th case of the corpus with seed 1, the name of its file and
// the content: about 400 words, two thirds of them in English and one third in
// French, with a summary in both languages.
func CaseFile(i int) (name string, data []byte) {
	w, err := newWriter()
	if err != nil {
		panic(err) // the taxonomies of the project are wrong: nothing works
	}
	return w.file(i, 1)
}
