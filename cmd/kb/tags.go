package main

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"casebook/index"
	"casebook/kb"
)

type tagsOptions struct {
	words []string
	json  bool
}

// freeTags are listed beside the taxonomies: words that cases are free to have.
const freeTags = "tags"

// A termList is a taxonomy, or the free tags, as --json answers it.
type termList struct {
	Name  string      `json:"name"`
	Facet index.Facet `json:"facet,omitempty"` // by which cases are found; empty where they can't be
	Terms []termEntry `json:"terms"`
}

type termEntry struct {
	Slug       string              `json:"slug"`
	Cases      *int                `json:"cases,omitempty"` // of those that are published; not where they can't be counted
	Label      kb.Text             `json:"label,omitempty"`
	Definition kb.Text             `json:"definition,omitempty"`
	Also       map[string][]string `json:"also,omitempty"`
	Closed     int                 `json:"closed,omitempty"`
	Successor  kb.Text             `json:"successor,omitempty"`
}

func newTagsCmd(a *app) *cobra.Command {
	var o tagsOptions
	cmd := &cobra.Command{
		Use:   "tags [KIND] [WORD…]",
		Short: "What cases can be filed under, with definitions and counts",
		Long: `tags lists the values that cases can have, with what they mean and how many published
cases have them: uses, channels, sectors, outcomes, verdicts, evidence, source-kinds,
causes, responses, rungs, steps, counters, maturity, and tags, the free ones. KIND is
one of these; words keep the values that have all of them in their name, their
definition or the words that people use for them, in English or French.

In a pipe the columns are kind, slug, cases, label and definition, parted by tabs.

--json answers lists: [name, facet (of kb search), terms: [slug, cases, label,
definition, also (by language), closed (year), successor]].`,
		Example: `  kb tags uses
  kb tags channels video
  kb tags excuses --lang fr
  kb tags --json | jq '.lists[] | select(.name == "tags") | .terms[].slug'`,
		Args: wantArgs(0, -1, "KIND and words"),
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			if len(args) > 0 {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			return termKinds(), cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.Flags().BoolVar(&o.json, "json", false, "answer as JSON")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		o.words = args
		return helpFor(cmd, runTags(cmd.Context(), a, o))
	}
	return cmd
}

// termKinds are the names of the lists, in their order.
func termKinds() []string {
	return []string{
		"uses", "channels", "sectors", "outcomes", "verdicts", "evidence", "source-kinds", "causes", "responses", "rungs", "steps",
		"counters", "maturity", freeTags,
	}
}

// kindOf is the list that a word names, in the plural or in the singular.
func kindOf(word string) string {
	word = strings.ToLower(word)
	for _, kind := range termKinds() {
		if word == kind || word+"s" == kind {
			return kind
		}
	}
	if word == string(index.FacetKind) {
		return "source-kinds"
	}
	return ""
}

func runTags(ctx context.Context, a *app, o tagsOptions) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	tax, err := a.Taxonomies()
	if err != nil {
		return err
	}
	kind, words := "", o.words
	if len(words) > 0 {
		if kind = kindOf(words[0]); kind != "" {
			words = words[1:]
		}
	}
	lists, err := a.termLists(ctx, tax, kind)
	if err != nil {
		return err
	}
	l := labels{tax, a.lang(c), a.text}
	found := 0
	for i := range lists {
		lists[i].Terms = slices.DeleteFunc(lists[i].Terms, func(t termEntry) bool { return !t.has(words) })
		found += len(lists[i].Terms)
	}
	if len(words) > 0 {
		lists = slices.DeleteFunc(lists, func(t termList) bool { return len(t.Terms) == 0 })
	}
	switch {
	case o.json:
		err = a.writeJSON(struct {
			Lists []termList `json:"lists"`
		}{lists})
	case found == 0:
	case a.outTTY:
		err = a.page(ctx, l.termText(lists, style{a.colour && !c.Plain}, min(a.width, readWidth)), c.Plain)
	default:
		var b bytes.Buffer
		for _, list := range lists {
			for _, t := range list.Terms {
				writeRow(&b, []string{list.Name, t.Slug, t.count(), t.Label.In(l.lang), t.Definition.In(l.lang)})
			}
		}
		err = a.write(b.Bytes())
	}
	if err != nil || found > 0 {
		return err
	}
	message := fmt.Sprintf(libraryTextsFor(a.text.lang).noTerm, a.text.quoted(words))
	if near := nearTerm(tax, kind, o.words); near != "" {
		message += fmt.Sprintf(a.text.didYouMean, near)
	}
	return negative(message)
}

// nearTerm is the list, else the term of a list, that was most likely meant.
func nearTerm(tax *kb.Taxonomies, kind string, words []string) string {
	word := words[len(words)-1]
	if near := nearest(word, termKinds()); near != "" && kind == "" {
		return near
	}
	for _, list := range countedLists(tax) {
		if near := list.terms.Nearest(word); near != "" && (kind == "" || kind == list.terms.Name()) {
			return near
		}
	}
	return ""
}

// termText lays lists out for reading: a paragraph a term, tags in one.
func (l labels) termText(lists []termList, look style, most int) []byte {
	base, _, _ := strings.Cut(strings.ToLower(l.lang), "-")
	t := libraryTextsFor(base)
	var b bytes.Buffer
	for i, list := range lists {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(look.with(heading, t.taxonomies[list.Name]) + "\n")
		if list.Name == freeTags {
			var line []span
			for i, tag := range list.Terms {
				if i > 0 {
					line = append(line, span{noBreak + "·", dim}, span{" ", ""})
				}
				line = append(line, span{tag.Slug + noBreak, ""}, span{"(" + tag.count() + ")", dim})
			}
			b.WriteString(look.wrap(line, most, "  ", "  ") + "\n")
			continue
		}
		for _, term := range list.Terms {
			line := []span{{term.Slug, accent}, {" ", ""}, {oneLine(term.Label.In(l.lang)), bold}}
			if term.Cases != nil {
				line = append(line, span{" (" + term.count() + ")", dim})
			}
			b.WriteString(look.wrap(line, most, "  ", "    ") + "\n")
			if text := oneLine(term.Definition.In(l.lang)); text != "" {
				b.WriteString(look.wrap(plainSpan(text, ""), most, "    ", "    ") + "\n")
			}
			if term.Closed > 0 {
				text := fmt.Sprintf(t.closed, term.Closed)
				if next := oneLine(term.Successor.In(l.lang)); next != "" {
					text += " · " + next
				}
				b.WriteString(look.wrap(plainSpan(text, dim), most, "    ", "    ") + "\n")
			}
		}
	}
	return b.Bytes()
}
