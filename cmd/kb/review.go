package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"casebook/kb"
	"casebook/kb/queue"
)

// What kb serve does with contributions.
const (
	contributionsOff   = "off"
	contributionsQueue = "queue"
)

func checkContributions(s string) error {
	if s != contributionsOff && s != contributionsQueue {
		return fmt.Errorf("is neither %s nor %s", contributionsOff, contributionsQueue)
	}
	return nil
}

func newReviewCmd(a *app) *cobra.Command {
	var o listOptions
	cmd := &cobra.Command{
		Use:   "review",
		Short: "Review what readers sent to the site",
		Long: `review works on the queue of a site that takes contributions (kb serve
--contributions queue): whole cases, tips (an address and a sentence), and changes
to cases. Nothing in the queue is public. Without a further word it lists what
waits, the longest waiting first: id, kind, state, day, sender, title. An id may be
cut to its first letters.

--json answers a list of {id, kind, state, received, changed, decided, reason, case,
lang, name, title, note, tip}.`,
		Example: `  kb review
  kb review show k3v9
  kb review accept k3v9 --slug old-spice-responses
  kb review reject k3v9 --reason "There is a case of it: zappos-twitter."`,
		Args: wantArgs(0, 0, "list, show, accept or reject"),
		RunE: func(cmd *cobra.Command, _ []string) error { return helpFor(cmd, runReviewList(cmd.Context(), a, o)) },
	}
	cmd.PersistentFlags().String("queue", "", "the `folder` of the queue (default: submitted, beside the cases)")
	o.flags(cmd)
	cmd.AddCommand(newReviewListCmd(a), newReviewShowCmd(a), newReviewAcceptCmd(a), newReviewRejectCmd(a))
	return cmd
}

// queueOf is the queue of the library in use.
func (a *app) queueOf() (*queue.Queue, *kb.Library, error) {
	lib, err := a.Library()
	if err != nil {
		return nil, nil, err
	}
	c, err := a.Config()
	if err != nil {
		return nil, nil, err
	}
	switch {
	case lib.Dir() == "":
		return nil, nil, usagef("no library here: make a cases folder (mkdir cases), or name one with --cases")
	case c.Queue != "":
		return queue.Open(c.Queue), lib, nil
	}
	return queue.Open(queue.Dir(lib.Dir())), lib, nil
}

// entry is the entry of an id that somebody typed.
func (a *app) entry(ctx context.Context, id string) (*queue.Queue, *kb.Library, *queue.Entry, error) {
	q, lib, err := a.queueOf()
	if err != nil {
		return nil, nil, nil, err
	}
	e, err := q.Get(ctx, id)
	if errors.Is(err, queue.ErrNotFound) {
		return nil, nil, nil, negative(fmt.Sprintf("nothing in the queue %s begins with %q; kb review lists what waits", q.Folder(), clean(id)))
	}
	return q, lib, e, err
}

func newReviewRejectCmd(a *app) *cobra.Command {
	var reason string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "reject ID --reason TEXT",
		Short: "Refuse what was sent, and say why",
		Long: `reject refuses an entry of the queue. Its sender reads the reason at the secret
address that they were given, and can mend what they sent and send it again.`,
		Example: `  kb review reject k3v9 --reason "We know of no source. Where can one read about it?"`,
		Args:    wantArgs(1, 1, "one ID"),
	}
	cmd.Flags().StringVar(&reason, "reason", "", "why, for its sender to read")
	cmd.Flags().BoolVar(&asJSON, "json", false, "answer as JSON")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return helpFor(cmd, runReviewReject(cmd.Context(), a, args[0], reason, asJSON))
	}
	return cmd
}

// longestReason bounds what a sender has to read.
const longestReason = 2000

func runReviewReject(ctx context.Context, a *app, id, reason string, asJSON bool) error {
	reason = strings.TrimSpace(clean(reason))
	switch {
	case reason == "":
		return usagef("reject needs a --reason: its sender reads it")
	case len(reason) > longestReason:
		return usagef("--reason has %d bytes; it may have %d at most", len(reason), longestReason)
	}
	q, _, e, err := a.entry(ctx, id)
	if err != nil {
		return err
	}
	if err := q.Reject(ctx, e, reason); err != nil {
		return decided(err, e)
	}
	if asJSON {
		e.State, e.Reason, e.Decided = queue.StateRefused, reason, time.Now().UTC()
		return a.writeJSON(itemOf(e))
	}
	return a.write([]byte("refused " + e.ID + "\n"))
}

// decided makes a sentence of what the queue does not let happen twice.
func decided(err error, e *queue.Entry) error {
	switch {
	case errors.Is(err, queue.ErrDecided):
		return negative(fmt.Sprintf("%s is %s already", e.ID, e.State))
	case errors.Is(err, queue.ErrMended):
		return negative(e.ID + ": " + queue.ErrMended.Error())
	}
	return err
}
