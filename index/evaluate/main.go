package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
)

// Exit codes, as those of kb.
const (
	exitDone = iota
	_        // nothing found
	exitWrongUse
	exitFailed
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// options are what the command line asks for.
type options struct {
	judgements, collection, save, against string
	misses                                bool
}

// run is the command without the process around it.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	var o options
	flags := flag.NewFlagSet("evaluate", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.judgements, "judgements", judgementsFile, "the `file` of judged questions")
	flags.StringVar(&o.collection, "collection", "", "measure the judged collection in this `folder`, or those in its folders, instead")
	flags.BoolVar(&o.misses, "misses", false, "list the questions whose first hit is wrong")
	flags.StringVar(&o.save, "save", "", "write the score of each question to this `file`")
	flags.StringVar(&o.against, "against", "", "compare with the scores in this `file`, of an earlier run")
	switch err := flags.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		return exitDone
	case err != nil:
		return exitWrongUse
	case flags.NArg() > 0:
		fmt.Fprintf(stderr, "evaluate takes no arguments but flags: %q\n", flags.Args())
		return exitWrongUse
	}
	if err := o.print(ctx, stdout); err != nil {
		fmt.Fprintln(stderr, "evaluate:", err)
		return exitFailed
	}
	return exitDone
}

// print measures and prints, and saves and compares where that is asked for.
func (o *options) print(ctx context.Context, w io.Writer) error {
	var before map[string]map[string]float64
	if o.against != "" {
		var err error
		if before, err = readScores(o.against); err != nil {
			return err
		}
	}
	evaluations, err := o.evaluate(ctx)
	if err != nil {
		return err
	}
	for i, e := range evaluations {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if err := writeFigures(w, e); err != nil {
			return fmt.Errorf("print the figures: %w", err)
		}
		if o.misses {
			writeMisses(w, e)
		}
		if before != nil {
			writeComparison(w, e, before[e.name])
		}
	}
	if o.save != "" {
		return saveScores(o.save, evaluations)
	}
	return nil
}

// evaluate measures the library's own cases, or the collections asked for.
func (o *options) evaluate(ctx context.Context) ([]*evaluation, error) {
	if o.collection == "" {
		e, err := evaluateCases(ctx, o.judgements)
		return []*evaluation{e}, err
	}
	dirs, err := collections(o.collection)
	if err != nil {
		return nil, err
	}
	var evaluations []*evaluation
	for _, dir := range dirs {
		e, err := evaluateCollection(ctx, dir)
		if err != nil {
			return nil, err
		}
		evaluations = append(evaluations, e)
	}
	return evaluations, nil
}
