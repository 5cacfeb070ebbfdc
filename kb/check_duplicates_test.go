package kb_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// told is a note with a title, a source and what else belongs to it.
func told(title, source, added, extra string) string {
	text := strings.Replace(note(extra), "title: Signing comments as a person", "title: "+title, 1)
	text = strings.Replace(text, "kind: blog-post", "kind: blog-post, url: "+source, 1)
	return strings.Replace(text, "added: 2026-11-24", "added: "+added, 1)
}

// The later of two cases that seem to be one is told of the older; cases that name
// one another are two, and so are different stories from one source.
func TestCheckDuplicates(t *testing.T) {
	got := checkFolder(t, "Cases that are alike.\n"+
		"-- cases/first.md --\n"+told("Ferries answer every stranded passenger", "https://www.example.org/strike/", "2026-01-02", "")+
		"-- cases/again.md --\n"+told("How ferries answer a stranded passenger", "http://example.org/strike?utm_source=x", "2026-02-02", "")+
		"-- cases/known.md --\n"+told("Stranded passenger, ferries answer", "https://example.org/strike", "2026-02-03", "related: [first, again]\n")+
		"-- cases/other.md --\n"+told("A captain who writes", "https://example.org/strike", "2026-02-03", "")+
		"-- cases/lost.markdown --\n-- cases/UPPER.MD --\n-- cases/notes.txt --\n")
	want := []string{
		`cases/UPPER.MD: warning: nobody reads this file, for its name does not end in .md; call it upper.md`,
		`cases/again.md:3:8: warning: this may be the same case as first, "Ferries answer every stranded passenger"; name it in related where it is not, or make one of the two (kb merge)`,
		`cases/lost.markdown: warning: nobody reads this file, for its name does not end in .md; call it lost.md`,
	}
	if diff := cmp.Diff(want, strings.Split(got, "\n")); diff != "" {
		t.Error(diff)
	}
}
