package kb

import "slices"

// crisisAt is the place of crisis among the uses: 0 where it is the main one, -1
// where it is none.
func (d *draft) crisisAt() int { return slices.Index(d.c.Uses, "crisis") }

// crisisIsClassed: what makes crises comparable must be there where crisis is the
// main use, and should be where it is another.
func (d *draft) crisisIsClassed() {
	d.neededInCrisis("crisis", CodeCrisisMissing, CodeCrisisAdvised)
}

// crisisHasTimeline: the same for the timeline, from which the speed of answer is
// computed.
func (d *draft) crisisHasTimeline() {
	d.neededInCrisis("timeline", CodeTimelineMissing, CodeTimelineAdvised)
}

func (d *draft) neededInCrisis(key string, missing, advised Code) {
	at := d.crisisAt()
	if at < 0 || d.present.has(key) || d.c.Type == TypePractice {
		return // a practice note is about a way of working, not about one crisis
	}
	severity, code := Error, missing
	if at > 0 {
		severity, code = Warning, advised
	}
	n := d.key("uses")
	for _, use := range d.at("uses").Content {
		if use.Value == "crisis" {
			n = use
		}
	}
	d.tell(n.Line, n.Column, severity, code)
}
