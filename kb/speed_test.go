package kb_test

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
)

// steps makes a timeline of marks and moments in turn.
func steps(t *testing.T, marks ...string) []kb.Step {
	t.Helper()
	var list []kb.Step
	for i := 0; i < len(marks); i += 2 {
		at, err := kb.ParseMoment(marks[i+1])
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, kb.Step{Mark: marks[i], At: at})
	}
	return list
}

func TestSpeedOf(t *testing.T) {
	const day = 24 * time.Hour
	span := func(least, most time.Duration) *kb.Interval { return &kb.Interval{Min: least, Max: most} }
	for _, tt := range []struct {
		name  string
		steps []string
		want  kb.Speed
	}{
		{"the same day", []string{"event", "2010-02-13", "first-answer", "2010-02-13"}, kb.Speed{FirstAnswer: span(0, day)}},
		{"the next day", []string{"event", "2010-02-13", "first-answer", "2010-02-14"}, kb.Speed{FirstAnswer: span(0, 2*day)}},
		{"three days", []string{"event", "2005-10-27", "first-answer", "2005-10-30"}, kb.Speed{FirstAnswer: span(2*day, 4*day)}},
		{"to the minute", []string{"event", "2010-02-13T09:30", "first-answer", "2010-02-13T10:10"}, kb.Speed{FirstAnswer: span(40*time.Minute, 40*time.Minute)}},
		{"over midnight", []string{"event", "2010-02-13T23:50", "first-answer", "2010-02-14T00:05"}, kb.Speed{FirstAnswer: span(15*time.Minute, 15*time.Minute)}},
		{"two zones", []string{"event", "2010-02-13T09:30-08:00", "first-answer", "2010-02-13T18:00Z"}, kb.Speed{FirstAnswer: span(30*time.Minute, 30*time.Minute)}},
		{"one zone not told", []string{"event", "2010-02-13T09:30-08:00", "first-answer", "2010-02-13T18:00"}, kb.Speed{FirstAnswer: span(510*time.Minute, 510*time.Minute)}},
		{"at once", []string{"event", "2010-02-13T09:30", "first-answer", "2010-02-13T09:30"}, kb.Speed{FirstAnswer: span(0, 0)}},
		{"a day, then a clock", []string{"event", "2010-02-13", "first-answer", "2010-02-14T06:00"}, kb.Speed{FirstAnswer: span(6*time.Hour, 30*time.Hour)}},
		{"a clock, then its day", []string{"event", "2010-02-13T22:00", "first-answer", "2010-02-13"}, kb.Speed{FirstAnswer: span(0, 2*time.Hour)}},
		{"the same month", []string{"event", "2010-04", "first-answer", "2010-04"}, kb.Speed{FirstAnswer: span(0, 30*day)}},
		{"years", []string{"event", "2011", "first-answer", "2012"}, kb.Speed{FirstAnswer: span(0, 731*day)}},
		{
			"all three",
			[]string{"event", "2010-02-13", "", "2010-02-13", "first-answer", "2010-02-14", "apology", "2010-02-15", "first-answer", "2010-02-20", "apology", "2010-02-21", "end", "2010-02-16", "end", "2010-02-18"},
			kb.Speed{FirstAnswer: span(0, 2*day), Apology: span(day, 3*day), End: span(4*day, 6*day)},
		},
		{"no event", []string{"first-answer", "2010-02-14"}, kb.Speed{}},
		{"an answer before the event", []string{"event", "2010-02-13", "first-answer", "2010-02-12", "first-answer", "2010-02-13"}, kb.Speed{FirstAnswer: span(0, day)}},
		{"only before the event", []string{"event", "2010-02-13", "first-answer", "2010-02-12"}, kb.Speed{}},
		{"nothing", nil, kb.Speed{}},
	} {
		if diff := cmp.Diff(tt.want, kb.SpeedOf(&kb.Case{Timeline: steps(t, tt.steps...)})); diff != "" {
			t.Errorf("%s: want (-) and got (+):\n%s", tt.name, diff)
		}
	}
}

// Never is said only where silence was a strategy and nobody ever answered;
// otherwise the sources just don't tell.
func TestSpeedNever(t *testing.T) {
	for _, tt := range []struct {
		response []string
		steps    []string
		want     bool
	}{
		{[]string{"silence"}, []string{"event", "2010"}, true},
		{[]string{"silence"}, nil, true},
		{[]string{"deny", "silence"}, []string{"event", "2010", "action", "2011"}, true},
		{[]string{"silence", "rebuild"}, []string{"event", "2010", "first-answer", "2011"}, false},
		{[]string{"silence"}, []string{"first-answer", "2011"}, false},
		{[]string{"silence", "rebuild"}, []string{"event", "2010", "apology", "2010"}, false},
		{[]string{"deny"}, []string{"event", "2010"}, false},
	} {
		c := &kb.Case{Crisis: &kb.Crisis{Response: tt.response}, Timeline: steps(t, tt.steps...)}
		if got := kb.SpeedOf(c).Never; got != tt.want {
			t.Errorf("%v with %v: never %t, want %t", tt.response, tt.steps, got, tt.want)
		}
	}
}

// An apology is an answer: where no other is told, it is the first.
func TestApologyIsAnAnswer(t *testing.T) {
	c := &kb.Case{Timeline: steps(t, "event", "2010-07-14", "apology", "2010-07-14")}
	if s := kb.SpeedOf(c); s.FirstAnswer == nil || s.Apology == nil || *s.FirstAnswer != *s.Apology {
		t.Errorf("first answer %v, apology %v", s.FirstAnswer, s.Apology)
	}
}
