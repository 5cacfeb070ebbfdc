package index

import "casebook/kb"

// NoVerdict stands for the verdict of a channel that is not judged.
const NoVerdict = "none"

// VerdictOn is a value of [FacetVerdict]: "twitter:good".
func VerdictOn(channel, verdict string) string { return channel + ":" + verdict }

// verdicts are a case's channels with what is said of them. A channel that was
// judged in two periods has a value for each, and one that is not judged has
// [NoVerdict], unless it is in another period.
func verdicts(c *kb.Case) []string {
	judged := make(map[string]bool)
	for _, ch := range c.Channels {
		judged[ch.Name] = judged[ch.Name] || ch.Verdict != ""
	}
	var values []string
	for _, ch := range c.Channels {
		switch {
		case ch.Verdict != "":
			values = append(values, VerdictOn(ch.Name, ch.Verdict))
		case !judged[ch.Name]:
			values = append(values, VerdictOn(ch.Name, NoVerdict))
		}
	}
	return values
}
