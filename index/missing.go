package index

// missing names the words and phrases that no case has, as they were typed.
func (l *lookup) missing(a *analyzer, text string) []string {
	var words []string
	for _, m := range l.matched {
		if m.docs.IsEmpty() {
			words = append(words, typed(a, text, m.unit))
		}
	}
	return words
}

// missingIn names the words and phrases that one document does not have, as they
// were typed.
func (l *lookup) missingIn(a *analyzer, text string, doc uint32) []string {
	var words []string
	for _, m := range l.matched {
		if !m.docs.Contains(doc) {
			words = append(words, typed(a, text, m.unit))
		}
	}
	return words
}

// typed is a unit with the capitals and accents that the query has.
func typed(a *analyzer, text string, u *unit) string {
	if !u.plain {
		return u.text
	}
	found := u.text
	tokenize(text, func(t token) {
		if !t.joined && a.form(t.word).folded == u.text {
			found = text[t.start:t.end]
		}
	})
	return found
}
