// Load measures how fast the site answers: it makes a library of generated cases,
// builds kb, serves with it, and asks from the same machine. With Chromium it also
// measures when a slow phone first shows something.
//
//	go run ./web/load -o web/load/RESULTS.md
//
// Requests are made by vegeta, the tool that tools/load.mod names.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	var o options
	flag.IntVar(&o.cases, "cases", 10_000, "how many cases the library has")
	flag.DurationVar(&o.span, "time", 30*time.Second, "how long each measurement lasts")
	flag.IntVar(&o.connections, "connections", 64, "how many connections ask at once")
	flag.IntVar(&o.paints, "paints", 5, "how often each page is opened on the slow phone; 0: never")
	flag.StringVar(&o.out, "o", "", "write the results to this `file` too")
	flag.StringVar(&o.kb, "kb", "", "measure this kb instead of building one")
	flag.Parse()
	if err := run(ctx, o, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "load:", err)
		os.Exit(1) //nolint:gocritic // the process ends, and with it what stop would undo
	}
}

// options are what the command line asks for.
type options struct {
	cases       int
	span        time.Duration
	connections int
	paints      int
	out, kb     string
}

func run(ctx context.Context, o options, stdout io.Writer) (err error) {
	dir, err := os.MkdirTemp("", "casebook-load-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	b := bench{options: o, dir: dir, progress: os.Stderr}
	if err := b.prepare(ctx); err != nil {
		return err
	}
	rows, err := b.attacks(ctx)
	if err != nil {
		return err
	}
	var paints []paint
	if o.paints > 0 {
		if paints, err = b.paints(ctx); err != nil {
			return err
		}
	}
	text := report(o, rows, paints)
	if _, err := io.WriteString(stdout, text); err != nil || o.out == "" {
		return err
	}
	return os.WriteFile(o.out, []byte(text), 0o644)
}
