package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"casebook/kb"
	"casebook/kb/queue"
)

// longestTitle is where a tip's sentence is cut to become a title.
const longestTitle = 120

// tipCase is what a tip tells of a case: a title, its source, and the organisations
// of the library that its sentence names.
func tipCase(e *queue.Entry, known *kb.Known) *kb.Case {
	title := oneLine(e.Tip.Sentence)
	if utf8.RuneCountInString(title) > longestTitle {
		title = cut(title, longestTitle)
	}
	c := &kb.Case{
		Type: kb.TypeCase, Title: title, Lang: e.Lang, Status: kb.StatusPublished,
		Sources: []kb.Source{{Title: title, URL: e.Tip.URL, Kind: "article"}},
		Added:   today(),
	}
	if e.Name != "" {
		c.Contributors = []string{oneLine(e.Name)}
	}
	c.Companies = known.Named(title)
	return c
}

// tipText is a file for whoever writes the case of a tip: what the tip tells, and
// in remarks what else a case needs.
func tipText(c *kb.Case, tax *kb.Taxonomies, lang string) []byte {
	text := string(kb.Render(c)[0].Data)
	_, problems := kb.Parse(c.Slug, []kb.File{{Path: c.Slug + ".md", Data: []byte(text)}}, tax)
	var missing strings.Builder
	for _, p := range problems {
		if p.Code == kb.CodeKeyMissing {
			fmt.Fprintf(&missing, "# %s\n", p.In(lang))
		}
	}
	front, _, _ := cutFront(text)
	return []byte(front + missing.String() + "---\n\n" + kb.BodyTemplate(lang, c.Type))
}
