package index

import "strings"

// warnValue tells of a value that is not known, beside those that are.
//
//	use "crsis" is not known; did you mean use:crisis?
func (p *parser) warnValue(x lexeme, value string, known []string) {
	if p.saidEnough() {
		p.warnMore()
		return
	}
	key := lower(x.text)
	near := p.names.Nearest(x.key.facet, value)
	if near == "" && (x.key.facet == FacetGrade || x.key.facet == FacetMaturity) {
		steps := scale(x.key.facet)
		near = steps[0] + ".." + steps[len(steps)-1]
	}
	what := "is not known"
	if len(known) > 0 {
		what += " and was left out"
		if near != "" {
			near = strings.Join(append(known[:len(known):len(known)], near), ",")
		}
	}
	p.warn("%s %s %s%s", key, inQuotes(value), what, instead(dash(x.not)+key, near))
}

// warnLoose tells of a key, a space and a value that was meant for it.
func (p *parser) warnLoose(x lexeme) {
	if len(x.values) == 0 || x.open || p.saidEnough() {
		return
	}
	value, key := x.values[0], dash(x.not)+lower(x.text)
	near := p.names.Nearest(x.key.facet, value)
	switch slug, ok := p.names.Resolve(x.key.facet, value); {
	case x.key.open() && ok:
		p.warn("%s and its value stand without a space between them%s", key, instead(key, shown(slug)))
	case near != "":
		p.warn("%s %s is not known%s", key, inQuotes(value), instead(key, near))
	}
}

// warnOpen tells of a quote without its partner, by what stands before and after.
func (p *parser) warnOpen(before, after string) {
	const longest = 60
	words := plainWords(after[:min(len(after), 4*longest)])
	if len(words) == 0 {
		return
	}
	if phrase := strings.Join(words, " "); len(after) < 4*longest && len(phrase) <= longest {
		p.warn("a quote is not closed; did you mean %s\"%s\"?", before, phrase)
		return
	}
	p.warn("a quote is not closed; its words were searched one by one")
}

// checkWord tells of a word that looks like a qualifier and is none: year>=2010,
// chanel:twitter.
func (p *parser) checkWord(x lexeme) {
	if !strings.ContainsAny(x.text, ":"+comparisons) || p.saidEnough() {
		return
	}
	if i := strings.IndexAny(x.text, comparisons); i > 0 {
		if q := qualifierOf(x.text[:i]); q != nil {
			p.warn("%s was searched as words%s", shown(x.text), instead(dash(x.not)+lower(x.text[:i]), shown(strings.TrimPrefix(x.text[i:], "="))))
		}
		return
	}
	key, value, found := strings.Cut(x.text, ":")
	value, _, _ = strings.Cut(value, ",")
	if !found || strings.IndexFunc(value, isWordRune) != 0 {
		return
	}
	near := nearQualifier(lower(key))
	if near == "" {
		return
	}
	q := qualifierOf(near)
	if p.understands(lexeme{key: q, values: []string{value}}) || q.facet == FacetCompany {
		p.warn("%s is no key%s", inQuotes(key), instead(dash(x.not)+near, shown(value)))
	}
}

// saidEnough is asked before each search for what is near, which costs more than
// all the rest.
func (p *parser) saidEnough() bool {
	p.doubts++
	return p.doubts > maxDoubts || len(p.warnings) > maxWarnings
}

// instead is the end of a warning: the nearest valid form, or what was done.
func instead(key, value string) string {
	if value == "" {
		return "; it was searched as words"
	}
	return "; did you mean " + key + ":" + value + "?"
}

func dash(not bool) string {
	if not {
		return "-"
	}
	return ""
}

// inQuotes and shown make what was typed short enough for a sentence.
func inQuotes(s string) string { return `"` + shown(s) + `"` }

func shown(s string) string {
	const longest = 40
	n := 0
	for i := range s {
		if n++; n > longest {
			return s[:i] + "…"
		}
	}
	return s
}
