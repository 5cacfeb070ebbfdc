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
}

// A checkReport is what --json answers.
type checkReport struct {
	Files    int         `json:"files"`
	Errors   int         `json:"errors"`
	Warnings int         `json:"warnings"`
	Problems kb.Problems `json:"problems"`
}

func newCheckCmd(a *app) *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check [PATH…]",
		Short: "Check case files, and name each mistake at its place",
		Long: `check reads every file of the library, or the files and folders that are named,
and prints each mistake as path:line:column: message, with what would be right.
A summary goes to standard error. Whole folders are checked for what files say of
each other, too: names that are taken twice, related cases that are not there.

Exit code 1 where there are errors; with --strict where there are warnings, too.

--json answers files, errors, warnings (numbers) and problems: [path, line, column,
severity (error, warning), code, args, message].`,
		Example: `  kb check
  kb check cases/old-spice-responses.md
  kb check --strict --json`,
		Args: wantArgs(0, -1, "paths"),
	}
	cmd.Flags().BoolVar(&o.strict, "strict", false, "warnings fail, too")
	cmd.Flags().BoolVar(&o.json, "json", false, "print the mistakes as JSON")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o.paths = args
		return helpFor(cmd, runCheck(cmd.Context(), a, o))
	}
	return cmd
}

func runCheck(ctx context.Context, a *app, o checkOptions) error {
	report := checkReport{Problems: kb.Problems{}}
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
	for _, p := range report.Problems {
		if p.Severity == kb.Error {
			report.Errors++
		} else {
			report.Warnings++
		}
	}
	if err := a.writeReport(report, o.json); err != nil {
		return err
	}
	if report.Errors > 0 || o.strict && report.Warnings > 0 {
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

func (a *app) writeReport(r checkReport, asJSON bool) error {
	if asJSON {
		return a.writeJSON(r)
	}
	var b bytes.Buffer
	for _, p := range r.Problems {
		b.WriteString(p.String() + "\n")
	}
	if err := a.write(b.Bytes()); err != nil {
		return err
	}
	files := english().count(plural{"%d file", "%d files"}, r.Files)
	if r.Errors+r.Warnings == 0 {
		a.say("%s checked, no mistakes", files)
		return nil
	}
	a.say("%s checked: %s, %s", files,
		english().count(plural{"%d error", "%d errors"}, r.Errors),
		english().count(plural{"%d warning", "%d warnings"}, r.Warnings))
	return nil
}
