package main

import (
	"bytes"
	"context"
	"fmt"
	"strconv"
	"strings"

	"casebook/index"
	"casebook/kb"
)

// A wantedAnswer is what --wanted --json prints.
type wantedAnswer struct {
	Wanted []wish `json:"wanted"`
}

type wish struct {
	Words  string `json:"words"`
	Missed int    `json:"missed"`
	Asked  int    `json:"asked"`
	Last   string `json:"last"` // a day
}

func runWanted(ctx context.Context, a *app, o statsOptions) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	lib, err := a.Library()
	if err != nil {
		return err
	}
	dir, err := a.indexDir(lib)
	if err != nil {
		return err
	}
	all, err := index.OpenWanted(dir).List(ctx)
	if err != nil {
		return err
	}
	answer := wantedAnswer{Wanted: []wish{}}
	for _, w := range all[:min(len(all), max(c.Limit, 1))] {
		last := kb.Date{Year: w.Last.Year(), Month: w.Last.Month(), Day: w.Last.Day()}
		answer.Wanted = append(answer.Wanted, wish{w.Words, w.Missed, w.Asked, last.String()})
	}
	t := libraryTextsFor(a.text.lang)
	switch {
	case o.json:
		err = a.writeJSON(answer)
	case a.outTTY && len(answer.Wanted) > 0:
		err = a.page(ctx, answer.table(t, style{a.colour && !c.Plain}, a.width), c.Plain)
	default:
		var b bytes.Buffer
		for _, w := range answer.Wanted {
			writeRow(&b, []string{w.Words, strconv.Itoa(w.Missed), strconv.Itoa(w.Asked), w.Last})
		}
		err = a.write(b.Bytes())
	}
	if err == nil && len(answer.Wanted) == 0 {
		return negative(t.nothingWanted)
	}
	return err
}

// table lays the wishes out in columns.
func (w wantedAnswer) table(t *libraryTexts, look style, most int) []byte {
	var b bytes.Buffer
	widest := width(t.words)
	for _, one := range w.Wanted {
		widest = max(widest, width(oneLine(one.Words)))
	}
	missed, asked := max(width(t.missed), 4), max(width(t.asked), 4)
	widest = min(widest, max(10, most-missed-asked-len("2026-01-01")-6))
	left := func(s string, n int) string { return strings.Repeat(" ", max(0, n-width(s))) + s }
	b.WriteString(look.with(bold, pad(t.words, widest)+"  "+left(t.missed, missed)+"  "+left(t.asked, asked)+"  "+t.last) + "\n")
	for _, one := range w.Wanted {
		fmt.Fprintf(&b, "%s  %s  %s  %s\n", pad(cut(oneLine(one.Words), widest), widest), left(strconv.Itoa(one.Missed), missed), left(strconv.Itoa(one.Asked), asked), look.with(dim, one.Last))
	}
	return b.Bytes()
}
