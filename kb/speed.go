package kb

import (
	"slices"
	"time"
)

// An Interval is a length of time that is known to lie from Min to Max.
type Interval struct{ Min, Max time.Duration }

// Speed is how fast an organisation answered: the times from the event to the
// first answer, to the apology and to the end, as exactly as the timeline's dates
// allow. A time is nil where it is not known.
type Speed struct {
	FirstAnswer *Interval
	Apology     *Interval
	End         *Interval
	Never       bool // silence is part of the response, and no answer is told
}

// SpeedOf computes the speed of answer from the marked steps of a case's timeline.
//
// It begins with the first step marked as the event. The first answer and the
// first apology that are not surely earlier count, and the last end.
//
// A day without a clock time can mean any moment of its twenty-four hours, a month
// any of its days: an answer on the day of the event took between nothing and a
// day, one three days later between two and four.
//
//	event 27 October   |-----------|
//	answer 30 October                                       |-----------|
//	                               |<--- Min, 2 days ------>|
//	                   |<------------- Max, 4 days ------------------->|
//
// With clock times both ends are the same. Where both have an offset from UTC it
// counts; where one or both lack it, both are taken as of one place.
func SpeedOf(c *Case) Speed {
	s := Speed{
		Never: c.Crisis != nil && slices.Contains(c.Crisis.Response, "silence") && !marked(c.Timeline, "first-answer") && !marked(c.Timeline, "apology"),
	}
	at := slices.IndexFunc(c.Timeline, func(s Step) bool { return s.Mark == "event" && !s.At.IsZero() })
	if at < 0 {
		return s
	}
	event := c.Timeline[at].At
	for _, step := range c.Timeline {
		if step.At.IsZero() {
			continue
		}
		took, ok := between(event, step.At)
		switch {
		case !ok: // surely before the event: it answers something else
		case step.Mark == "first-answer" && s.FirstAnswer == nil:
			s.FirstAnswer = &took
		case step.Mark == "apology" && s.Apology == nil:
			s.Apology = &took
		case step.Mark == "end":
			s.End = &took
		}
	}
	if s.FirstAnswer == nil && !marked(c.Timeline, "first-answer") {
		s.FirstAnswer = s.Apology // an apology is an answer, the first where no other is told
	}
	return s
}

func marked(steps []Step, mark string) bool {
	return slices.ContainsFunc(steps, func(s Step) bool { return s.Mark == mark })
}

// between is the time from one moment to another; not ok where the second surely
// is the earlier.
func between(from, to Moment) (Interval, bool) {
	zoned := from.Zone != "" && to.Zone != ""
	from0, from1 := from.span(zoned)
	to0, to1 := to.span(zoned)
	most := to1.Sub(from0)
	if most < 0 || most == 0 && to0 != to1 {
		return Interval{}, false
	}
	return Interval{Min: max(0, to0.Sub(from1)), Max: most}, true
}

// span is the first moment that m can mean, and the first after those; they are
// equal where the clock time is known. With zoned, the offset from UTC counts.
func (m Moment) span(zoned bool) (first, end time.Time) {
	first = m.first()
	if !m.Clock {
		return first, m.last().AddDate(0, 0, 1)
	}
	first = first.Add(time.Duration(m.Hour)*time.Hour + time.Duration(m.Minute)*time.Minute)
	if zoned {
		first = first.Add(-m.offset())
	}
	return first, first
}

// offset is how far the clock is ahead of UTC.
func (m Moment) offset() time.Duration {
	if len(m.Zone) != len("+02:00") {
		return 0
	}
	hours, minutes, _ := hourMinute(m.Zone[1:], 23)
	ahead := time.Duration(hours)*time.Hour + time.Duration(minutes)*time.Minute
	if m.Zone[0] == '-' {
		return -ahead
	}
	return ahead
}
