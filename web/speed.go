package web

import "casebook/kb"

// firstAnswer says how long the first answer took, "none" where there never was
// one, and nothing where it is not known.
func (v view) firstAnswer(c *kb.Case) string {
	s := kb.SpeedOf(c)
	if s.Never {
		return v.l.T("case.answer-never")
	}
	return v.l.Interval(s.FirstAnswer)
}

// brackets are the times that a timeline spans: event to first answer, and to
// the apology where it was another step.
func (v view) brackets(c *kb.Case) []bracketText {
	s := kb.SpeedOf(c)
	return []bracketText{
		{"first-answer", v.l.Interval(s.FirstAnswer)},
		{"apology", v.l.Interval(s.Apology)},
	}
}

// reasons are the sentences that a grade of evidence stands on.
func (v view) reasons(g kb.Grade) []string {
	var sentences []string
	for _, r := range g.Reasons {
		sentences = append(sentences, r.Text(v.l.Lang))
	}
	return sentences
}
