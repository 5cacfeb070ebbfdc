package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"casebook/kb"
	"casebook/kb/linkcheck"
)

// aliveFor is how long an address that answered is not asked again, but with
// --refresh.
const aliveFor = 7 * 24 * time.Hour

// A linkReport is one address that sources rest on.
type linkReport struct {
	URL       string           `json:"url"`
	Status    linkcheck.Status `json:"status"`
	Code      int              `json:"code,omitempty"`
	To        string           `json:"to,omitempty"` // where it moved for good
	Detail    string           `json:"detail,omitempty"`
	LastTried time.Time        `json:"last_tried,omitzero"`
	LastAlive time.Time        `json:"last_alive,omitzero"`
	Failures  int              `json:"failures,omitempty"`
	Dead      bool             `json:"dead,omitempty"`
	Sources   []linkSource     `json:"sources"`
}

// A linkSource is a source with that address.
type linkSource struct {
	Path     string `json:"path"`
	Line     int    `json:"line,omitempty"`
	Number   int    `json:"number"`
	Archived string `json:"archived,omitempty"`
}

// checkLinks asks the addresses of all sources that are to be checked.
func (r *checkReport) checkLinks(ctx context.Context, a *app, o checkOptions) error {
	lib, sources, err := a.linkSources(ctx, o.paths)
	if err != nil {
		return err
	}
	dir, err := a.indexDir(lib)
	if err != nil {
		return err
	}
	cache := openLinks(dir)
	var ask []string
	for _, l := range sources {
		if s, known := cache.State(l.URL); o.refresh || !known || !s.Status.Alive() || time.Since(s.LastAlive) > aliveFor {
			ask = append(ask, l.URL)
		}
	}
	details, err := r.askLinks(ctx, a, o, ask, cache)
	if err != nil {
		return err
	}
	if err := cache.Save(); err != nil {
		a.say("%s", err)
	}
	for i, l := range sources {
		s, _ := cache.State(l.URL)
		l.Status, l.Code, l.To, l.Detail = s.Status, s.Code, s.To, details[l.URL]
		l.LastTried, l.LastAlive, l.Failures, l.Dead = s.LastTried, s.LastAlive, s.Failures, s.Dead()
		sources[i] = l
		if s.Status.Failed() || s.Status == linkcheck.Invalid {
			r.failed++
		}
	}
	r.Links, r.asked = sources, len(ask)
	return nil
}

// openLinks are the results of links that are kept beside an index. Without a
// folder nothing is known, and nothing kept.
func openLinks(dir string) *linkcheck.Cache {
	if dir == "" {
		return linkcheck.Open("")
	}
	return linkcheck.Open(filepath.Join(dir, linkcheck.FileName))
}

// withCopies leads to the archived copies of sources that are known to be dead.
func (a *app) withCopies(cases []*kb.Case) ([]*kb.Case, error) {
	lib, err := a.Library()
	if err != nil {
		return nil, err
	}
	dir, err := a.indexDir(lib)
	if err != nil {
		return nil, err
	}
	return openLinks(dir).WithCopies(cases), nil
}

// askLinks asks addresses and notes the results, unless no host at all answered:
// then the fault is here.
func (r *checkReport) askLinks(ctx context.Context, a *app, o checkOptions, ask []string, cache *linkcheck.Cache) (map[string]string, error) {
	if len(ask) == 0 {
		return nil, nil
	}
	progress := a.newProgress(ctx)
	progress.what, progress.from = "asking", 1
	results, err := linkcheck.Check(ctx, ask, linkcheck.Options{
		AllowPrivate: o.allowPrivate, Progress: progress.Set,
		UserAgent: "casebook/" + readBuildInfo().Version + " (kb check --links)",
	})
	progress.Close()
	heard := slices.ContainsFunc(results, func(l linkcheck.Result) bool { return l.Code > 0 || l.Status == linkcheck.Private })
	if err != nil && !heard {
		return nil, err
	}
	if !heard {
		return nil, errors.New("no address answered: is there a network? Nothing was noted")
	}
	details := make(map[string]string, len(results))
	for _, l := range results {
		cache.Record(l)
		details[l.URL] = l.Detail
	}
	if err != nil { // interrupted: what was learnt is kept
		if saving := cache.Save(); saving != nil {
			a.say("%s", saving)
		}
		return nil, err
	}
	return details, nil
}

// linkSources are the addresses of the sources of a library, or of the cases that
// are named, in the order of the files.
func (a *app) linkSources(ctx context.Context, paths []string) (*kb.Library, []linkReport, error) {
	lib, err := a.checkedLibrary(paths)
	if err != nil {
		return nil, nil, err
	}
	var only []string
	if lib == nil {
		if lib, err = kb.OpenFolder(filepath.Dir(paths[0])); err != nil {
			return nil, nil, err
		}
		for _, path := range paths {
			slug, _, ok := kb.SplitName(filepath.Base(path))
			if info, err := os.Stat(path); err != nil || info.IsDir() || !ok || filepath.Dir(path) != filepath.Dir(paths[0]) {
				return nil, nil, usagef("--links wants one folder, or case files of one folder")
			}
			only = append(only, slug)
		}
	}
	all, err := readCases(ctx, lib)
	if err != nil {
		return nil, nil, err
	}
	var links []linkReport
	at := make(map[string]int)
	for _, c := range all {
		if len(only) > 0 && !slices.Contains(only, c.Slug) {
			continue
		}
		name := fileName(c.Slug, "")
		data, err := lib.ReadFile(name)
		if err != nil {
			return nil, nil, err
		}
		lines := kb.SourceLines(lib.Path(name), data)
		for i, s := range c.Sources {
			if s.URL == "" {
				continue
			}
			n, known := at[s.URL]
			if !known {
				n = len(links)
				at[s.URL] = n
				links = append(links, linkReport{URL: s.URL})
			}
			source := linkSource{Path: lib.Path(name), Number: i + 1, Archived: s.Archived}
			if i < len(lines) {
				source.Line = lines[i]
			}
			links[n].Sources = append(links[n].Sources, source)
		}
	}
	return lib, links, nil
}

// linksText tells the addresses that somebody should look at.
func linksText(links []linkReport) string {
	var b strings.Builder
	for _, l := range links {
		what := linkSentence(l)
		if what == "" {
			continue
		}
		for _, s := range l.Sources {
			copied := ""
			if l.Status.Failed() {
				copied = "; it has no archived copy: look for one at https://web.archive.org/web/*/" + l.URL
				if s.Archived != "" {
					copied = "; the archived copy is " + s.Archived
				}
			}
			fmt.Fprintf(&b, "%s:%d: link: source %d %s%s: %s\n", s.Path, max(s.Line, 1), s.Number, what, copied, l.URL)
		}
	}
	return b.String()
}

// linkSentence says what is to be known of an address, nothing of one that answers.
func linkSentence(l linkReport) string {
	since := ""
	if !l.LastAlive.IsZero() && l.Status.Failed() {
		since = ", last seen alive on " + l.LastAlive.Format(time.DateOnly)
	}
	detail := ""
	if l.Detail != "" {
		detail = " (" + l.Detail + ")"
	}
	switch {
	case l.Dead:
		return "is dead" + detail + since + ": readers are led to the archived copy first"
	case l.Status == linkcheck.Moved:
		return "has moved for good to " + l.To
	case l.Status == linkcheck.Private:
		return "leads into a private network and was not asked (--allow-private asks)"
	case l.Status == linkcheck.Invalid:
		return "is no web address"
	case l.Status == linkcheck.Refused:
		return "does not let us look" + detail
	case l.Status == linkcheck.Timeout:
		return "did not answer in time" + since
	case l.Status.Failed():
		return "is not there" + detail + since
	}
	return ""
}
