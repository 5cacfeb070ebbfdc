package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/aymanbagabas/go-udiff"
	"github.com/spf13/cobra"

	"casebook/kb"
	"casebook/kb/queue"
)

// A reviewReport is what show --json answers.
type reviewReport struct {
	reviewItem
	Slug       string         `json:"slug,omitempty"` // that the case would have
	Files      []reviewFile   `json:"files,omitempty"`
	Duplicates []kb.Duplicate `json:"duplicates"`
	Problems   kb.Problems    `json:"problems"`
}

// A reviewFile is a file as it would be written.
type reviewFile struct {
	Path     string `json:"path"`
	Text     string `json:"text"`
	Diff     string `json:"diff,omitempty"`     // of a change, from what the file is now
	Conflict bool   `json:"conflict,omitempty"` // the file has changed at the same lines since
}

func newReviewShowCmd(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "show ID",
		Short: "Show what was sent, its likely duplicates and its problems",
		Long: `show prints an entry of the queue: what was sent, by whom, which cases it may tell
again and by what they are alike (an organisation, the title, a source), what is
wrong with it, and its text; of a change, how the case's files would differ from
what they are now.

--json answers the entry and slug, files (path, text, diff, conflict), duplicates
(slug, title, companies, words, sources), problems (as kb check does).`,
		Example: `  kb review show k3v9`,
		Args:    wantArgs(1, 1, "one ID"),
		RunE: func(cmd *cobra.Command, args []string) error {
			return helpFor(cmd, runReviewShow(cmd.Context(), a, args[0], asJSON))
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "answer as JSON")
	return cmd
}

func runReviewShow(ctx context.Context, a *app, id string, asJSON bool) error {
	_, lib, e, err := a.entry(ctx, id)
	if err != nil {
		return err
	}
	report, err := a.review(ctx, lib, e)
	if err != nil {
		return err
	}
	if asJSON {
		return a.writeJSON(report)
	}
	return a.write(a.reviewText(report))
}

// review finds out about an entry what its reviewer needs to know.
func (a *app) review(ctx context.Context, lib *kb.Library, e *queue.Entry) (*reviewReport, error) {
	r := &reviewReport{reviewItem: itemOf(e), Duplicates: []kb.Duplicate{}, Problems: kb.Problems{}}
	tax, err := a.Taxonomies()
	if err != nil {
		return nil, err
	}
	known, err := a.known(ctx)
	if err != nil {
		return nil, err
	}
	var told *kb.Case
	switch e.Kind {
	case queue.KindTip:
		told = tipCase(e, known)
	case queue.KindCase:
		r.Slug = slugOf(e.Title)
		told = r.asCase(lib, e, tax)
	case queue.KindChange:
		r.Slug = e.Case
		told, err = r.asChange(ctx, lib, e, tax)
	}
	if err != nil {
		return nil, err
	}
	if told == nil {
		return r, nil
	}
	if e.Kind != queue.KindChange {
		told.Slug = "" // of an entry, even the case that has its name would be a duplicate
		r.Duplicates = append(r.Duplicates, known.Duplicates(told)...)
	}
	for _, name := range told.Contributors {
		if company, is := known.Brand(name); is {
			p := kb.Problem{Severity: kb.Error, Code: kb.CodeContributorBrand, Args: map[string]string{"value": name, "company": company}}
			if len(r.Files) > 0 {
				p.Path = r.Files[0].Path
			}
			p.Message = p.In("en")
			r.Problems = append(r.Problems, p)
		}
	}
	return r, nil
}

// known is what the library's cases are about.
func (a *app) known(ctx context.Context) (*kb.Known, error) {
	ix, err := a.Index(ctx)
	if err != nil {
		return nil, err
	}
	g := ix.Acquire()
	defer g.Release()
	return g.Known(ctx)
}

func (r *reviewReport) asCase(lib *kb.Library, e *queue.Entry, tax *kb.Taxonomies) *kb.Case {
	files := make([]kb.File, 0, len(e.Files))
	for _, f := range e.Files {
		name := f.Name(r.Slug)
		r.Files = append(r.Files, reviewFile{Path: lib.Path(name), Text: f.Text})
		files = append(files, kb.File{Path: lib.Path(name), Data: []byte(f.Text)})
	}
	c, problems := kb.Parse(r.Slug, files, tax)
	r.Problems = append(r.Problems, problems...)
	return c
}

// asChange lays the changes over the files as they are now.
func (r *reviewReport) asChange(ctx context.Context, lib *kb.Library, e *queue.Entry, tax *kb.Taxonomies) (*kb.Case, error) {
	files, err := filesOf(ctx, lib, e.Case)
	if err != nil {
		return nil, err
	}
	for _, f := range e.Files {
		name := f.Name(e.Case)
		i := indexOfFile(files, lib.Path(name))
		if i < 0 {
			r.Files = append(r.Files, reviewFile{Path: lib.Path(name), Text: f.Text, Conflict: true, Diff: udiff.Unified(name, name, f.Base, f.Text)})
			continue
		}
		now := string(files[i].Data)
		merged, ok := f.Merge(now)
		if !ok {
			r.Files = append(r.Files, reviewFile{Path: lib.Path(name), Text: f.Text, Conflict: true, Diff: udiff.Unified(name, name, f.Base, f.Text)})
			continue
		}
		r.Files = append(r.Files, reviewFile{Path: lib.Path(name), Text: merged, Diff: udiff.Unified(name, name, now, merged)})
		files[i].Data = []byte(merged)
	}
	c, problems := kb.Parse(e.Case, files, tax)
	r.Problems = append(r.Problems, problems...)
	return c, nil
}

// filesOf are all files of a case.
func filesOf(ctx context.Context, lib *kb.Library, slug string) ([]kb.File, error) {
	if !kb.ValidSlug(slug) {
		return nil, fmt.Errorf("%w: %q", kb.ErrNotFound, slug)
	}
	all, err := lib.Files(ctx)
	if err != nil {
		return nil, err
	}
	var files []kb.File
	for _, f := range all {
		if s, _, ok := kb.SplitName(f.Name); !ok || s != slug {
			continue
		}
		data, err := lib.ReadFile(f.Name)
		if err != nil {
			return nil, err
		}
		files = append(files, kb.File{Path: lib.Path(f.Name), Data: data})
	}
	if len(files) == 0 {
		return nil, errors.Join(negative("the case "+slug+" is not here any more"), kb.ErrNotFound)
	}
	return files, nil
}

func indexOfFile(files []kb.File, path string) int {
	for i, f := range files {
		if f.Path == path {
			return i
		}
	}
	return -1
}

// reviewText is a report for reading. What was sent can't steer the terminal.
func (a *app) reviewText(r *reviewReport) []byte {
	var b bytes.Buffer
	s := style{a.colour}
	fmt.Fprintf(&b, "%s\n%s\n", s.with(bold, oneLine(r.Title)), s.with(dim, r.facts()))
	if r.Reason != "" {
		fmt.Fprintf(&b, "refused before: %s\n", clean(r.Reason))
	}
	if r.Note != "" {
		fmt.Fprintf(&b, "\n%s\n", clean(r.Note))
	}
	if r.Tip != nil {
		fmt.Fprintf(&b, "\n%s\n%s\n", oneLine(r.Tip.URL), oneLine(r.Tip.Sentence))
	}
	if len(r.Duplicates) > 0 {
		fmt.Fprintf(&b, "\n%s\n", s.with(heading, "Likely duplicates"))
		for _, d := range r.Duplicates[:min(len(r.Duplicates), 10)] {
			fmt.Fprintf(&b, "  %s  %s (%s)\n", d.Slug, clean(d.Title), clean(whyAlike(d)))
		}
	}
	if len(r.Problems) > 0 {
		fmt.Fprintf(&b, "\n%s\n", s.with(heading, "Problems"))
		for _, p := range r.Problems {
			fmt.Fprintf(&b, "  %s\n", clean(p.String()))
		}
	}
	for _, f := range r.Files {
		fmt.Fprintf(&b, "\n%s\n", s.with(heading, f.Path))
		switch {
		case f.Conflict:
			b.WriteString("The file has changed at the same lines since; this is what was to change:\n")
			fallthrough
		case r.Kind == queue.KindChange:
			b.WriteString(s.diff(clean(f.Diff)))
		default:
			b.WriteString(clean(f.Text))
		}
	}
	return b.Bytes()
}

func (r *reviewReport) facts() string {
	facts := []string{r.ID, string(r.Kind), string(r.State), "received " + r.Received.Format("2006-01-02 15:04")}
	if !r.Changed.IsZero() {
		facts = append(facts, "mended "+r.Changed.Format("2006-01-02 15:04"))
	}
	if r.Name != "" {
		facts = append(facts, "by "+oneLine(r.Name))
	}
	if r.Case != "" {
		facts = append(facts, "case "+r.Case)
	}
	return strings.Join(append(facts, "reads "+r.Lang), " · ")
}

// whyAlike says by what two cases are alike.
func whyAlike(d kb.Duplicate) string {
	var why []string
	if len(d.Companies) > 0 {
		why = append(why, strings.Join(d.Companies, ", "))
	}
	if len(d.Words) > 0 {
		why = append(why, "title: "+strings.Join(d.Words, ", "))
	}
	if len(d.Sources) > 0 {
		why = append(why, "source: "+strings.Join(d.Sources, ", "))
	}
	return strings.Join(why, "; ")
}

// diff colours a unified diff.
func (s style) diff(text string) string {
	if !s.on {
		return text
	}
	var b strings.Builder
	for line := range strings.Lines(text) {
		look := ""
		switch bare := strings.TrimSuffix(line, "\n"); {
		case strings.HasPrefix(bare, "---"), strings.HasPrefix(bare, "+++"):
			look = bold
		case strings.HasPrefix(bare, "@@"):
			look = accent
		case strings.HasPrefix(bare, "-"):
			look = "31"
		case strings.HasPrefix(bare, "+"):
			look = "32"
		}
		b.WriteString(s.with(look, strings.TrimSuffix(line, "\n")) + "\n")
	}
	return b.String()
}
