package main

import (
	"bytes"
	"context"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"casebook/kb"
)

type checkOptions struct {
	paths  []string
	strict bool
	json   bool

	fix, dryRun bool
	unarchived  bool

	links, refresh, allowPrivate bool
}

// A checkReport is what --json answers.
type checkReport struct {
	Files    int          `json:"files"`
	Errors   int          `json:"errors"`
	Warnings int          `json:"warnings"`
	Problems kb.Problems  `json:"problems"`
	Fixed    []kb.Fix     `json:"fixed,omitempty"` // by --fix
	Links    []linkReport `json:"links,omitempty"` // by --links

	asked, failed int // addresses, by --links
	unarchived    int // sources without an archived copy
}

func newCheckCmd(a *app) *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check [PATH…]",
		Short: "Check case files, and name each mistake at its place",
		Long: `check reads every file of the library, or the files and folders that are named,
and prints each mistake as path:line:column: message, with what would be right.
A summary goes to standard error. Whole folders are checked for what files say of
each other, too: names that are taken twice, related cases that are not there, two
cases that seem to be one.

--fix mends what has but one right form: the form of dates and periods, labels or
capitals in the place of slugs and codes, values that come twice, a text where a
list of one is wanted, titles of sections in the wrong language, blanks at the ends
of lines. It guesses nothing, and leaves all else in the files as it is; --dry-run
shows the changes and makes none.

--links asks the address of every source: one request at a time and a second apart
to a host, with HEAD, then GET. Addresses of private networks are not asked without
--allow-private, proxies are not used. The results are kept beside the index; the
site shows when a source was last seen alive, and where it failed twice, two days
apart, leads to the archived copy first. Where no address answers at all, nothing is
noted: exit code 3.

Exit code 1 where there are errors; with --strict where there are warnings or links
that fail, too.

--json answers files, errors, warnings (numbers) and problems: [path, line, column,
severity (error, warning, info), code, args, message (in English)]; with --fix also
fixed: [path, line, code, before, after]; with --links also links: [url, status (ok,
moved, gone, refused, broken, timeout, unreachable, private, invalid), code, to,
detail, last_tried, last_alive, failures, dead, sources: [path, line, number,
archived]].`,
		Example: `  kb check
  kb check cases/old-spice-responses.md
  kb check --fix --dry-run
  kb check --links
  kb check --strict --json`,
		Args: wantArgs(0, -1, "paths"),
	}
	cmd.Flags().BoolVar(&o.strict, "strict", false, "warnings fail, too")
	cmd.Flags().BoolVar(&o.json, "json", false, "print the mistakes as JSON")
	cmd.Flags().BoolVar(&o.fix, "fix", false, "mend what has but one right form")
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "with --fix: show the changes, but make none")
	cmd.Flags().BoolVar(&o.links, "links", false, "also ask the addresses of all sources whether they answer")
	cmd.Flags().BoolVar(&o.refresh, "refresh", false, "with --links: also ask those that answered in the last seven days")
	cmd.Flags().BoolVar(&o.allowPrivate, "allow-private", false, "with --links: also ask addresses of private networks and of this machine")
	cmd.Flags().BoolVar(&o.unarchived, "unarchived", false, "name the sources that have no archived copy; they fail nothing")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o.paths = args
		return helpFor(cmd, runCheck(cmd.Context(), a, o))
	}
	return cmd
}

func runCheck(ctx context.Context, a *app, o checkOptions) error {
	if o.dryRun && !o.fix {
		return usagef("--dry-run goes with --fix")
	}
	if !o.links && (o.refresh || o.allowPrivate) {
		return usagef("--refresh and --allow-private go with --links")
	}
	report := checkReport{Problems: kb.Problems{}}
	if o.fix {
		if err := report.fix(ctx, a, o); err != nil || o.dryRun {
			return err
		}
	}
	if len(o.paths) == 0 {
		lib, err := a.Library()
		if err != nil {
			return err
		}
		if err := report.library(ctx, lib); err != nil {
			return err
		}
	}
	for _, path := range o.paths {
		if err := report.path(ctx, a, path); err != nil {
			return err
		}
	}
	if o.strict || o.unarchived {
		if err := report.archives(ctx, a, o); err != nil {
			return err
		}
	}
	if o.links {
		if err := report.checkLinks(ctx, a, o); err != nil {
			return err
		}
	}
	for _, p := range report.Problems {
		switch p.Severity {
		case kb.Error:
			report.Errors++
		case kb.Warning:
			report.Warnings++
		case kb.Info:
		}
	}
	if err := a.writeReport(report, o.json); err != nil {
		return err
	}
	if report.Errors > 0 || o.strict && report.Warnings+report.failed > 0 {
		return negative("")
	}
	return nil
}

// library checks a whole folder, or the embedded library.
func (r *checkReport) library(ctx context.Context, lib *kb.Library) error {
	files, err := lib.Files(ctx)
	if err != nil {
		return err
	}
	problems, err := lib.Check(ctx)
	if err != nil {
		return err
	}
	r.Files += len(files)
	r.Problems = append(r.Problems, problems...)
	return nil
}

// path checks a folder, or one file.
func (r *checkReport) path(ctx context.Context, a *app, path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return fmt.Errorf("check: %w", err)
	}
	if info.IsDir() {
		if isCollections(path) {
			return r.collections(ctx, a, path)
		}
		lib, err := kb.OpenFolder(path)
		if err != nil {
			return err
		}
		return r.library(ctx, lib)
	}
	problems, err := a.checkFile(path)
	if err != nil {
		return err
	}
	r.Files++
	r.Problems = append(r.Problems, problems...)
	return nil
}

// archives looks for sources without an archived copy: counted where --strict asks
// for all that could be better, named where --unarchived does.
func (r *checkReport) archives(ctx context.Context, a *app, o checkOptions) error {
	lib, err := a.checkedLibrary(o.paths)
	if err != nil || lib == nil {
		return err
	}
	all, err := readCases(ctx, lib)
	if err != nil {
		return err
	}
	for _, c := range all {
		name := fileName(c.Slug, "")
		data, err := lib.ReadFile(name)
		if err != nil {
			return err
		}
		found := kb.Unarchived(lib.Path(name), data, c)
		if o.unarchived {
			r.Problems = append(r.Problems, found...)
		} else {
			r.unarchived += len(found)
		}
	}
	return nil
}

// checkedLibrary is the library that is checked as a whole, nil where only files
// are.
func (a *app) checkedLibrary(paths []string) (*kb.Library, error) {
	switch len(paths) {
	case 0:
		return a.Library()
	case 1:
		if info, err := os.Stat(paths[0]); err == nil && info.IsDir() {
			return kb.OpenFolder(paths[0])
		}
	}
	return nil, nil
}

// readCases reads all cases of a library that have no mistakes.
func readCases(ctx context.Context, lib *kb.Library) ([]*kb.Case, error) {
	files, err := lib.Files(ctx)
	if err != nil {
		return nil, err
	}
	tax, err := lib.Taxonomies()
	if err != nil {
		return nil, fmt.Errorf("read the taxonomies: %w", err)
	}
	var all []*kb.Case
	for _, f := range files {
		slug, lang, ok := kb.SplitName(f.Name)
		if !ok || lang != "" {
			continue
		}
		data, err := lib.ReadFile(f.Name)
		if err != nil {
			continue // it is one of the mistakes
		}
		if c, _ := kb.Parse(slug, []kb.File{{Path: lib.Path(f.Name), Data: data}}, tax); c != nil {
			all = append(all, c)
		}
	}
	return all, nil
}

func (a *app) writeReport(r checkReport, asJSON bool) error {
	if asJSON {
		return a.writeJSON(r)
	}
	var b bytes.Buffer
	b.WriteString(a.fixedText(r.Fixed))
	for _, p := range r.Problems {
		b.WriteString(p.StringIn(a.text.lang) + "\n")
	}
	b.WriteString(a.linksText(r.Links))
	if err := a.write(b.Bytes()); err != nil {
		return err
	}
	if len(r.Links) > 0 {
		a.say("%s, %d asked now, %d failed", a.text.count(plural{"%d address", "%d addresses"}, len(r.Links)), r.asked, r.failed)
	}
	if r.unarchived > 0 {
		a.say("%s without an archived copy; --unarchived names them", a.text.count(plural{"%d source is", "%d sources are"}, r.unarchived))
	}
	files := a.text.count(plural{"%d file", "%d files"}, r.Files)
	if r.Errors+r.Warnings == 0 {
		a.say("%s checked, no mistakes", files)
		return nil
	}
	a.say("%s checked: %s, %s", files,
		a.text.count(plural{"%d error", "%d errors"}, r.Errors),
		a.text.count(plural{"%d warning", "%d warnings"}, r.Warnings))
	return nil
}
