package cite

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"
	"time"
	"unicode"
)

// BibTeX writes items as a .bib file, in UTF-8, with the entry types of classic
// BibTeX, which BibLaTeX has too. Titles are in double braces, so that styles keep
// their capitals. No items are an empty file.
func BibTeX(items []Item) []byte {
	var b bytes.Buffer
	for n, i := range items {
		if n > 0 {
			b.WriteByte('\n')
		}
		f := formOf(i.Kind)
		fmt.Fprintf(&b, "@%s{%s", f.bibtex, bibKey(i.Key))
		field := func(name, value string) {
			if value != "" {
				fmt.Fprintf(&b, ",\n  %s = {%s}", name, value)
			}
		}
		field("author", bibNames(i.Authors))
		if i.Title != "" {
			field("title", "{"+bibText(i.Title)+"}")
		}
		field(bibWhere(f.bibtex), bibText(cmp.Or(i.Container, i.Publisher)))
		if !i.Issued.IsZero() {
			field("year", fmt.Sprintf("%04d", i.Issued.Year))
		}
		if m := i.Issued.Month; m != 0 {
			fmt.Fprintf(&b, ",\n  month = %s", bibMonths[m-time.January])
		}
		if i.Issued.Day != 0 {
			field("day", fmt.Sprint(i.Issued.Day))
		}
		field("url", plainURL(i.URL))
		field("urldate", i.Accessed.String())
		field("language", bibText(i.Lang))
		field("note", bibText(strings.Join(i.notes(), ". ")))
		field("abstract", bibText(i.Abstract))
		field("keywords", bibText(strings.Join(i.Keywords, ", ")))
		b.WriteString("\n}\n")
	}
	return b.Bytes()
}

// notes are what the formats have no field of their own for.
func (i Item) notes() []string {
	var notes []string
	if i.Genre != "" {
		notes = append(notes, i.Genre)
	}
	if i.Archived != "" {
		notes = append(notes, "Archived at "+plainURL(i.Archived))
	}
	return notes
}

// bibMonths are names that every style knows how to write.
var bibMonths = [...]string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// bibWhere is the field that says where a type of work stands.
func bibWhere(entry string) string {
	switch entry {
	case "article":
		return "journal"
	case "book":
		return "publisher"
	case "techreport":
		return "institution"
	}
	return "howpublished"
}

// bibKey keeps the letters, digits and signs that every program takes in a key.
func bibKey(key string) string {
	key = strings.Map(func(r rune) rune {
		if r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("-.", r)) {
			return r
		}
		return '-'
	}, key)
	if key == "" {
		return "item"
	}
	return key
}

// bibNames joins names with "and". One that BibTeX would take apart wrongly is in
// braces.
func bibNames(names []Name) string {
	all := make([]string, 0, len(names))
	for _, n := range names {
		text := bibText(n.String())
		switch {
		case text == "":
			continue
		case n.Literal != "" || strings.Contains(text, ",") || strings.Contains(strings.ToLower(text), " and "):
			text = "{" + text + "}"
		case strings.Contains(n.Family, " "):
			text = bibText(n.Family) + ", " + bibText(n.Given)
		}
		all = append(all, text)
	}
	return strings.Join(all, " and ")
}

// bibText writes TeX's own signs as commands. Braces of a text must not be written
// with a backslash alone: BibTeX counts those too.
func bibText(s string) string {
	s = oneLine(s)
	var b strings.Builder
	for _, r := range s {
		switch r {
		case '\\':
			b.WriteString(`\textbackslash{}`)
		case '{':
			b.WriteString(`\textbraceleft{}`)
		case '}':
			b.WriteString(`\textbraceright{}`)
		case '~':
			b.WriteString(`\textasciitilde{}`)
		case '^':
			b.WriteString(`\textasciicircum{}`)
		case '#', '$', '%', '&', '_':
			b.WriteByte('\\')
			b.WriteRune(r)
		case '\u00a0', '\u202f': // LaTeX knows the narrow one by no name
			b.WriteByte('~')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
