package main

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"casebook/kb/queue"
)

// A reviewItem is an entry of the queue as --json answers it: without the secret,
// and without what the form held.
type reviewItem struct {
	ID       string      `json:"id"`
	Kind     queue.Kind  `json:"kind"`
	State    queue.State `json:"state"`
	Received time.Time   `json:"received"`
	Changed  time.Time   `json:"changed,omitzero"`
	Decided  time.Time   `json:"decided,omitzero"`
	Reason   string      `json:"reason,omitempty"`
	Case     string      `json:"case,omitempty"`
	Lang     string      `json:"lang"`
	Name     string      `json:"name,omitempty"`
	Title    string      `json:"title"`
	Note     string      `json:"note,omitempty"`
	Tip      *queue.Tip  `json:"tip,omitempty"`
}

func itemOf(e *queue.Entry) reviewItem {
	return reviewItem{e.ID, e.Kind, e.State, e.Received, e.Changed, e.Decided, e.Reason, e.Case, e.Lang, e.Name, e.Title, e.Note, e.Tip}
}

type listOptions struct{ all, json bool }

func (o *listOptions) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&o.all, "all", false, "also what is accepted or refused already")
	cmd.Flags().BoolVar(&o.json, "json", false, "answer as JSON")
}

func newReviewListCmd(a *app) *cobra.Command {
	var o listOptions
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List what waits, or all of the queue",
		Long:    `list is what kb review does without a further word: it lists what waits.`,
		Example: `  kb review list --all --json`,
		Args:    wantArgs(0, 0, "no arguments"),
		RunE:    func(cmd *cobra.Command, _ []string) error { return helpFor(cmd, runReviewList(cmd.Context(), a, o)) },
	}
	o.flags(cmd)
	return cmd
}

func runReviewList(ctx context.Context, a *app, o listOptions) error {
	q, _, err := a.queueOf()
	if err != nil {
		return err
	}
	states := []queue.State{queue.StateWaiting, queue.StateResent}
	if o.all {
		states = nil
	}
	entries, err := q.List(ctx, states...)
	if err != nil && len(entries) == 0 {
		return err
	}
	if err != nil { // a damaged file hides nothing
		a.say("%s", strings.ReplaceAll(err.Error(), "\n", "\nkb: "))
	}
	if o.json {
		items := make([]reviewItem, len(entries))
		for i, e := range entries {
			items[i] = itemOf(e)
		}
		return a.writeJSON(items)
	}
	if len(entries) == 0 {
		if a.outTTY {
			a.say("nothing waits in %s", q.Folder())
		}
		return nil
	}
	return a.write(a.entryRows(entries))
}

// entryRows is a line an entry: in columns on a terminal, else with tabs between.
func (a *app) entryRows(entries []*queue.Entry) []byte {
	var b bytes.Buffer
	s := style{a.colour}
	for _, e := range entries {
		day, name, title := e.Received.Format(time.DateOnly), oneLine(cmp.Or(e.Name, "-")), oneLine(e.Title)
		if !a.outTTY {
			fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%s\t%s\n", e.ID, e.Kind, e.State, day, name, title)
			continue
		}
		first := pad(e.ID, 12) + "  " + pad(a.text.f(string(e.Kind)), 12) + "  " + pad(a.text.f(string(e.State)), 10) + "  " + day + "  "
		room := a.width - width(first)
		fmt.Fprintf(&b, "%s%s\n", s.with(dim, first), s.with(bold, cut(title, room)))
	}
	return b.Bytes()
}

// cut is text in at most that many columns.
func cut(text string, columns int) string {
	if width(text) <= columns {
		return text
	}
	runes := []rune(text)
	for len(runes) > 0 && width(string(runes)) > max(columns-1, 1) {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}
