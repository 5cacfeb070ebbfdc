package index

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"casebook/kb"
	"casebook/kb/kbtest"
)

// A disk that is full while an index is written: the answers are right all the
// same, the generation in force stays whole, and the next writer finds room.
func TestFullDisk(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no limit on the size of files to try it with")
	}
	for _, begun := range []bool{false, true} {
		t.Run(fmt.Sprint("index there before: ", begun), func(t *testing.T) {
			library, dir := t.TempDir(), filepath.Join(t.TempDir(), "index")
			if err := kbtest.Corpus(library, 40, 1); err != nil {
				t.Fatal(err)
			}
			if begun {
				sameAsRebuilt(t, library, dir)
				name, data := kbtest.CaseFile(1000)
				if err := os.WriteFile(filepath.Join(library, name), data, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			cmd, _, out, errs := child(t, "cramped", library, dir)
			line, _ := out.ReadString('\n')
			if err := cmd.Wait(); err != nil {
				t.Fatalf("%v: %s", err, errs)
			}
			want := "40 true\n"
			if begun {
				want = "41 true\n"
			}
			if line != want {
				t.Errorf("cases found, in memory: %q, want %q", line, want)
			}
			lib, err := kb.OpenFolder(library)
			if err != nil {
				t.Fatal(err)
			}
			if begun {
				if s, err := ReadStatus(t.Context(), lib, dir); err != nil || s.Cases != 40 {
					t.Errorf("the generation in force: %+v, %v", s, err)
				}
			}
			sameAsRebuilt(t, library, dir)
		})
	}
}
