package main

import (
	"context"
	"errors"

	"casebook/kb"
)

// The exit codes. Scripts depend on them.
const (
	exitDone    = 0 // found, or done
	exitNothing = 1 // nothing found, or not valid
	exitUsage   = 2 // wrong use
	exitFailed  = 3 // could not be done
)

// A usageError is a mistake in how kb was called: in a flag, an argument, the
// environment or kb.yaml.
type usageError struct {
	message string // the sentence in English; its pattern where there are args
	args    []any
	help    string // the command whose --help tells more; empty where none does
	enough  bool   // the message says what would be right: no --help is needed
}

func (e *usageError) Error() string { return e.in(english()) }

// in is the mistake in the language of the texts.
func (e *usageError) in(t *texts) string {
	message := t.f(e.message, e.args...)
	if e.help == "" {
		return message
	}
	return t.f("%s; see %s --help", message, e.help)
}

// usagef is a usageError without a hint to a command's help.
func usagef(format string, args ...any) error {
	return &usageError{message: format, args: args}
}

// A negative is an answer that was found out without fault but is no: nothing
// was found, a file is not valid. Its sentence may be empty where the output
// has said it all.
type negative string

func (n negative) Error() string { return string(n) }

// exitCode decides what each kind of error means to a script.
func exitCode(err error) int {
	var usage *usageError
	var no negative
	var problems kb.Problems
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &usage), errors.Is(err, kb.ErrReadOnly):
		return exitUsage
	case errors.As(err, &no), errors.As(err, &problems), errors.Is(err, kb.ErrNotFound), errors.Is(err, kb.ErrExists):
		return exitNothing
	}
	return exitFailed
}

// explain tells the reader what went wrong, if something did, and answers with
// the exit code.
func (a *app) explain(err error) int {
	code := exitCode(err)
	switch {
	case err == nil:
	case errors.Is(err, context.Canceled):
		a.say("%s", a.text.interrupted)
	case err.Error() != "":
		a.sayLine(a.text.error(err))
	}
	return code
}
