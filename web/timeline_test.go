package web

import (
	"math"
	"strconv"
	"strings"
	"testing"

	"casebook/kb"
)

// drawSteps makes a chart of "2010-07-14 event" lines.
func drawSteps(t *testing.T, lines ...string) *timelineChart {
	t.Helper()
	l, err := newLocale("en")
	if err != nil {
		t.Fatal(err)
	}
	var steps []kb.Step
	for _, line := range lines {
		at, mark, _ := strings.Cut(line, " ")
		m, err := kb.ParseMoment(at)
		if err != nil {
			t.Fatal(err)
		}
		steps = append(steps, kb.Step{At: m, Mark: mark})
	}
	return view{l: l}.timelineChart(steps, []bracketText{{"first-answer", "some time"}})
}

func position(t *testing.T, percent string) float64 {
	t.Helper()
	x, err := strconv.ParseFloat(strings.TrimSuffix(percent, "%"), 64)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestTimelineIsToScale(t *testing.T) {
	c := drawSteps(t, "2010-07-01 event", "2010-07-06", "2010-07-11 end")
	var x []float64
	for _, m := range c.Marks {
		x = append(x, position(t, m.X))
	}
	if math.Abs(x[1]-x[0]-(x[2]-x[1])) > .1 {
		t.Errorf("five days and five days are drawn as %.1f and %.1f", x[1]-x[0], x[2]-x[1])
	}
	if len(c.Folds) != 0 || c.Inexact {
		t.Errorf("folded %v, inexact %v: want neither", c.Folds, c.Inexact)
	}
	if first, last := c.Ticks[0].Label, c.Ticks[len(c.Ticks)-1].Label; first != "1\u00a0July" || last != "11\u00a0July" {
		t.Errorf("ticks from %q to %q", first, last)
	}
}

func TestTimelineFoldsAnEmptyStretch(t *testing.T) {
	c := drawSteps(t, "2010-07-01 event", "2010-07-03", "2010-07-05 first-answer", "2013-07-05 end")
	if len(c.Folds) != 1 || c.Folds[0].Label != "3 years" {
		t.Fatalf("folds %+v, want one of 3 years", c.Folds)
	}
	if two := position(t, c.Marks[1].X) - position(t, c.Marks[0].X); two < 20 {
		t.Errorf("two days take %.1f%% of the width beside three folded years, want more", two)
	}
	if len(c.Lines) != 2 {
		t.Errorf("%d pieces of axis, want two", len(c.Lines))
	}
}

// Three bursts years apart: what happened within each is still seen.
func TestTimelineFoldsUntilTheBurstsAreSeen(t *testing.T) {
	c := drawSteps(t, "2005-10-24", "2005-10-27 event", "2005-11-04", "2006-01-13 end", "2013-10-01", "2018-01-09")
	if len(c.Folds) != 3 {
		t.Errorf("folds %+v, want three", c.Folds)
	}
	if apart := position(t, c.Marks[2].X) - position(t, c.Marks[1].X); apart < 20 {
		t.Errorf("the eight days of the crisis take %.1f%% of the width", apart)
	}
}

func TestTimelineDrawsDoubt(t *testing.T) {
	c := drawSteps(t, "2010-07-01 event", "2010-07 action", "2010-09-01 end")
	if c.Marks[0].Bar != nil || c.Marks[1].Bar == nil || !c.Inexact {
		t.Errorf("bars %v and %v: only the month is in doubt", c.Marks[0].Bar, c.Marks[1].Bar)
	}
}

// The Red Cross's tweet went out at eleven in the evening, American time, and was
// answered "the next day": drawn by UTC, the event stood after its answer.
func TestTimelineWithOneOffsetIsOfOnePlace(t *testing.T) {
	c := drawSteps(t, "2011-02-15T23:00-05:00 event", "2011-02-16 first-answer", "2011-02-18 end")
	if event, answer := position(t, c.Marks[0].X), position(t, c.Marks[1].X); event >= answer {
		t.Errorf("the event is drawn at %.1f%%, its answer at %.1f%%", event, answer)
	}
}

func TestTimelineLanesKeepMarksApart(t *testing.T) {
	c := drawSteps(t, "2010-07-01 event", "2010-07-01 action", "2010-07-01 first-answer", "2010-12-01 end")
	seen := make(map[string]bool)
	for _, m := range c.Marks {
		at := m.X + " " + m.Y
		if seen[at] {
			t.Errorf("two marks at %s", at)
		}
		seen[at] = true
	}
}

func TestTimelineBracket(t *testing.T) {
	c := drawSteps(t, "2010-07-01 event", "2010-07-04 first-answer", "2010-07-11 end")
	if len(c.Brackets) != 1 || c.Brackets[0].Label != "some time" || c.Brackets[0].X1 != c.Marks[0].X || c.Brackets[0].X2 != c.Marks[1].X {
		t.Errorf("brackets %+v, want one from mark 1 to mark 2", c.Brackets)
	}
}

func TestTimelineOfOneMomentIsNotDrawn(t *testing.T) {
	if c := drawSteps(t, "2010-07-01 event", "2010-07-01 end"); c != nil {
		t.Errorf("drawn: %+v", c)
	}
	if c := drawSteps(t, "2010"); c != nil {
		t.Errorf("drawn: %+v", c)
	}
}

// Whatever moments a case has, marks stay on the paper and in the order of time.
func FuzzTimeline(f *testing.F) {
	f.Add("2010-07-01", "2010-07", "2010", "2010-07-01T10:30+02:00")
	f.Add("0001", "9999-12-31", "2000-02-29", "2000-02-29T00:00")
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		var steps []kb.Step
		for _, text := range []string{a, b, c, d} {
			if m, err := kb.ParseMoment(text); err == nil {
				steps = append(steps, kb.Step{At: m, Mark: "event"})
			}
		}
		l, err := newLocale("fr")
		if err != nil {
			t.Fatal(err)
		}
		chart := view{l: l}.timelineChart(steps, nil)
		if chart == nil {
			return
		}
		for _, m := range chart.Marks {
			if x := position(t, m.X); !(x >= 0 && x <= 100) {
				t.Errorf("%v: mark %d at %s", steps, m.Number, m.X)
			}
		}
	})
}

func TestNiceStep(t *testing.T) {
	for most, want := range map[int]int{1: 1, 4: 1, 5: 2, 9: 2, 10: 5, 20: 5, 24: 5, 25: 10, 120: 50, 1000: 500} {
		if got := niceStep(most); got != want {
			t.Errorf("up to %d: step %d, want %d", most, got, want)
		}
	}
}
