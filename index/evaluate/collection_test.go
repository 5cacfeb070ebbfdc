package main

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casebook/kb"
)

func TestPlainQuery(t *testing.T) {
	for _, test := range []struct{ query, want string }{
		{`Qu'est-ce que l’INRA ?`, "Qu'est-ce que l’INRA"},
		{`use:crisis "heat transfer" -wing .`, "use crisis heat transfer wing"},
		{"high-speed flow - is it 3.5 times?", "high-speed flow is it 3 5 times"},
		{"(wing) or/and: tail-", "wing or and tail"},
		{" \t ", ""},
	} {
		if got := plainQuery(test.query); got != test.want {
			t.Errorf("%q became %q, want %q", test.query, got, test.want)
		}
	}
}

// What a document says is what the case's body says, whatever Markdown would make
// of it.
func TestPracticeSaysTheText(t *testing.T) {
	for _, text := range []string{
		"A text of no importance that is long enough for a summary, and ends.",
		"- 3 < 5 & 7 > 2, *not* _less_ [1] and `so` on | with ~~tildes~~ # and a back\\slash, [a](b) <b>.",
		"1. what looks like a list, a mark[^1], an entity &eacute; and an address https://example.org/a_b_c.",
		"Short.",
	} {
		c := practice("doc-1", "fr", "T", text)
		if got := strings.TrimSpace(strings.TrimPrefix(kb.BodyText(c.Body), "Text")); got != text {
			t.Errorf("%q became %q", text, got)
		}
		tax, err := kb.BuiltinTaxonomies()
		if err != nil {
			t.Fatal(err)
		}
		if _, problems := kb.Parse(c.Slug, kb.Render(c), tax); problems.Errors() {
			t.Errorf("%q is no case: %v", text, problems)
		}
	}
}

func TestFirstSentences(t *testing.T) {
	first := strings.Repeat("word ", 20) + "end."
	long := first + " " + strings.Repeat("more ", 100)
	if got := firstSentences(long); got != first {
		t.Errorf("the first sentence is %q", got)
	}
	unbroken := strings.Repeat("word ", 100)
	if got := firstSentences(unbroken); len(got) > maxSummary || !strings.HasSuffix(got, "word") {
		t.Errorf("of one long sentence remains %q", got)
	}
}

// A collection is measured from its files to its figures.
func TestEvaluateCollection(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "tiny")
	if err := os.Mkdir(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	var docs bytes.Buffer
	zip := gzip.NewWriter(&docs)
	write := func(name string, data []byte) {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := zip.Write([]byte("id\tlang\ttitle\ttext\n" +
		"doc-wing\ten\tThe wing\tA wing in a slipstream, measured at several angles of attack by people with patience.\n" +
		"doc-tail\ten\tThe tail\tA tail, measured likewise, behind a wing that was of no further interest to anybody.\n" +
		"doc-loire\tfr\tLa Loire\tUn fleuve qui traverse la France du sud au nord-ouest, avec beaucoup de sable et peu de bateaux.\n")); err != nil {
		t.Fatal(err)
	}
	if err := zip.Close(); err != nil {
		t.Fatal(err)
	}
	write(docsFile, docs.Bytes())
	write(queriesFile, []byte("id\tlang\ttext\nq1\ten\twing slipstream\nq2\tfr\tQuel fleuve : la Loire ?\nq3\ten\twing\nq4\ten\tnobody judged this\n"))
	write(qrelsFile, []byte("qid\tdocid\tgrade\nq1\tdoc-wing\t4\nq2\tdoc-loire\t1\nq3\tdoc-tail\t2\nq3\tdoc-wing\t0\n"))
	dirs, err := collections(filepath.Dir(dir))
	if err != nil || len(dirs) != 1 {
		t.Fatalf("collections: %v, %v", dirs, err)
	}
	e, err := evaluateCollection(t.Context(), dirs[0])
	if err != nil {
		t.Fatal(err)
	}
	if f := average(e.scores); f.questions != 3 || !near(f.success1, 2./3) || !near(f.mrr, (1+1+.5)/3) {
		t.Errorf("figures: %+v", f)
	}
	if _, err := collections(t.TempDir()); err == nil {
		t.Error("an empty folder has collections")
	}
}
