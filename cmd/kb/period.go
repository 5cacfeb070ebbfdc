package main

import (
	"fmt"

	"casebook/kb"
)

// period says when a case played: "2010-07", "2008–2013", "since 2008".
func (t *texts) period(p kb.Period) string {
	switch {
	case p.Open:
		return fmt.Sprintf(t.since, p.From)
	case p.From == p.To:
		return p.String()
	case p.From.Month == 0 && p.To.Month == 0:
		return p.From.String() + "–" + p.To.String()
	}
	return p.From.String() + " – " + p.To.String()
}
