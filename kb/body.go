package kb

import "strings"

// checkBody checks the sections and the references of a body that begins on a
// line of its file.
func (r *reader) checkBody(body string, line int, lang string, sources int, practice bool) {
	b := bodyLines{line: line}
	var headings []heading
	notes := noteChecker{reader: r, sources: sources, defined: definedNotes(body)}
	for text := range strings.SplitSeq(body, "\n") {
		if !b.inCode(text) {
			if h, ok := b.heading(text); ok {
				headings = append(headings, h)
			}
			notes.check(text, b.line)
		}
		b.next(text)
	}
	if !practice {
		r.checkSections(headings, line, lang)
	}
}

// A heading is a section's title and its place.
type heading struct {
	title        string
	line, column int
}

// bodyLines knows which lines of Markdown are code, where neither headings nor
// references are.
type bodyLines struct {
	line   int
	fence  string    // that opened the block of code; "" outside
	before [2]string // the last two lines, the nearer first
}

func (b *bodyLines) next(text string) {
	b.before[0], b.before[1] = text, b.before[0]
	b.line++
}

// heading reads a line that makes a level-2 heading, of itself or of the line
// before it.
func (b *bodyLines) heading(text string) (heading, bool) {
	if title, ok := levelTwo(text); ok {
		return heading{title, b.line, 1 + len(text) - len(strings.TrimLeft(text, " "))}, true
	}
	title := strings.Trim(b.before[0], " \t")
	underlined := strings.HasPrefix(text, "--") && strings.Trim(text, "-") == ""
	if !underlined || title == "" || strings.Trim(b.before[1], " \t") != "" || strings.ContainsRune("#>-*+|`~[", rune(title[0])) {
		return heading{}, false
	}
	return heading{title, b.line - 1, 1}, true
}

// inCode reports whether a line belongs to a fenced or indented block of code.
func (b *bodyLines) inCode(text string) bool {
	trimmed := strings.TrimLeft(text, " ")
	indent := len(text) - len(trimmed)
	run := fenceRun(trimmed)
	switch {
	case b.fence != "":
		if indent < 4 && len(run) >= len(b.fence) && run[0] == b.fence[0] && strings.Trim(trimmed[len(run):], " \t") == "" {
			b.fence = ""
		}
		return true
	case indent < 4 && run != "":
		b.fence = run
		return true
	}
	return indent >= 4 && strings.HasPrefix(trimmed, "#") // the only kind of indented line that could be mistaken
}

// fenceRun is the run of three or more backticks or tildes that a line begins with.
func fenceRun(s string) string {
	for _, c := range []string{"`", "~"} {
		n := len(s) - len(strings.TrimLeft(s, c))
		if n >= 3 && (c == "~" || !strings.Contains(s[n:], "`")) {
			return s[:n]
		}
	}
	return ""
}

// levelTwo reads a heading of the form "## Title".
func levelTwo(line string) (string, bool) {
	trimmed := strings.TrimLeft(line, " ")
	if len(line)-len(trimmed) > 3 || !strings.HasPrefix(trimmed, "##") {
		return "", false
	}
	title := trimmed[2:]
	if title != "" && title[0] != ' ' && title[0] != '\t' {
		return "", false // ### or ##text
	}
	title = strings.Trim(title, " \t")
	if closed := strings.TrimRight(title, "#"); closed == "" || strings.HasSuffix(closed, " ") {
		title = strings.TrimRight(closed, " \t")
	}
	return title, true
}
