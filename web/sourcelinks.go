package web

import (
	"time"

	"casebook/kb"
	"casebook/kb/linkcheck"
)

// withLinks adds to sources what is known of their addresses. Where a page is dead
// and there is a copy, the copy comes first.
func (v view) withLinks(sources []sourceView, known *linkcheck.Cache) []sourceView {
	for i, s := range sources {
		state, ok := known.State(s.URL)
		if !ok {
			continue
		}
		on := ""
		if !state.LastAlive.IsZero() {
			on = v.l.On(dateOf(state.LastAlive))
		}
		switch {
		case state.Dead() && on != "":
			s.Alive = v.l.T("case.dead-since", "on", on)
		case state.Dead():
			s.Alive = v.l.T("case.dead")
		case on != "":
			s.Alive = v.l.T("case.alive", "on", on)
		}
		if state.Dead() && s.Archived != "" {
			s.URL, s.Original, s.Archived = s.Archived, s.URL, ""
		}
		sources[i] = s
	}
	return sources
}

// dateOf is the day of a moment, as it is in UTC.
func dateOf(t time.Time) kb.Date {
	t = t.UTC()
	return kb.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}
}
