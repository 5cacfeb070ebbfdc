package kb

import "strings"

// BodyTemplate is the body of a case that nobody has written yet: the sections
// that it must have, in its language, each empty. In a language whose titles
// nobody has set down they are English. A practice note has none.
func BodyTemplate(lang string, of Type) string {
	if of == TypePractice {
		return ""
	}
	titles := sectionTitles(lang)
	if titles == nil {
		titles = sectionTitles("en")
	}
	var b strings.Builder
	for i, title := range titles[:mustSections] {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString("## " + title + "\n\n")
	}
	return b.String()
}
