package index

import (
	"slices"
	"strings"
)

// warnValues tells of values that are not known, beside those that are. What is
// proposed has all of them, each as it is known or may have been meant.
//
//	use "crsis" is not known; did you mean use:crisis?
func (p *parser) warnValues(x lexeme, unknown, known []string) {
	key := lower(x.text)
	values := slices.Clone(known)
	near := make([]string, len(unknown))
	for i, value := range unknown {
		if p.saidEnough() {
			p.warnMore()
			unknown = unknown[:i]
			break
		}
		near[i] = p.nearest(x.key.facet, value)
		if near[i] != "" && !slices.Contains(values, near[i]) {
			values = append(values, near[i])
		}
	}
	for i, value := range unknown {
		says := saying{key: key, value: value}
		if near[i] != "" || len(known) > 0 && len(values) > len(known) {
			says.instead = instead(dash(x.not)+key, strings.Join(values, ","))
		}
		code := WarnValue
		if len(known) > 0 {
			code = WarnLeftOut
		}
		w := p.warnOf(code, x, says)
		if code == WarnValue {
			warnWords(w, value, near[i])
		}
	}
}

// nearest is the value that was most likely meant; of a scale, all of it.
func (p *parser) nearest(f Facet, value string) string {
	near := p.names.Nearest(f, value)
	if near == "" && (f == FacetGrade || f == FacetMaturity) {
		steps := scale(f)
		near = steps[0] + ".." + steps[len(steps)-1]
	}
	return near
}

// warnWords notes which words are searched in place of what is not known.
func warnWords(w *Warning, value, near string) {
	if w == nil {
		return
	}
	tokenize(value, func(t token) {
		if len(w.words) < maxWords {
			w.words = append(w.words, leftover{fold(t.word), near})
		}
	})
	if len(w.words) > 1 { // of which one may have been meant otherwise
		for i := range w.words {
			w.words[i].near = ""
		}
	}
}

// warnYearsFar tells of two spans that have no year in common. What is proposed
// stands in place of both, with what was typed between them.
func (p *parser) warnYearsFar(x lexeme, y Years) {
	key := lower(x.text)
	before := p.spans
	span := instead(key, nearYears(p.expr.Years.text()+" "+y.text()))
	w := p.warn(WarnYearsFar, before.start, x.end, saying{key: key, value: y.text(), instead: span})
	if between := strings.TrimSpace(p.lex.text[before.end:x.start]); w != nil && between != "" {
		if w.Proposal = between + " " + span; len(w.Proposal) > longestProposal {
			w.Proposal = ""
		}
	}
}

// warnLoose tells of a key, a space and a value that was meant for it.
func (p *parser) warnLoose(x lexeme) {
	if len(x.values) == 0 || x.open || p.saidEnough() {
		return
	}
	value, key := x.values[0], lower(x.text)
	near := p.names.Nearest(x.key.facet, value)
	switch slug, ok := p.names.Resolve(x.key.facet, value); {
	case x.key.open() && ok:
		p.warnOf(WarnApart, x, saying{key: dash(x.not) + key, instead: instead(dash(x.not)+key, slug)})
	case near != "":
		warnWords(p.warnOf(WarnValue, x, saying{key: dash(x.not) + key, value: value, instead: instead(dash(x.not)+key, near)}), value, near)
	}
}

// warnOpen tells of a quote without its partner, by what stands before and after.
func (p *parser) warnOpen(start int, before, after string) {
	const longest = 60
	words := plainWords(after[:min(len(after), 4*longest)])
	if len(words) == 0 {
		return
	}
	var says saying
	if phrase := strings.Join(words, " "); len(after) < 4*longest && len(phrase) <= longest {
		says.instead = before + `"` + phrase + `"`
	}
	p.warn(WarnOpenQuote, start, len(p.lex.text), says)
}

// checkWord tells of a word that looks like a qualifier and is none: year>=2010,
// chanel:twitter.
func (p *parser) checkWord(x lexeme) {
	if !strings.ContainsAny(x.text, ":"+comparisons) || p.saidEnough() {
		return
	}
	if i := strings.IndexAny(x.text, comparisons); i > 0 {
		if q := qualifierOf(x.text[:i]); q != nil {
			p.warnOf(WarnNoColon, x, saying{value: x.text, instead: instead(dash(x.not)+lower(x.text[:i]), strings.TrimPrefix(x.text[i:], "="))})
		}
		return
	}
	key, rest, found := strings.Cut(x.text, ":")
	if !found || strings.IndexFunc(rest, isWordRune) != 0 {
		return
	}
	near := nearQualifier(lower(key))
	if near == "" {
		return
	}
	q := qualifierOf(near)
	if values := strings.Split(rest, ","); len(values) <= maxValues && p.understands(lexeme{key: q, values: values}) || q.facet == FacetCompany {
		p.warnOf(WarnKey, x, saying{value: key, instead: instead(dash(x.not)+near, rest)})
	}
}

// saidEnough is asked before each search for what is near, which costs more than
// all the rest.
func (p *parser) saidEnough() bool {
	p.doubts++
	return p.doubts > maxDoubts || len(p.warnings) > maxWarnings
}

// instead is the nearest valid form; "" where there is no value for it.
func instead(key, value string) string {
	if value == "" {
		return ""
	}
	return key + ":" + value
}

// asValue is a value as a qualifier has it, in quotes where it needs them.
func asValue(value string) string {
	if strings.ContainsFunc(value, isValueBreak) {
		return Term{Text: value, Phrase: true}.String()
	}
	return value
}

func dash(not bool) string {
	if not {
		return "-"
	}
	return ""
}
