package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"casebook/kb"
)

// originalBelow begins the line under which the original stands in a translation
// that is being written: what comes below is not kept.
const originalBelow = "<!-- >8 "

// translationBody is the text of a translation that nobody has written yet: its
// sections, and below the original to translate from.
func translationBody(c *kb.Case, lang string, t *texts) string {
	return strings.TrimRight(kb.BodyTemplate(lang, c.Type), "\n") + "\n\n" +
		originalBelow + t.f("the original, to translate from; this line and what is below it are not kept") + " -->\n\n" +
		c.Body + "\n"
}

// withoutOriginal is a translation without the original below it, and without
// sections of which none says anything: then the title alone is translated.
func withoutOriginal(data []byte) []byte {
	at := bytes.Index(data, []byte("\n"+originalBelow))
	if at < 0 {
		return data
	}
	data = append(bytes.TrimRight(data[:at:at], " \t\r\n"), '\n')
	head, body, ok := cutFront(string(data))
	if !ok {
		head, body = "", string(data)
	}
	if !withoutText(body) {
		return data
	}
	if ok {
		head += "---\n"
	}
	return []byte(head)
}

// withoutText reports whether a body is nothing but its sections' titles.
func withoutText(body string) bool {
	for line := range strings.Lines(body) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "## ") {
			return false
		}
	}
	return true
}

// translationFile is the file of a translation that is not there yet, for an editor:
// what it must have, and remarks that tell what it may have.
func (ed *edition) translationFile(ctx context.Context) ([]byte, error) {
	c, problems, err := ed.lib.Parse(ctx, ed.slug)
	if err != nil {
		return nil, err
	}
	if c == nil {
		ed.sayProblems(problems)
		return nil, ed.no("the original has mistakes: mend it first with kb edit %s", ed.slug)
	}
	_, lang, _ := kb.SplitName(ed.name)
	var b strings.Builder
	fmt.Fprintf(&b, "---\n# %s\ntitle: \"\"\ntranslated: %s\n", oneLine(c.Title), today())
	if !slices.Contains([]string{"en", "fr"}, lang) { // for those the original itself has a place
		remark := func(key string, n int, text func(i int) kb.Text) {
			if n > 0 {
				fmt.Fprintf(&b, "# %s\n# %s:\n", ed.text.f("may stay away; in the original's order, a - alone leaves a text as it is"), key)
			}
			for i := range n {
				fmt.Fprintf(&b, "#   - %q\n", text(i).In(c.Lang))
			}
		}
		remark("figures", len(c.Figures), func(i int) kb.Text { return c.Figures[i].Label })
		remark("timeline", len(c.Timeline), func(i int) kb.Text { return c.Timeline[i].Text })
	}
	return []byte(b.String() + "---\n\n" + translationBody(c, lang, ed.text)), nil
}

// withoutRemarks is a file without the remarks that helped to write it.
func withoutRemarks(data, begun []byte) []byte {
	head, body, ok := cutFront(string(data))
	if !ok {
		return data
	}
	var b strings.Builder
	for line := range strings.Lines(head) {
		if !strings.HasPrefix(line, "#") || !bytes.Contains(begun, []byte(line)) {
			b.WriteString(line)
		}
	}
	return []byte(b.String() + "---\n" + body)
}
