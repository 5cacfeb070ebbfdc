package kb

import (
	"fmt"
	"strconv"
	"strings"
)

// rightDate is a date, period or moment in the form of the format, where what was
// written can be meant in one way only: 2010/7/14, 14.7.2010, 2008-2013. It is ""
// where there are two, such as for 7/8/2010.
func rightDate(value string, code Code) string {
	switch code {
	case CodeDate:
		return rightDay(value)
	case CodeMoment:
		day, clock, timed := strings.Cut(value, "T")
		if !timed {
			day, clock, timed = strings.Cut(value, " ")
		}
		if day = rightDayOr(day); !timed || day == "" {
			return day
		}
		if len(clock) == len("9:30") {
			clock = "0" + clock
		}
		if _, err := ParseMoment(day + "T" + clock); err != nil {
			return ""
		}
		return day + "T" + clock
	}
	for _, between := range []string{"..", " – ", " - ", "–", "—"} {
		from, to, found := strings.Cut(value, between)
		if !found {
			continue
		}
		from, to = rightDayOr(strings.TrimSpace(from)), strings.TrimSpace(to)
		if to != "" {
			if to = rightDayOr(to); to == "" {
				return ""
			}
		}
		return rightPeriod(from, to)
	}
	if from, to, found := strings.Cut(value, "-"); found && len(from) == 4 && len(to) == 4 {
		return rightPeriod(from, to)
	}
	return rightDay(value)
}

func rightPeriod(from, to string) string {
	if _, err := ParsePeriod(from + ".." + to); err != nil || from == "" {
		return ""
	}
	return from + ".." + to
}

// rightDayOr is a date that may be right already.
func rightDayOr(value string) string {
	if _, err := ParseDate(value); err == nil {
		return value
	}
	return rightDay(value)
}

func rightDay(value string) string {
	for _, between := range []string{"/", ".", "-"} {
		parts := strings.Split(value, between)
		if len(parts) < 2 || len(parts) > 3 {
			continue
		}
		// the year stands first, or, where dots part the numbers, last
		if len(parts[0]) != 4 {
			if between != "." || len(parts) != 3 || len(parts[2]) != 4 {
				continue
			}
			parts[0], parts[2] = parts[2], parts[0]
		}
		right := parts[0]
		for _, part := range parts[1:] {
			n, err := strconv.Atoi(part)
			if err != nil || len(part) > 2 {
				return ""
			}
			right += fmt.Sprintf("-%02d", n)
		}
		if _, err := ParseDate(right); err == nil {
			return right
		}
	}
	return ""
}
