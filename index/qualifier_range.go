package index

import (
	"fmt"
	"strings"
)

// A span is a range as it was typed. An end is "" where the range is open.
type span struct {
	from, to string
	without  bool // >2010: the end itself is not in it
}

// spanOf reads a range; it is not ok for a single value.
//
//	2008..2013   2008..   ..2013   >=2010   >2010   <=2005   <2005   =2010
func spanOf(value string) (s span, ok bool) {
	value = strings.ReplaceAll(value, " ", "")
	value = strings.NewReplacer("≥", ">=", "≤", "<=", "=>", ">=", "=<", "<=", "…", "..", "...", "..").Replace(value)
	if from, to, found := strings.Cut(value, ".."); found {
		return span{from: from, to: to}, from != "" || to != ""
	}
	sign := value[:len(value)-len(strings.TrimLeft(value, comparisons))]
	bound := value[len(sign):]
	switch sign {
	case ">=":
		s = span{from: bound}
	case ">":
		s = span{from: bound, without: true}
	case "<=":
		s = span{to: bound}
	case "<":
		s = span{to: bound, without: true}
	case "=":
		s = span{from: bound, to: bound}
	}
	return s, s != span{} && bound != ""
}

// The years that a query can ask for.
const (
	firstYear = 1000
	lastYear  = 9998
)

// yearsOf reads the value of year:. Ends in the wrong order change places.
func yearsOf(value string) (y Years, ok bool) {
	value = strings.TrimRight(value, "?!;")
	if strings.HasSuffix(value, ".") && !strings.HasSuffix(value, "..") {
		value = strings.TrimSuffix(value, ".")
	}
	s, ok := spanOf(value)
	if !ok {
		s = span{from: value, to: value}
		if i := strings.IndexFunc(value, isDash); i == len("2008") { // 2008-2013
			s = span{from: value[:i], to: strings.TrimLeftFunc(value[i:], isDash)}
		}
	}
	if y.From, ok = yearOf(s.from); !ok {
		return Years{}, false
	}
	if y.To, ok = yearOf(s.to); !ok {
		return Years{}, false
	}
	if s.without && y.From != 0 {
		y.From++
	}
	if s.without && y.To != 0 {
		y.To--
	}
	if y.To != 0 && y.From > y.To {
		y.From, y.To = y.To, y.From
	}
	return y, max(y.From, y.To) <= lastYear && (y.To == 0 || y.To >= firstYear)
}

// yearOf is a year of four digits, 0 for an open end.
func yearOf(s string) (year int, ok bool) {
	if s == "" {
		return 0, true
	}
	if len(s) != 4 {
		return 0, false
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		year = 10*year + int(s[i]-'0')
	}
	return year, year >= firstYear && year <= lastYear
}

// nearYears is the span that was most likely meant by a value that is none: of its
// first and its last year, or the ten years of a decade.
func nearYears(value string) string {
	first, last := 0, 0
	for rest := value; len(rest) >= 4; {
		if year, ok := yearOf(rest[:4]); ok {
			if first == 0 {
				first = year
			}
			last = year
			rest = rest[4:]
			continue
		}
		rest = rest[1:]
	}
	switch {
	case first == 0:
		return ""
	case first == last && first%10 == 0 && strings.HasSuffix(value, "s"):
		last += 9
	}
	return Years{From: min(first, last), To: max(first, last)}.text()
}

// text is how a span of years is written after year:.
func (y Years) text() string {
	switch {
	case y.From == y.To:
		return fmt.Sprint(y.From)
	case y.To == 0:
		return fmt.Sprintf(">=%d", y.From)
	case y.From == 0:
		return fmt.Sprintf("<=%d", y.To)
	}
	return fmt.Sprintf("%d..%d", y.From, y.To)
}

// meet is the span that both have in common.
func (y Years) meet(o Years) (both Years, ok bool) {
	both = Years{From: max(y.From, o.From), To: y.To}
	if y.To == 0 || o.To != 0 && o.To < y.To {
		both.To = o.To
	}
	return both, both.To == 0 || both.From <= both.To
}

// scale are the values of a facet that can be compared, from less to more.
func scale(f Facet) []string {
	switch f {
	case FacetGrade:
		return []string{"1", "2", "3", "4"}
	case FacetMaturity:
		return []string{"1", "2", "3", "4", "5"}
	case FacetSpeed:
		return []string{"hour", "day", "week", "later"}
	}
	return nil
}

// steps are the values of a scale that lie in a range. They are none where the
// range has an end that is not on the scale, or nothing in it.
func steps(f Facet, s span, names Names) []string {
	values := scale(f)
	place := func(end string, open int) int {
		if end == "" {
			return open
		}
		slug, ok := names.Resolve(f, end)
		if !ok {
			return -1
		}
		for i, v := range values {
			if v == slug {
				return i
			}
		}
		return -1
	}
	from, to := place(s.from, 0), place(s.to, len(values)-1)
	switch {
	case from < 0 || to < 0:
		return nil
	case s.without && s.from != "":
		from++
	case s.without:
		to--
	case from > to:
		from, to = to, from
	}
	if from > to {
		return nil
	}
	return values[from : to+1]
}
