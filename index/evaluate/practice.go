package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"casebook/kb"
)

// The lengths of a title and a summary, in characters.
const (
	minTitle, maxTitle     = 8, 120
	minSummary, maxSummary = 60, 400
)

// writePractices writes each document of a collection as a practice note into dir.
func writePractices(collection, dir string) error {
	return eachRow(filepath.Join(collection, docsFile), 4, func(row []string) error {
		for _, f := range kb.Render(practice(row[0], row[1], row[2], row[3])) {
			if err := os.WriteFile(filepath.Join(dir, f.Path), f.Data, 0o600); err != nil {
				return fmt.Errorf("write a document as a case: %w", err)
			}
		}
		return nil
	})
}

// practice is a document as a practice note: what it is filed under is the same for
// all, so that it can't rank one before another.
func practice(id, lang, title, text string) *kb.Case {
	summary := kb.Text{
		"en": "A document of a collection that others judged, kept here to measure the search.",
		"fr": "Un document d’une collection que d’autres ont jugée, gardé ici pour mesurer la recherche.",
	}
	if _, ok := summary[lang]; ok {
		summary[lang] = firstSentences(text)
	}
	return &kb.Case{
		Slug: id, Type: kb.TypePractice, Lang: lang, Title: lengthen(cut(title, maxTitle), minTitle), Summary: summary,
		Sector: "general", Uses: []string{"monitoring"}, Body: "## Text\n\n" + plainMarkdown(text) + "\n",
		Sources: []kb.Source{{Title: "A judged collection", Kind: "article"}}, Contributors: []string{kb.Editors},
		Added: kb.Date{Year: 2026, Month: 1, Day: 1}, Status: kb.StatusPublished,
	}
}

// firstSentences are as many as a summary holds, or as much of the first.
func firstSentences(text string) string {
	start := cut(text, maxSummary)
	if len(start) == len(text) {
		return lengthen(text, minSummary)
	}
	if end := strings.LastIndex(start, ". "); end > 0 && utf8.RuneCountInString(start[:end+1]) >= minSummary {
		return start[:end+1]
	}
	return start
}

// cut is the first n characters of a text, without half a word at the end.
func cut(text string, n int) string {
	if utf8.RuneCountInString(text) <= n {
		return text
	}
	text = string([]rune(text)[:n])
	if space := strings.LastIndexByte(text, ' '); space > 0 {
		text = text[:space]
	}
	return strings.TrimSpace(text)
}

// lengthen makes a text that is too short for a case long enough without adding a
// word.
func lengthen(text string, n int) string {
	if missing := n - utf8.RuneCountInString(text); missing > 0 {
		return text + strings.Repeat(" .", missing/2) + strings.Repeat(".", missing%2)
	}
	return text
}

// plainMarkdown is text as Markdown that says the same and has no markup.
func plainMarkdown(text string) string {
	var b strings.Builder
	// A hyphen, a hash or "1." begins a list or a heading only at the beginning.
	digits := len(text) - len(strings.TrimLeft(text, "0123456789"))
	for i, r := range text {
		switch {
		case r == '&':
			b.WriteString("&amp;")
			continue
		case strings.ContainsRune("\\`*_[]<>|~", r),
			i == 0 && strings.ContainsRune("-+=#:", r),
			i > 0 && i == digits && (r == '.' || r == ')'):
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
