package main

import (
	"context"
	"errors"
	"fmt"
	"os"
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
	var accessible bool
	cmd := &cobra.Command{
		Use:   "review",
		Short: "Review what readers sent to the site",
		Long: `review works on the queue of a site that takes contributions (kb serve
--contributions queue): whole cases, tips (an address and a sentence), and changes
to cases. Nothing in the queue is public. On a terminal, kb review alone goes through
what waits with you: each is shown with its mistakes and likely duplicates, a change
as a diff, and you accept, edit, refuse or skip it. --accessible, or ACCESSIBLE in the
environment, asks line by line. Without a terminal, and with --json or --all, it lists
what waits as kb review list does, the longest waiting first: id, kind, state, day,
sender, title. An id may be cut to its first letters.

--json answers a list of {id, kind, state, received, changed, decided, reason, case,
lang, name, title, note, tip}.`,
		Example: `  kb review
  kb review show k3v9
  kb review accept k3v9 --slug old-spice-responses
  kb review reject k3v9 --reason "There is a case of it: zappos-twitter."`,
		Args: wantArgs(0, 0, "list, show, accept or reject"),
		RunE: func(cmd *cobra.Command, _ []string) error {
			if a.interactive() && a.outTTY && !o.json && !o.all {
				return helpFor(cmd, runReviewForm(cmd.Context(), a, accessible))
			}
			return helpFor(cmd, runReviewList(cmd.Context(), a, o))
		},
	}
	cmd.Flags().BoolVar(&accessible, "accessible", os.Getenv("ACCESSIBLE") != "", "ask line by line, for screen readers")
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
		return nil, nil, usagef("no library here: kb init makes one, and --cases names one that is elsewhere")
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
		return nil, nil, nil, a.no("nothing in the queue %s begins with %q; kb review lists what waits", q.Folder(), clean(id))
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
	reason, err := a.reason(reason)
	if err != nil {
		return usagef("--reason: %s", err)
	}
	q, _, e, err := a.entry(ctx, id)
	if err != nil {
		return err
	}
	if err := q.Reject(ctx, e, reason); err != nil {
		return a.decided(err, e)
	}
	if asJSON {
		e.State, e.Reason, e.Decided = queue.StateRefused, reason, time.Now().UTC()
		return a.writeJSON(itemOf(e))
	}
	return a.write([]byte(a.text.f("refused %s", e.ID) + "\n"))
}

// reason is a reason as its sender will read it.
func (a *app) reason(text string) (string, error) {
	text = strings.TrimSpace(clean(text))
	switch {
	case text == "":
		return "", errors.New(a.text.f("a reason is needed: its sender reads it"))
	case len(text) > longestReason:
		return "", errors.New(a.text.f("the reason has %d bytes; it may have %d at most", len(text), longestReason))
	}
	return text, nil
}

// decided makes a sentence of what the queue does not let happen twice.
func (a *app) decided(err error, e *queue.Entry) error {
	switch {
	case errors.Is(err, queue.ErrDecided) && e.Open():
		return a.no("somebody has decided on %s meanwhile", e.ID)
	case errors.Is(err, queue.ErrDecided):
		return a.no("%s is %s already", e.ID, spoken(string(e.State)))
	case errors.Is(err, queue.ErrMended):
		return a.no("%s: its sender has mended it in the meantime; look at it again", e.ID)
	}
	return err
}
