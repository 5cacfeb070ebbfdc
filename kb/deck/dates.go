package deck

import (
	"casebook/kb"
	"casebook/kb/dates"
)

// Dated is the deck's date as its language writes it; empty where it has none.
func (d *Deck) Dated() string {
	if d.Date.IsZero() {
		return ""
	}
	year, month, day := d.Date.Date()
	return dates.In(d.Lang).Date(kb.Date{Year: year, Month: month, Day: day})
}
