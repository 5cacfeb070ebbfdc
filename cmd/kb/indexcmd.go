package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"casebook/index"
)

type indexOptions struct {
	status, rebuild, json bool
}

// An indexReport is what --json answers without --status.
type indexReport struct {
	Dir      string  `json:"dir"` // empty: in memory
	Cases    int     `json:"cases"`
	Changed  int     `json:"changed"`
	Removed  int     `json:"removed"`
	Built    bool    `json:"built"`
	Reason   string  `json:"reason,omitempty"` // why it was built anew
	LeftOut  int     `json:"left_out"`         // mistakes that kept files out
	TookMS   float64 `json:"took_ms"`
	InMemory bool    `json:"in_memory"`
}

// An indexStatus is what --status --json answers.
type indexStatus struct {
	Dir        string    `json:"dir"`
	Generation string    `json:"generation"`
	Cases      int       `json:"cases"`
	Files      int       `json:"files"`
	Problems   int       `json:"problems"`
	Segments   int       `json:"segments"`
	Bytes      int64     `json:"bytes"`
	Built      time.Time `json:"built"`
	Stale      int       `json:"stale"`
}

func newIndexCmd(a *app) *cobra.Command {
	var o indexOptions
	cmd := &cobra.Command{
		Use:   "index",
		Short: "Bring the index up to date, or tell its state",
		Long: `index brings the index up to date with the case files. Searching does so by
itself: this command is for large libraries, and for a look inside. The index can
be deleted at any time; it is built again from the files.

--json answers dir, cases, changed, removed, built, reason, left_out, took_ms,
in_memory; with --status: dir, generation, cases, files, problems, segments, bytes,
built (a time), stale (files changed since).`,
		Example: `  kb index
  kb index --status
  kb index --rebuild --cases ~/cases`,
		Args: wantArgs(0, 0, "no arguments"),
	}
	cmd.Flags().BoolVar(&o.status, "status", false, "tell the state and change nothing; exit code 1 where there is no index")
	cmd.Flags().BoolVar(&o.rebuild, "rebuild", false, "build it anew from the files")
	cmd.Flags().BoolVar(&o.json, "json", false, "answer as JSON")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if o.status && o.rebuild {
			return &usageError{message: "--status and --rebuild can't both be", help: cmd.CommandPath()}
		}
		if o.status {
			return runIndexStatus(cmd.Context(), a, o)
		}
		return runIndex(cmd.Context(), a, o)
	}
	return cmd
}

func runIndex(ctx context.Context, a *app, o indexOptions) error {
	ix, err := a.openIndex(ctx, index.Options{Rebuild: o.rebuild, Logger: slog.New(talker{streams: a.streams})})
	if err != nil {
		return err
	}
	a.warnLeftOut(ix.Problems())
	lib, err := a.Library()
	if err != nil {
		return err
	}
	dir, err := a.indexDir(lib)
	if err != nil {
		return err
	}
	did := ix.Report()
	if did.InMemory {
		dir = ""
	}
	if o.json {
		return a.writeJSON(indexReport{
			Dir: dir, Cases: did.Cases, Changed: did.Changed, Removed: did.Removed, Built: did.Built, Reason: did.Reason,
			LeftOut: len(ix.Problems()), TookMS: float64(did.Took.Microseconds()) / 1000, InMemory: did.InMemory,
		})
	}
	return a.write([]byte(a.reportLine(did) + "\n"))
}

// reportLine says what was done in one sentence.
func (a *app) reportLine(did index.Report) string {
	cases := a.text.count(a.text.cases, did.Cases)
	took := did.Took.Round(time.Millisecond)
	switch {
	case did.Built && did.Reason != "":
		return a.text.f("%s indexed anew in %s: %s", cases, took, did.Reason)
	case did.Built:
		return a.text.f("%s indexed in %s", cases, took)
	case did.Changed+did.Removed > 0:
		return a.text.f("%s: %d changed, %d removed, in %s", cases, did.Changed, did.Removed, took)
	}
	return a.text.f("%s: the index is up to date", cases)
}

func runIndexStatus(ctx context.Context, a *app, o indexOptions) error {
	lib, err := a.Library()
	if err != nil {
		return err
	}
	dir, err := a.indexDir(lib)
	if err != nil {
		return err
	}
	if dir == "" {
		return a.no("there is no index on disk: you have no cache folder, so it is made in memory")
	}
	s, err := index.ReadStatus(ctx, lib, dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return a.no("there is no index in %s yet: kb index builds it", dir)
	case err != nil:
		return err
	case o.json:
		return a.writeJSON(indexStatus(s))
	}
	var b strings.Builder
	row := func(name, format string, args ...any) {
		b.WriteString(pad(name, 12) + fmt.Sprintf(format, args...) + "\n")
	}
	row("folder", "%s", s.Dir)
	row("generation", "%s", s.Generation)
	row("built", "%s", s.Built.Format(time.RFC3339))
	row("cases", "%d", s.Cases)
	row("files", "%d", s.Files)
	row("mistakes", "%d", s.Problems)
	row("segments", "%d", s.Segments)
	row("bytes", "%d", s.Bytes)
	row("stale", "%d", s.Stale)
	return a.write([]byte(b.String()))
}
