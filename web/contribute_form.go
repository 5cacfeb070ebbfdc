package web

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"casebook/kb"
)

// The bounds of a form. Beyond them nobody writes a case, and what is over is cut
// off before it is looked at.
const (
	maxContribution = 256 << 10 // bytes of a request
	maxFieldRunes   = 40_000    // characters of one field
	maxRows         = 60        // of each list
)

// caseFields are the fields of the form of a case, in their order on the page;
// their names are those of the address parameters that fill it. Those of a
// [formList] are repeated, a value a row. Those that end in _2 are in the other
// language of the site than that of the text.
var caseFields = slices.Concat(
	[]string{"company", "anonymous", "title", "period", "country", "sector", "use", "mainuse"},
	[]string{"cause"}, responseList.all(), stepList.all(), channelList.all(),
	[]string{"outcome", "lang", "summary_en", "summary_fr"}, sectionFields[:], sourceList.all(), []string{"evidence"},
	figureList.all(), []string{"objectives", "objectives_2"}, questionList.all(), []string{"minutes", "tags", "maturity", "related", "title_2"},
	withSuffix(sectionFields[:]), []string{"name", "note"},
)

// withSuffix are the names of the same fields in the other language.
func withSuffix(names []string) []string {
	others := make([]string, len(names))
	for i, name := range names {
		others[i] = name + "_2"
	}
	return others
}

// longFields may have more than one line.
var longFields = slices.Concat([]string{"summary_en", "summary_fr", "body", "note"}, sectionFields[:], withSuffix(sectionFields[:]))

// A caseForm is what a reader filled in, cleaned: text without anything that
// could steer a page or a terminal, in form NFC, within the bounds.
type caseForm struct {
	url.Values
	of      *kb.Case // that is improved; nil where a new one is written
	telling string   // the language of title and text where they are a translation's of it
}

// readForm takes the fields of those names from a request.
func readForm(q url.Values, names []string) caseForm {
	f := caseForm{Values: make(url.Values)}
	for _, name := range names {
		values := q[name]
		for _, value := range values[:min(len(values), maxRows)] {
			f.Add(name, cleanField(value, slices.Contains(longFields, name)))
		}
	}
	return f
}

// cleanField makes what a browser sent text.
func cleanField(s string, long bool) string {
	if len(s) > 4*maxFieldRunes {
		s = s[:4*maxFieldRunes]
	}
	s = norm.NFC.String(strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), ""))
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			if long && r == '\n' {
				return r
			}
			return ' '
		case r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == '\ufeff', r == utf8.RuneError:
			return -1
		}
		return r
	}, s)
	if n := utf8.RuneCountInString(s); n > maxFieldRunes {
		s = string([]rune(s)[:maxFieldRunes])
	}
	return strings.TrimSpace(s)
}

// one is the field's only value, the first that is not empty.
func (f caseForm) one(name string) string {
	for _, value := range f.Values[name] {
		if value != "" {
			return value
		}
	}
	return ""
}

// at is the field's value in a row.
func (f caseForm) at(name string, row int) string {
	if values := f.Values[name]; row < len(values) {
		return values[row]
	}
	return ""
}

// parts are the values that a reader parted with commas.
func (f caseForm) parts(name string) []string {
	var parts []string
	for _, value := range f.Values[name] {
		for part := range strings.SplitSeq(value, ",") {
			if part = strings.TrimSpace(part); part != "" && !slices.Contains(parts, part) && len(parts) < maxRows {
				parts = append(parts, part)
			}
		}
	}
	return parts
}

// uses are what social media were used for, the main use first.
func (f caseForm) uses() []string {
	var uses []string
	for _, use := range append([]string{f.one("mainuse")}, f.Values["use"]...) {
		if use != "" && !slices.Contains(uses, use) {
			uses = append(uses, use)
		}
	}
	return uses
}

// empty reports whether nothing was filled in.
func (f caseForm) empty() bool {
	for name, values := range f.Values {
		if name != "lang" && slices.ContainsFunc(values, func(s string) bool { return s != "" }) {
			return false
		}
	}
	return true
}

// links counts addresses in running text, where a case has few.
func (f caseForm) links() int {
	n := 0
	for name, values := range f.Values {
		if strings.HasPrefix(name, "source_") || name == "related" || name == "url" {
			continue // where addresses belong
		}
		for _, value := range values {
			n += strings.Count(value, "://") + strings.Count(strings.ToLower(value), "[url")
		}
	}
	return n
}
