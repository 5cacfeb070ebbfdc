package kb

import (
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// A Grade is how well a case is proven, from 1 to 4, and why.
type Grade struct {
	Value   int
	Reasons []Reason
}

// A Reason is one ground of a grade.
type Reason struct {
	code reasonCode
	n, m int
}

type reasonCode int

const (
	oneOpinion reasonCode = iota
	oneSource
	fewSources   // n sources
	fewSpeakers  // n sources of only m publishers
	allInvolved  // n publishers, none of them independent
	independent  // n publishers, m of them independent
	noFigures    // nothing that could be counted twice
	soleFigures  // n of m figures rest on one source
	figuresHold  // n figures
	figureDenied // n figures are disputed
)

// GradeOf computes how well a case is proven. This is the one place of the rule:
//
//	1  one source, or one practitioner's opinion
//	2  two sources
//	3  three publishers or more, at least one of them independent
//	4  as 3, and every figure counted independently or told by a second source
//
// Three sources of two publishers, or of none but those concerned, stay at 2; a
// case without figures stays at 3, for nothing in it was counted. A disputed
// figure takes one off, however many there are, but never under 1.
//
// Independent is what doesn't come from those concerned: neither their statement
// nor their press release nor a first-hand account. A source without a publisher
// counts as one of its own host, or else of its own. A second source tells a
// figure where the case gives the same value of the same rung with another source
// of another publisher.
func GradeOf(c *Case) Grade {
	g := Grade{Value: 1}
	because := func(code reasonCode, n, m int) { g.Reasons = append(g.Reasons, Reason{code, n, m}) }
	publishers, outside := publishersOf(c.Sources)
	switch n := len(c.Sources); {
	case c.Evidence == "opinion":
		because(oneOpinion, 0, 0)
	case n <= 1:
		because(oneSource, 0, 0)
	case n == 2:
		g.Value = 2
		because(fewSources, n, 0)
	case publishers < 3:
		g.Value = 2
		because(fewSpeakers, n, publishers)
	case outside == 0:
		g.Value = 2
		because(allInvolved, publishers, 0)
	default:
		g.Value = 3
		because(independent, publishers, outside)
		switch sole := soleFiguresOf(c); {
		case len(c.Figures) == 0:
			because(noFigures, 0, 0)
		case sole > 0:
			because(soleFigures, sole, len(c.Figures))
		default:
			g.Value = 4
			because(figuresHold, len(c.Figures), 0)
		}
	}
	if n := disputed(c.Figures); n > 0 {
		g.Value = max(1, g.Value-1)
		because(figureDenied, n, 0)
	}
	return g
}

// publishersOf counts who speaks, and those among them who have no part in it.
func publishersOf(sources []Source) (all, outside int) {
	seen := make(map[string]bool, len(sources)) // whether independent
	for i, s := range sources {
		name := publisherOf(s, i)
		seen[name] = seen[name] || !involved(s.Kind)
	}
	for _, free := range seen {
		if free {
			outside++
		}
	}
	return len(seen), outside
}

func publisherOf(s Source, i int) string {
	if s.Publisher != "" {
		return strings.ToLower(s.Publisher)
	}
	if u, err := url.Parse(s.URL); err == nil && u.Host != "" {
		return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
	}
	return "#" + strconv.Itoa(i) // alone, until it says who published it
}

// involved reports whether a kind of source comes from those concerned.
func involved(kind string) bool {
	return kind == "statement" || kind == "press-release" || kind == "first-hand"
}

// soleFiguresOf counts the figures that nobody else confirms.
func soleFiguresOf(c *Case) int {
	sole := 0
	for _, f := range c.Figures {
		told := slices.ContainsFunc(c.Figures, func(o Figure) bool { return c.tellsAgain(f, o) })
		if f.By != "independent" && !told {
			sole++
		}
	}
	return sole
}

// tellsAgain reports whether o is the figure f, told by another publisher.
func (c *Case) tellsAgain(f, o Figure) bool {
	if f.Value != o.Value || f.Rung != o.Rung || !c.hasSource(f.Source) || !c.hasSource(o.Source) {
		return false
	}
	return publisherOf(c.Sources[f.Source-1], f.Source) != publisherOf(c.Sources[o.Source-1], o.Source)
}

func (c *Case) hasSource(n int) bool { return n >= 1 && n <= len(c.Sources) }

func disputed(figures []Figure) int {
	n := 0
	for _, f := range figures {
		if f.Disputed {
			n++
		}
	}
	return n
}
