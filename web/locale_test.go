package web

import (
	"io/fs"
	"os"
	"testing"
)

func sourceFiles() fs.FS { return os.DirFS(".") }

func bothLocales(t *testing.T) (en, fr *locale) {
	t.Helper()
	en, err := newLocale("en")
	if err != nil {
		t.Fatal(err)
	}
	if fr, err = newLocale("fr"); err != nil {
		t.Fatal(err)
	}
	return en, fr
}

func TestPluralsAndNumbers(t *testing.T) {
	en, fr := bothLocales(t)
	for n, want := range map[int][2]string{
		0:       {"0 cases", "0 cas"},
		1:       {"1 case", "1 cas"},
		2:       {"2 cases", "2 cas"},
		1234:    {"1,234 cases", "1\u202f234 cas"},
		1234567: {"1,234,567 cases", "1\u202f234\u202f567 cas"},
	} {
		if got := en.N("count.cases", n); got != want[0] {
			t.Errorf("English: %q, want %q", got, want[0])
		}
		if got := fr.N("count.cases", n); got != want[1] {
			t.Errorf("French: %q, want %q", got, want[1])
		}
	}
}
