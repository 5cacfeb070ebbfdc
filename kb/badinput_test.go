package kb_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"casebook/kb"
)

// A file may be anything: a picture, a page that an editor saved half, a bomb. The
// answer is a sentence at the place, at once.
func TestParseBadInput(t *testing.T) {
	var keys strings.Builder
	for i := range 100_000 {
		fmt.Fprintf(&keys, "k%d: 1\n", i)
	}
	bomb := "a: &a [x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c <= 'i'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s]\n", c, c, strings.TrimSuffix(strings.Repeat(fmt.Sprintf("*%c, ", c-1), 9), ", "))
	}
	tests := []struct{ name, file, want string }{
		{"empty", "", "x.md:1:1: there is no front matter"},
		{"no front matter", "## Context\n", "x.md:1:1: there is no front matter"},
		{"not closed", "---\ntitle: a\n", "x.md:1:1: the front matter does not end"},
		{"too large", "---\n" + strings.Repeat("a", kb.MaxFileSize), "x.md: the file is larger than 1048576 bytes"},
		{"not UTF-8", "---\ntitle: \"\u00e9t\xe9\"\n---\n", "x.md:2:11: this is not valid UTF-8"},
		{"NUL in the front matter", "---\ntitle: a\x00b\n---\n", "x.md:2:9: the character U+0000 is no text"},
		{"NUL in the body", "---\n---\n\nété\x00", "x.md:4:4: the character U+0000 is no text"},
		{"line break of Unicode", "---\n---\n\na\u2028b", "x.md:4:2: the character U+2028 is no text"},
		{"escaped control character", "---\ntitle: \"a\\0b\"\n---\n", "x.md:2:8: the character U+0000 is no text"},
		{"a list", "---\n- title\n---\n", "x.md:2:1: the front matter must be keys and values"},
		{"a text", "---\ntitle\n---\n", "x.md:2:1: the front matter must be keys and values"},
		{"a key that is a list", "---\n[a]: b\n---\n", "x.md:2:1: the front matter must be keys and values"},
		{"two documents", "---\ntitle: a\n--- b\nlang: c\n---\n", "x.md:3:1: a line that begins with --- or ... can't stand"},
		{"merge key", "---\n<<: {title: a}\n---\n", `x.md:2:1: key "<<" is not known`},
		{"alias bomb", "---\n" + bomb + "tags: *i\n---\n", `x.md:2:1: key "a" is not known`},
		{"alias of itself", "---\ntags: &a [*a]\n---\n", "x.md:2:7: anchors (&) and aliases (*) are not read"},
		{"deep list", "---\ntags: " + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000) + "\n---\n", "x.md:2:"},
		{"deep list, open", "---\ntags: " + strings.Repeat("[", 10_000) + "\n---\n", "x.md:2:"},
		{"deep mapping", "---\ntags: " + strings.Repeat("{a: ", 10_000) + "\n---\n", "x.md:2:"},
		{"deep blocks", "---\ntags:\n" + strings.Repeat("- ", 10_000) + "a\n---\n", "x.md:"},
		{"many keys", "---\n" + keys.String() + "---\n", `x.md:2:1: key "k0" is not known`},
		{"many keys, broken", "---\n" + keys.String() + "title: \"\n---\n", "x.md:"},
		{"many brackets", "---\ntitle: a\n---\n" + strings.Repeat("[", 500_000), "x.md:1:1: key"},
		{"many backticks", "---\ntitle: a\n---\n" + strings.Repeat("` `` ", 100_000), "x.md:1:1: key"},
		{"many references", "---\nsources: [{title: a, kind: book}]\n---\n" + strings.Repeat("[2]\n", 100_000), "x.md:1:1: key"},
		{"one long key", "---\n" + strings.Repeat("k", 100_000) + ": 1\n---\n", "x.md:"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			start := time.Now()
			c, problems := kb.Parse("x-y", []kb.File{{Path: "x-y.md", Data: []byte(tt.file)}}, taxonomies(t))
			if c != nil {
				t.Errorf("a case came of it: %+v", c)
			}
			told := strings.ReplaceAll(lines(problems), "x-y.md", "x.md")
			if !strings.Contains(told, tt.want) {
				t.Errorf("%q is not among the problems:\n%.2000s", tt.want, told)
			}
			if len(problems) > 101 {
				t.Errorf("%d problems; nobody reads on", len(problems))
			}
			if took := time.Since(start); took > 10*time.Second { // a second on a quiet machine
				t.Errorf("it took %v", took)
			}
			for _, p := range problems {
				if len(p.String()) > 2000 {
					t.Errorf("a sentence of %d bytes: %.200s…", len(p.String()), p)
				}
			}
		})
	}
}

// Windows' line ends and byte order mark change neither the case nor a position.
func TestParseWindowsFiles(t *testing.T) {
	tax := taxonomies(t)
	for slug, files := range realCases(t) {
		for i, f := range files {
			text := string(f.Data)
			text = strings.Replace(text, "\nsector:", "\nsectr: x\nsector:", 1)
			windows := "\ufeff" + strings.ReplaceAll(text, "\n", "\r\n")
			_, want := kb.Parse(slug, replaced(files, i, text), tax)
			_, got := kb.Parse(slug, replaced(files, i, windows), tax)
			if lines(got) != lines(want) {
				t.Errorf("%s: got\n%swant\n%s", f.Path, lines(got), lines(want))
			}
		}
	}
}

func replaced(files []kb.File, i int, text string) []kb.File {
	files = append([]kb.File(nil), files...)
	files[i].Data = []byte(text)
	return files
}

func TestSplitName(t *testing.T) {
	for _, tt := range []struct {
		name, slug, lang string
		ok               bool
	}{
		{"old-spice.md", "old-spice", "", true},
		{"old-spice.fr.md", "old-spice", "fr", true},
		{"old-spice.de-ch.md", "old-spice", "de-CH", true},
		{"old-spice.zh-hant-tw.md", "old-spice", "zh-Hant-TW", true},
		{"abc.md", "abc", "", true},
		{"ab.md", "", "", false},
		{strings.Repeat("a", 80) + ".md", strings.Repeat("a", 80), "", true},
		{strings.Repeat("a", 81) + ".md", "", "", false},
		{"Old-Spice.md", "", "", false},
		{"old_spice.md", "", "", false},
		{"été.md", "", "", false},
		{"old-spice.markdown", "", "", false},
		{"old-spice", "", "", false},
		{"old-spice..md", "", "", false},
		{"old-spice.français.md", "", "", false},
		{"old-spice.fr.en.md", "", "", false},
		{"old-spice.fr_CH.md", "", "", false},
		{"old-spice.qqq1.md", "", "", false},
		{".md", "", "", false},
		{"", "", "", false},
	} {
		slug, lang, ok := kb.SplitName(tt.name)
		if slug != tt.slug || lang != tt.lang || ok != tt.ok {
			t.Errorf("%q: got %q, %q, %t, want %q, %q, %t", tt.name, slug, lang, ok, tt.slug, tt.lang, tt.ok)
		}
	}
}
