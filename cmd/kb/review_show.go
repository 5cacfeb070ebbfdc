package main

import (
	"bytes"
	"cmp"
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

	told *kb.Case // as it would be; nil where it can't be read
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
		told, err = a.asChange(ctx, lib, e, tax, r)
	}
	if err != nil {
		return nil, err
	}
	if r.told = told; told == nil {
		return r, nil
	}
	if e.Kind != queue.KindChange {
		unnamed := *told
		unnamed.Slug = "" // of an entry, even the case that has its name would be a duplicate
		r.Duplicates = append(r.Duplicates, known.Duplicates(&unnamed)...)
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
	ix, err := a.opened(ctx)
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
func (a *app) asChange(ctx context.Context, lib *kb.Library, e *queue.Entry, tax *kb.Taxonomies, r *reviewReport) (*kb.Case, error) {
	files, err := a.filesOf(ctx, lib, e.Case)
	if err != nil {
		return nil, err
	}
	for _, f := range e.Files {
		name := f.Name(e.Case)
		i := indexOfFile(files, lib.Path(name))
		now := ""
		if i >= 0 {
			now = string(files[i].Data)
		}
		merged, ok := f.Merge(now)
		if !ok || i < 0 && f.Base != "" {
			r.Files = append(r.Files, reviewFile{Path: lib.Path(name), Text: f.Text, Conflict: true, Diff: udiff.Unified(name, name, f.Base, f.Text)})
			continue
		}
		r.Files = append(r.Files, reviewFile{Path: lib.Path(name), Text: merged, Diff: udiff.Unified(name, name, now, merged)})
		if i < 0 {
			files = append(files, kb.File{Path: lib.Path(name)})
			i = len(files) - 1
		}
		files[i].Data = []byte(merged)
	}
	c, problems := kb.Parse(e.Case, files, tax)
	r.Problems = append(r.Problems, problems...)
	return c, nil
}

// filesOf are all files of a case.
func (a *app) filesOf(ctx context.Context, lib *kb.Library, slug string) ([]kb.File, error) {
	if !kb.ValidSlug(slug) {
		return nil, a.no("%q is no name of a case", slug)
	}
	files, err := lib.CaseFiles(ctx, slug)
	if errors.Is(err, kb.ErrNotFound) {
		return nil, a.no("the case %s is not here any more", slug)
	}
	return files, err
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
	return append(a.reviewHead(r), a.reviewFiles(r)...)
}

// reviewHead is what was sent in short, and what there is to know about it.
func (a *app) reviewHead(r *reviewReport) []byte {
	var b bytes.Buffer
	s := style{a.colour}
	fmt.Fprintf(&b, "%s\n%s\n", s.with(bold, oneLine(r.Title)), s.with(dim, a.reviewFacts(r)))
	if r.Reason != "" {
		b.WriteString(a.text.f("refused before: %s", clean(r.Reason)) + "\n")
	}
	if r.Note != "" {
		fmt.Fprintf(&b, "\n%s\n", clean(r.Note))
	}
	if r.Tip != nil {
		fmt.Fprintf(&b, "\n%s\n%s\n", oneLine(r.Tip.URL), oneLine(r.Tip.Sentence))
	}
	if len(r.Duplicates) > 0 {
		fmt.Fprintf(&b, "\n%s\n", s.with(heading, a.text.f("Likely duplicates")))
		for _, d := range r.Duplicates[:min(len(r.Duplicates), 10)] {
			fmt.Fprintf(&b, "  %s  %s (%s)\n", d.Slug, clean(d.Title), clean(a.whyAlike(d)))
		}
	}
	if len(r.Problems) > 0 {
		fmt.Fprintf(&b, "\n%s\n", s.with(heading, a.text.f("Problems")))
		for _, p := range r.Problems {
			fmt.Fprintf(&b, "  %s\n", a.problem(p))
		}
	}
	return b.Bytes()
}

// reviewFiles are the files that were sent; of a change, what it changes in them.
func (a *app) reviewFiles(r *reviewReport) []byte {
	var b bytes.Buffer
	s := style{a.colour}
	for _, f := range r.Files {
		fmt.Fprintf(&b, "\n%s\n", s.with(heading, f.Path))
		if f.Conflict {
			b.WriteString(a.text.f("The file has changed at the same lines since; this is what was to change:") + "\n")
		}
		if f.Conflict || r.Kind == queue.KindChange {
			b.WriteString(s.diff(clean(f.Diff)))
		} else {
			b.WriteString(clean(f.Text))
		}
	}
	return b.Bytes()
}

func (a *app) reviewFacts(r *reviewReport) string {
	facts := []string{r.ID, a.text.f(string(r.Kind)), a.text.f(string(r.State)), a.text.f("received %s", r.Received.Local().Format("2006-01-02 15:04"))}
	if !r.Changed.IsZero() {
		facts = append(facts, a.text.f("mended %s", r.Changed.Local().Format("2006-01-02 15:04")))
	}
	if r.Name != "" {
		facts = append(facts, a.text.f("by %s", oneLine(r.Name)))
	}
	if r.Case != "" {
		facts = append(facts, a.text.f("case %s", r.Case))
	}
	return strings.Join(append(facts, a.text.f("its sender reads %s", languageIn(a.text, r.Lang))), " · ")
}

// languageIn is what a language is called.
func languageIn(t *texts, lang string) string { return cmp.Or(t.languages[lang], lang) }

// whyAlike says by what two cases are alike.
func (a *app) whyAlike(d kb.Duplicate) string {
	var why []string
	if len(d.Companies) > 0 {
		why = append(why, strings.Join(d.Companies, ", "))
	}
	if len(d.Words) > 0 {
		why = append(why, a.text.f("title: %s", strings.Join(d.Words, ", ")))
	}
	if len(d.Sources) > 0 {
		why = append(why, a.text.f("source: %s", strings.Join(d.Sources, ", ")))
	}
	return strings.Join(why, a.text.near.listMark)
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
