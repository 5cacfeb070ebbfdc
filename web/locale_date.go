package web

import "casebook/kb"

// On is the date in a sentence: "on 14 July 2010", "in July 2010".
func (l *locale) On(d kb.Date) string {
	if d.Day != 0 {
		return l.T("date.on-day", "date", l.Date(d))
	}
	return l.T("date.on", "date", l.Date(d))
}
