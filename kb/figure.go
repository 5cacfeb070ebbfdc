package kb

import (
	"regexp"
	"strconv"
	"strings"
)

// FigureIn writes the value of a figure as a language does, whichever way the case
// file writes it: "13,000", "95%" and "£2 million" in English; in French a narrow
// no-break space between thousands, a comma before decimals, a space before the
// percent sign, the currency behind the number, and several millions.
func FigureIn(value, lang string) string {
	french := baseLang(lang) == "fr"
	thousands, decimal, percent := ",", ".", "%"
	if french {
		thousands, decimal, percent = "\u202f", ",", "\u00a0%"
	}
	const spaces = " \u00a0\u202f"
	runes := []rune(value)
	digit := func(i int) bool { return i >= 0 && i < len(runes) && runes[i] >= '0' && runes[i] <= '9' }
	var b strings.Builder
	for i, r := range runes {
		three := digit(i-1) && digit(i+1) && digit(i+2) && digit(i+3) && !digit(i+4)
		switch {
		case strings.ContainsRune(spaces+",’", r) && three:
			b.WriteString(thousands)
		case (r == '.' || r == ',') && digit(i-1) && digit(i+1):
			b.WriteString(decimal)
		case strings.ContainsRune(spaces, r) && i+1 < len(runes) && runes[i+1] == '%':
		case r == '%':
			b.WriteString(percent)
		default:
			b.WriteRune(r)
		}
	}
	if !french {
		return b.String()
	}
	return currencyBehind.ReplaceAllString(severalMillions(b.String()), "$1$3\u00a0$2$4")
}

// currencyBehind is a value that begins with a currency and names no other: "~$3",
// "A$2", "£5+".
var currencyBehind = regexp.MustCompile(`^([~≈+−-]?)([A-Z]{0,2}[$£€])([^$£€]*?)(\+?)$`)

var million = regexp.MustCompile(`([0-9]+)(,[0-9]+)?([ \x{a0}\x{202f}])million\b`)

// severalMillions says "2 millions" and leaves "1,9 million": the plural begins at
// two in French.
func severalMillions(value string) string {
	return million.ReplaceAllStringFunc(value, func(s string) string {
		parts := million.FindStringSubmatch(s)
		if n, err := strconv.Atoi(parts[1]); err == nil && n < 2 {
			return s
		}
		return s + "s"
	})
}
