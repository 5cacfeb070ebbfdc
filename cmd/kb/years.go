package main

import (
	"strconv"
	"strings"

	"casebook/index"
)

// parseYears reads 2010, 2008..2013, 2008.., ..2013 and >=2010, <=2010.
func parseYears(s string) (index.Years, error) {
	text := strings.ReplaceAll(s, " ", "")
	if text == "" {
		return index.Years{}, nil
	}
	from, to, isRange := strings.Cut(text, "..")
	switch {
	case strings.HasPrefix(text, ">="):
		from, to, isRange = text[2:], "", true
	case strings.HasPrefix(text, "<="):
		from, to, isRange = "", text[2:], true
	case !isRange:
		to = from
	}
	y := index.Years{From: year(from), To: year(to)}
	switch {
	case from == "" && to == "", from != "" && y.From == 0, to != "" && y.To == 0:
		return index.Years{}, usagef("--year %q is not a year or a range of years: want 2010, 2008..2013, 2008.., ..2013 or >=2010", s)
	case isRange && y.From > y.To && y.To != 0:
		return index.Years{}, usagef("--year %q ends before it starts", s)
	}
	return y, nil
}

// year is 0 where s is not a year.
func year(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || len(s) != 4 || n < 1 {
		return 0
	}
	return n
}
