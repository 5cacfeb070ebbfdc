package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
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
	progress.what, progress.from = a.text.f("asking"), 1
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
		return nil, errors.New(a.text.f("no address answered: is there a network? Nothing was noted"))
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
func (a *app) linksText(links []linkReport) string {
	var b strings.Builder
	for _, l := range links {
		what := a.linkSentence(l)
		if what == "" {
			continue
		}
		for _, s := range l.Sources {
			copied := ""
			switch {
			case !l.Status.Failed():
			case s.Archived != "" && l.Dead:
				copied = a.text.f("; readers are led to the archived copy, %s", s.Archived)
			case s.Archived != "":
				copied = a.text.f("; the archived copy is %s", s.Archived)
			default:
				copied = a.text.f("; it has no archived copy: look for one at %s", "https://web.archive.org/web/*/"+l.URL)
			}
			told := a.text.f("link: source %d %s", s.Number, what)
			fmt.Fprintf(&b, "%s:%d: %s%s: %s\n", s.Path, max(s.Line, 1), told, copied, l.URL)
		}
	}
	return b.String()
}

// linkSentence says what is to be known of an address, nothing of one that answers.
func (a *app) linkSentence(l linkReport) string {
	since, detail := "", ""
	if !l.LastAlive.IsZero() && l.Status.Failed() {
		since = a.text.f(", last seen alive on %s", l.LastAlive.Format(time.DateOnly))
	}
	if l.Detail != "" {
		detail = " (" + a.text.f(l.Detail) + ")"
	}
	switch {
	case l.Dead:
		return a.text.f("is dead%s%s", detail, since)
	case l.Status == linkcheck.Moved && isFront(l.To) && !isFront(l.URL):
		return a.text.f("has moved for good to %s, a front page: see whether it still says so", l.To)
	case l.Status == linkcheck.Moved:
		return a.text.f("has moved for good to %s", l.To)
	case l.Status == linkcheck.Private:
		return a.text.f("leads into a private network and was not asked (--allow-private asks)")
	case l.Status == linkcheck.Invalid:
		return a.text.f("is no web address")
	case l.Status == linkcheck.Refused:
		return a.text.f("does not let us look%s", detail)
	case l.Status == linkcheck.Timeout:
		return a.text.f("did not answer in time%s", since)
	case l.Status.Failed():
		return a.text.f("is not there%s%s", detail, since)
	}
	return ""
}

// isFront reports whether an address is the front page of a site, where many lead
// whoever asks for a page that is gone.
func isFront(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}
