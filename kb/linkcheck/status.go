package linkcheck

import "time"

// A Status is how an address answered.
type Status string

// The ways to answer.
const (
	OK          Status = "ok"
	Moved       Status = "moved"       // for good, to Result.To, which answers
	Gone        Status = "gone"        // 404, 410 and other refusals of the page
	Refused     Status = "refused"     // the host answers, but not to us: 401, 403, 429, 451
	Broken      Status = "broken"      // the host is at fault: 5xx, redirects in a circle
	Timeout     Status = "timeout"     // no answer in time
	Unreachable Status = "unreachable" // no such host, no connection, a wrong certificate
	Private     Status = "private"     // not asked, for it leads into a private network
	Invalid     Status = "invalid"     // not asked, for it is no web address
)

// Alive reports whether there is a page.
func (s Status) Alive() bool { return s == OK || s == Moved }

// Failed reports whether a reader would find no page.
func (s Status) Failed() bool {
	return s == Gone || s == Broken || s == Timeout || s == Unreachable
}

// A Result is what became of asking one address.
type Result struct {
	URL    string
	Status Status
	Code   int       // of HTTP, 0 where there was no answer
	To     string    // where a page that moved for good is now
	Detail string    // what a person may want to know: "no such host"
	At     time.Time // when it was asked
}
