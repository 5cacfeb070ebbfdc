package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
)

// Exit codes, as those of kb.
const (
	exitClean = iota
	exitFindings
	exitWrongUse
	exitFailed
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// checks are the parts of an audit. Each prints what it finds and says how much
// that was.
var checks = []struct {
	name string
	run  func(context.Context, *audit) (findings int, err error)
}{
	{"html", checkMarkup},
	{"axe", checkAccessibility},
	{"lighthouse", checkLighthouse},
}

// An audit is what the checks work with.
type audit struct {
	out   io.Writer
	base  string // of the site: "http://127.0.0.1:8080"
	tools string // the folder with node_modules
	runs  int    // of Lighthouse a page
	pages []string
}

// run is the command without the process around it.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	a := &audit{out: stdout}
	flags := flag.NewFlagSet("audit", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&a.base, "base", "", "audit the site at this `address` instead of one of its own")
	flags.IntVar(&a.runs, "runs", 5, "how often Lighthouse measures a page")
	only := flags.String("only", "html,axe,lighthouse", "the `checks` to run")
	paths := flags.String("pages", "", "the `paths` to look at, with commas, instead of every kind of page")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return exitClean
	case err != nil:
		return exitWrongUse
	}
	if a.pages = kindsOfPage; *paths != "" {
		a.pages = strings.Split(*paths, ",")
	}
	findings, err := a.all(ctx, strings.Split(*only, ","))
	switch {
	case err != nil:
		fmt.Fprintln(stderr, "audit:", err)
		return exitFailed
	case findings > 0:
		fmt.Fprintf(stdout, "%d findings\n", findings)
		return exitFindings
	}
	fmt.Fprintln(stdout, "nothing found")
	return exitClean
}

func (a *audit) all(ctx context.Context, only []string) (findings int, err error) {
	if a.tools, err = installTools(ctx); err != nil {
		return 0, err
	}
	if a.base == "" {
		stop, err := a.serve(ctx)
		if err != nil {
			return 0, err
		}
		defer stop()
	}
	for _, check := range checks {
		if !slices.Contains(only, check.name) {
			continue
		}
		n, err := check.run(ctx, a)
		if err != nil {
			return findings, fmt.Errorf("%s: %w", check.name, err)
		}
		findings += n
	}
	return findings, nil
}

// languages of the site.
var languages = []string{"en", "fr"}

// addresses are all pages in both languages.
func (a *audit) addresses() []string {
	var all []string
	for _, page := range a.pages {
		for _, lang := range languages {
			all = append(all, a.base+"/"+lang+page)
		}
	}
	return all
}
