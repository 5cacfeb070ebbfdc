package index

import (
	"slices"
	"strings"
	"unicode/utf8"

	"casebook/kb"
)

// A Warning tells of a part of a query that was not understood as it seems to be
// meant; its JSON is public.
type Warning struct {
	Code     WarningCode `json:"code"`
	Text     string      `json:"text,omitempty"`     // the part, as it was typed; empty where the whole query is meant
	Start    int         `json:"start"`              // where Text stands in the query, in characters, from 0
	End      int         `json:"end"`                // where it ends, likewise
	Proposal string      `json:"proposal,omitempty"` // what to write in its place; empty where nothing is near
	TakenFor string      `json:"taken_for,omitempty"`
	Message  kb.Text     `json:"message"` // one plain sentence, in English and in French

	says  saying
	words []leftover
}

// A leftover is a word that is searched in place of what was not understood, and
// the value that may have been meant, for the case that no text has the word.
type leftover struct{ word, near string }

// A WarningCode names a kind of warning for programs: it stays the same when its
// sentence changes.
type WarningCode string

// The kinds of warnings.
const (
	WarnValue     WarningCode = "unknown-value"       // of a key; it was searched as words
	WarnLeftOut   WarningCode = "unknown-value-among" // likewise, beside values that are known: it was left out
	WarnKey       WarningCode = "unknown-key"         // before a colon
	WarnNoValue   WarningCode = "no-value"            // after a colon
	WarnNoColon   WarningCode = "no-colon"            // between a key and a sign: year>=2010
	WarnApart     WarningCode = "space-before-value"  // a key and its value stand apart
	WarnYear      WarningCode = "unknown-year"        // no year, and no span of years
	WarnYears     WarningCode = "several-years"       // a query has one span
	WarnYearsFar  WarningCode = "no-common-year"      // of two spans
	WarnNotYear   WarningCode = "years-not-left-out"  // -year:2010
	WarnOrder     WarningCode = "unknown-order"       // after sort:
	WarnOrders    WarningCode = "several-orders"      // a query has one
	WarnNot       WarningCode = "not-is-a-dash"       // NOT and SAUF leave nothing out
	WarnOr        WarningCode = "nothing-to-join"     // by an OR
	WarnOpenQuote WarningCode = "open-quote"          // without its partner
	WarnTerms     WarningCode = "too-many-terms"      // words and phrases
	WarnFilters   WarningCode = "too-many-filters"    //
	WarnValues    WarningCode = "too-many-values"     // of one filter
	WarnWords     WarningCode = "too-many-words"      // to be looked for
	WarnMore      WarningCode = "more-not-understood" // than is told
	WarnParameter WarningCode = "unknown-parameter"   // of an address; no query has it
	WarnUnlisted  WarningCode = "unlisted-value"      // of a parameter of an address, likewise
)

// In is the sentence in a language: French for "fr" and "fr-CH", English for any
// other.
//
//	use "crsis" is not known; did you mean use:crisis?
func (w Warning) In(lang string) string {
	if isFrench(lang) {
		return w.Message["fr"]
	}
	return w.Message["en"]
}

// Mend is the query with the proposal in the place of the part that was not
// understood; the query itself where there is none.
func (w Warning) Mend(query string) string {
	runes := []rune(query)
	if w.Proposal == "" || w.Start < 0 || w.Start > w.End || w.End > len(runes) {
		return query
	}
	return string(runes[:w.Start]) + w.Proposal + string(runes[w.End:])
}

// UnknownParameter warns of a parameter of an address that means nothing.
func UnknownParameter(name string) Warning {
	return newWarning(WarnParameter, saying{value: name})
}

// UnknownValue warns of a value of a parameter of an address that no list has, and
// proposes the nearest, "" where none is near.
func UnknownValue(parameter, value, near string) Warning {
	return newWarning(WarnUnlisted, saying{key: parameter, value: value, instead: near})
}

// newWarning is a warning of no place.
func newWarning(code WarningCode, says saying) Warning {
	return Warning{Code: code, Proposal: says.instead, Message: kb.Text{"en": says.english(code), "fr": says.french(code)}, says: says}
}

// takenFor tells which word was looked for in place of one that no case has.
func (w *Warning) takenFor(word string) {
	w.TakenFor, w.says.taken = word, word
	w.Message = kb.Text{"en": w.says.english(w.Code), "fr": w.says.french(w.Code)}
}

// inEnglish are the sentences of warnings.
func inEnglish(warnings []Warning) []string {
	said := make([]string, len(warnings))
	for i, w := range warnings {
		said[i] = w.In("en")
	}
	return said
}

func isFrench(lang string) bool {
	base, _, _ := strings.Cut(strings.ToLower(lang), "-")
	return base == "fr"
}

// longestProposal bounds, in bytes, what is proposed: longer ones help nobody.
const longestProposal = 120

// warn tells of what stands from one byte of the query to another. It says each
// thing once, and not more than anybody reads.
func (p *parser) warn(code WarningCode, start, end int, says saying) *Warning {
	if len(p.warnings) > maxWarnings {
		return nil
	}
	if len(says.instead) > longestProposal || !utf8.ValidString(says.instead) {
		says.instead = ""
	}
	w := newWarning(code, says)
	switch {
	case slices.ContainsFunc(p.warnings, func(o Warning) bool { return o.In("en") == w.In("en") }):
	case len(p.warnings) == maxWarnings:
		p.warnMore()
	default:
		w.Text = p.lex.text[start:end]
		w.Start = utf8.RuneCountInString(p.lex.text[:start])
		w.End = w.Start + utf8.RuneCountInString(w.Text)
		p.warnings = append(p.warnings, w)
		return &p.warnings[len(p.warnings)-1]
	}
	return nil
}

// warnOf tells of a lexeme.
func (p *parser) warnOf(code WarningCode, x lexeme, says saying) *Warning {
	return p.warn(code, x.start, x.end, says)
}

// warnMore is the last warning of a query that has too many.
func (p *parser) warnMore() {
	if len(p.warnings) == maxWarnings {
		p.warnings = append(p.warnings, newWarning(WarnMore, saying{}))
	}
}
