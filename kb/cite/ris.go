package cite

import (
	"bytes"
	"fmt"
	"strings"

	"casebook/kb"
)

// RIS writes items as a .ris file in UTF-8: a tag, two spaces, a hyphen, a space
// and a value on each line, lines ending in CR LF, TY first and ER last.
func RIS(items []Item) []byte {
	var b bytes.Buffer
	for _, i := range items {
		f := formOf(i.Kind)
		line := func(tag, value string) {
			if value = oneLine(value); value != "" {
				fmt.Fprintf(&b, "%s  - %s\r\n", tag, value)
			}
		}
		line("TY", f.ris)
		line("ID", bibKey(i.Key))
		for _, n := range i.Authors {
			line("AU", risName(n))
		}
		line("TI", i.Title)
		line("T2", i.Container)
		line("PB", i.Publisher)
		if !i.Issued.IsZero() {
			line("PY", fmt.Sprintf("%04d", i.Issued.Year))
			line("DA", risDate(i.Issued))
		}
		line("M3", i.Genre)
		line("UR", plainURL(i.URL))
		line("Y2", risDate(i.Accessed))
		line("LA", i.Lang)
		line("AB", i.Abstract)
		for _, word := range i.Keywords {
			line("KW", word)
		}
		if i.Archived != "" {
			line("N1", "Archived at "+plainURL(i.Archived))
		}
		b.WriteString("ER  - \r\n\r\n")
	}
	return b.Bytes()
}

// risName puts the family name first. A comma would part a name that has no parts.
func risName(n Name) string {
	if n.Literal != "" {
		return strings.ReplaceAll(n.Literal, ",", "")
	}
	return strings.ReplaceAll(n.Family, ",", "") + ", " + strings.ReplaceAll(n.Given, ",", "")
}

// risDate is "2010/07/14/": what is not known stays empty between its slashes.
func risDate(d kb.Date) string {
	if d.IsZero() {
		return ""
	}
	text := fmt.Sprintf("%04d/", d.Year)
	if d.Month != 0 {
		text += fmt.Sprintf("%02d", d.Month)
	}
	text += "/"
	if d.Day != 0 {
		text += fmt.Sprintf("%02d", d.Day)
	}
	return text + "/"
}
