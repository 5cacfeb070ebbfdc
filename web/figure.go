package web

import (
	"strings"

	"casebook/kb"
)

// A figureView is one result with a number.
type figureView struct {
	Before   string // what stands before the number, smaller: "CHF"
	Value    string // the number
	Unit     string // what follows it, smaller: "million"
	Long     bool   // too long to be shown big
	Label    string
	By       string // "Attention. Counted by the agency"
	Source   int
	Disputed bool
}

// longFigure is the number of characters that a third of the page holds.
const longFigure = 8

func (v view) figures(c *kb.Case) []figureView {
	var views []figureView
	for _, f := range c.Figures {
		view := figureView{Label: f.Label.In(v.l.Lang), Source: f.Source, Disputed: f.Disputed}
		view.Before, view.Value, view.Unit = splitFigure(kb.FigureIn(f.Value, v.l.Lang))
		view.Long = len([]rune(view.Before+view.Value)) > longFigure
		by := []string{v.term(v.tax.Rungs, f.Rung)}
		if f.By != "" {
			by = append(by, v.term(v.tax.Counters, f.By))
		}
		view.By = strings.Join(by, ". ")
		views = append(views, view)
	}
	return views
}

// splitFigure parts a number from what stands before and after it: "CHF 25",
// "40 million", "95 %". A value of words only is all number.
func splitFigure(value string) (before, number, after string) {
	first, last := strings.IndexFunc(value, isDigit), strings.LastIndexFunc(value, isDigit)
	if first < 0 {
		return "", value, ""
	}
	// signs belong to the number: ~, +, −, –, ×; words and currencies don't
	start := 0
	if i := strings.LastIndexAny(value[:first], " \u00a0\u202f"); i >= 0 {
		start = i + len(value[i:first]) - len(strings.TrimLeft(value[i:first], " \u00a0\u202f"))
	}
	end := len(value)
	if i := strings.IndexAny(value[last:], " \u00a0\u202f"); i >= 0 {
		end = last + i
	}
	return strings.Trim(value[:start], " \u00a0\u202f"), value[start:end], strings.Trim(value[end:], " \u00a0\u202f")
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
