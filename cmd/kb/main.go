// Command kb searches, shows, checks and serves a library of cases on how
// organisations use social media.
//
// Data goes to standard output, talk to standard error. On a terminal output is
// laid out and coloured; in a pipe the same rows come whole, tab-separated.
// Only what is there to ask prompts, and only on a terminal. The exit codes are 0
// found or done, 1 nothing found or not valid, 2 wrong use, 3 could not be done.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// run is the whole program but for the process around it: it reads nothing but
// its arguments, the environment and the working folder, and answers with the
// exit code. An interrupt ends ctx; a second one ends the process at once.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	return runOn(ctx, args, newStreams(stdin, stdout, stderr))
}

// runOn is run on streams that somebody else has looked at.
func runOn(ctx context.Context, args []string, s streams) int {
	a := newApp(s)
	root := newRootCmd(a)
	root.SetArgs(args)
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	err := root.ExecuteContext(ctx)
	if closing := a.Close(); err == nil {
		err = closing
	}
	return a.explain(err)
}
