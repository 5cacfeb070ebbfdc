package main

import (
	"fmt"

	"casebook/kb"
)

// askCrisis asks for the cause, then for the strategies in their order.
func (f *form) askCrisis() error {
	if f.c.Crisis == nil {
		f.c.Crisis = new(kb.Crisis)
	}
	crisis := f.c.Crisis
	asks := []func() error{func() error {
		answer, err := f.term(f.question("cause"), f.tax.Causes, crisis.Cause, "")
		if err == nil {
			crisis.Cause = answer
		}
		return err
	}}
	for i := range f.tax.Responses.Slugs() {
		asks = append(asks, func() error { return f.askResponse(crisis, i) })
	}
	return f.sequence(asks...)
}

func (f *form) askResponse(crisis *kb.Crisis, i int) error {
	if i > len(crisis.Response) {
		return errNothingAsked // the one before was the last
	}
	have, none := "", ""
	if i < len(crisis.Response) {
		have = crisis.Response[i]
	}
	q := f.question("response")
	if i > 0 {
		q.title, none = f.t.nextStrategy, f.t.enough
	}
	answer, err := f.term(q, f.tax.Responses, have, none)
	switch {
	case err != nil:
		return err
	case answer == "":
		crisis.Response = crisis.Response[:i]
	default:
		crisis.Response = append(crisis.Response[:i:i], append([]string{answer}, crisis.Response[min(i+1, len(crisis.Response)):]...)...)
	}
	return nil
}

// askTimeline asks for the steps of a crisis: a must where it is the main use.
func (f *form) askTimeline() error {
	if f.c.Uses[0] != "crisis" && len(f.c.Timeline) == 0 {
		q := &question{title: f.t.steps, value: "yes", options: []option{{value: "yes", label: f.t.yes}, {value: "no", label: f.t.no}}}
		if answer, err := f.p.Choose(q); err != nil || answer == "no" {
			return err
		}
	}
	return f.askSteps()
}

// askSteps asks for one step after the other.
func (f *form) askSteps() error {
	return f.items("step-more", func() int { return len(f.c.Timeline) }, f.askStep, func() {
		if n := len(f.c.Timeline); n > 0 && f.c.Timeline[n-1].At.IsZero() {
			f.c.Timeline = f.c.Timeline[:n-1]
		}
	})
}

func (f *form) askStep(i int) error {
	if i >= len(f.c.Timeline) {
		f.c.Timeline = append(f.c.Timeline, kb.Step{})
	}
	return f.sequence(
		func() error { return f.askStepTime(i) },
		func() error {
			return f.askText("step-text", "text", "timeline", i, func(c *kb.Case) *kb.Text { return &c.Timeline[i].Text })
		},
		func() error {
			answer, err := f.term(f.question("step-mark", i+1), f.tax.Steps, f.c.Timeline[i].Mark, f.t.notJudged)
			if err == nil {
				f.c.Timeline[i].Mark = answer
			}
			return err
		},
		func() error {
			number, err := f.source(f.question("step-source", i+1), f.c.Timeline[i].Source, false)
			if err == nil {
				f.c.Timeline[i].Source = number
			}
			return err
		},
	)
}

func (f *form) askStepTime(i int) error {
	q := f.question("step-at", i+1)
	q.value = f.c.Timeline[i].At.String()
	q.check = func(v string) error {
		if v == "" {
			return f.missing("at")
		}
		if _, err := kb.ParseMoment(v); err != nil {
			return f.problem(kb.CodeMoment, "key", "at", "value", v)
		}
		return nil
	}
	answer, err := f.line(fmt.Sprintf("step-at %d", i+1), q)
	if err == nil {
		f.c.Timeline[i].At, err = kb.ParseMoment(answer)
	}
	return err
}

// askFigures asks for results with a number, of which there need be none.
func (f *form) askFigures() error {
	if len(f.c.Figures) == 0 {
		if some, err := f.yes("figures", false); err != nil || !some {
			return err
		}
	}
	return f.items("figure-more", func() int { return len(f.c.Figures) }, f.askFigure, func() {
		if n := len(f.c.Figures); n > 0 && f.c.Figures[n-1].Value == "" {
			f.c.Figures = f.c.Figures[:n-1]
		}
	})
}

func (f *form) askFigure(i int) error {
	if i >= len(f.c.Figures) {
		f.c.Figures = append(f.c.Figures, kb.Figure{})
	}
	figure := func() *kb.Figure { return &f.c.Figures[i] }
	return f.sequence(
		func() error {
			q := f.question("figure-value", i+1)
			q.value = figure().Value
			q.check = func(v string) error {
				if v == "" {
					return f.missing("value")
				}
				return f.told("figures", "value", func(c *kb.Case) { c.Figures[i].Value = v })
			}
			answer, err := f.line(fmt.Sprintf("figure-value %d", i+1), q)
			if err == nil {
				figure().Value = answer
			}
			return err
		},
		func() error {
			return f.askText("figure-label", "label", "figures", i, func(c *kb.Case) *kb.Text { return &c.Figures[i].Label })
		},
		func() error {
			answer, err := f.term(f.question("figure-rung", i+1), f.tax.Rungs, figure().Rung, "")
			if err == nil {
				figure().Rung = answer
			}
			return err
		},
		func() error {
			number, err := f.source(f.question("figure-source", i+1), figure().Source, true)
			if err == nil {
				figure().Source = number
			}
			return err
		},
		func() error {
			answer, err := f.term(f.question("figure-by", i+1), f.tax.Counters, figure().By, f.t.notJudged)
			if err == nil {
				figure().By = answer
			}
			return err
		},
	)
}
