package kb_test

import (
	"bytes"
	"strings"
	"testing"

	"casebook/kb"
	"casebook/kb/kbtest"
)

// aBody is the body of a generated case, about 400 words.
func aBody() string {
	_, data := kbtest.CaseFile(0)
	_, body, _ := bytes.Cut(data, []byte("\n---\n"))
	return string(body)
}

// BenchmarkBodyText is what indexing pays for a case's body.
func BenchmarkBodyText(b *testing.B) {
	body := aBody()
	b.ReportAllocs()
	for b.Loop() {
		kb.BodyText(body)
	}
	b.ReportMetric(float64(len(strings.Fields(body))), "words")
}

// BenchmarkBodyHTML is what the page of a case pays for its body.
func BenchmarkBodyHTML(b *testing.B) {
	body := aBody()
	for _, lang := range []string{"en", "fr"} {
		b.Run("lang="+lang, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := kb.BodyHTML(body, kb.HTMLOptions{Lang: lang, Sources: 6}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
