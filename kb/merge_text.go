package kb

import (
	"bytes"
	"strconv"
	"strings"
)

// bodyFor is the old case's text in exactly that language.
func bodyFor(c *Case, lang string) string {
	if c.Lang == lang {
		return c.Body
	}
	for _, t := range c.Translations {
		if t.Lang == lang {
			return t.Body
		}
	}
	return ""
}

// takenText is the old case's text as a section of the new one: its headings one
// step lower, its notes by the new numbers.
func (m *Merge) takenText(body string, from *Case, lang string) string {
	title, _ := from.TitleIn(lang)
	var b strings.Builder
	b.WriteString("## " + title + "\n\n")
	fenced := ""
	for line := range strings.SplitSeq(body, "\n") {
		if mark := codeFence(strings.TrimLeft(line, " ")); mark != "" && (fenced == "" || strings.HasPrefix(mark, fenced)) {
			if fenced == "" {
				fenced = mark
			} else {
				fenced = ""
			}
		} else if fenced == "" {
			if strings.HasPrefix(line, "#") {
				line = "#" + line
			}
			line = m.renumber(line)
		}
		b.WriteString(line + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

// renumber gives the references of a line, [^1] and [1], their new numbers.
func (m *Merge) renumber(line string) string {
	var b strings.Builder
	for at := 0; at < len(line); {
		switch line[at] {
		case '`':
			n := codeSpan(line[at:])
			b.WriteString(line[at : at+n])
			at += n
			continue
		case '\\':
			n := min(2, len(line)-at)
			b.WriteString(line[at : at+n])
			at += n
			continue
		case '[':
			end := strings.IndexByte(line[at:], ']')
			if end < 0 {
				break
			}
			name, isNote := strings.CutPrefix(line[at+1:at+end], "^")
			n, isNumber := sourceReference(name)
			if !isNumber || n < 1 || n > len(m.Sources) || !isNote && opensLink(line[at+end+1:]) {
				break
			}
			mark := "["
			if isNote {
				mark = "[^"
			}
			b.WriteString(mark + strconv.Itoa(m.Sources[n-1]) + "]")
			at += end + 1
			continue
		}
		b.WriteByte(line[at])
		at++
	}
	return b.String()
}

// appendText writes a text at the end of the body.
func (e *edited) appendText(text string) {
	end := len(bytes.TrimRight(e.data, " \t\r\n"))
	e.replace(end, len(e.data), e.eol+e.eol+strings.ReplaceAll(text, "\n", e.eol)+e.eol)
}
