package linkcheck_test

import (
	"testing"
	"time"

	"casebook/kb"
	"casebook/kb/linkcheck"
)

func TestWithCopies(t *testing.T) {
	const dead, living, archived = "https://example.org/dead", "https://example.org/living", "https://web.archive.org/web/2010/https://example.org/dead"
	c := linkcheck.Open("")
	for _, days := range []int{0, 3} {
		at := time.Date(2026, 1, 1+days, 0, 0, 0, 0, time.UTC)
		c.Record(linkcheck.Result{URL: dead, Status: linkcheck.Gone, At: at})
		c.Record(linkcheck.Result{URL: living, Status: linkcheck.OK, At: at})
	}
	one := &kb.Case{Slug: "one", Sources: []kb.Source{{URL: living, Archived: archived}, {URL: dead, Archived: archived}, {URL: dead}, {}}}
	other := &kb.Case{Slug: "other", Sources: []kb.Source{{URL: living}}}
	got := c.WithCopies([]*kb.Case{one, other})
	var urls []string
	for _, s := range got[0].Sources {
		urls = append(urls, s.URL)
	}
	if len(urls) != 4 || urls[0] != living || urls[1] != archived || urls[2] != dead || urls[3] != "" {
		t.Errorf("got %v", urls)
	}
	if one.Sources[1].URL != dead || got[1] != other {
		t.Error("the cases themselves are changed")
	}
}
