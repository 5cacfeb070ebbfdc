package main

import (
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"casebook/kb"
)

// A collectionReport is what changes answer as JSON.
type collectionReport struct {
	Name  string   `json:"name"`
	Path  string   `json:"path"`
	Cases []string `json:"cases"` // as they are now, or would be
	Done  bool     `json:"done"`
}

// changeOptions are what all commands that change a collection share.
type changeOptions struct {
	dryRun, json bool
	note, noteFR string
}

func (o *changeOptions) flags(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&o.dryRun, "dry-run", false, "show what would change, but change nothing")
	cmd.Flags().BoolVar(&o.json, "json", false, "answer as JSON: name, path, cases, done")
}

func (o *changeOptions) noteFlags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.note, "note", "", "why the case is here, in English")
	cmd.Flags().StringVar(&o.noteFR, "note-fr", "", "the same in French")
}

func newCollectionAddCmd(a *app) *cobra.Command {
	var o changeOptions
	var at int
	cmd := &cobra.Command{
		Use:               "add NAME SLUG…",
		Short:             "Add cases to a collection",
		Long:              "add puts cases at the end of a collection, or with --at before the case that has that\nplace now. Notes are for one case.",
		Example:           `  kb collection add airline-crises zappos-service-culture --at 2 --note "For comparison" --note-fr "Pour comparer"`,
		Args:              wantArgs(2, -1, "NAME and at least one SLUG"),
		ValidArgsFunction: a.completeCollectionArgs,
	}
	cmd.Flags().IntVar(&at, "at", 0, "the `place` of the first of them, from 1 (default: the end)")
	o.noteFlags(cmd)
	o.flags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) > 2 && (o.note != "" || o.noteFR != "") {
			return helpFor(cmd, usagef("--note is for one case: add them one by one"))
		}
		picks, err := a.picksOf(cmd.Context(), args[1:])
		if err != nil {
			return helpFor(cmd, err)
		}
		if o.note != "" || o.noteFR != "" {
			picks[0].Note = text2(o.note, o.noteFR)
		}
		return helpFor(cmd, a.changeCollection(cmd.Context(), args[0], o, func(have []kb.Pick) ([]kb.Pick, error) {
			for _, p := range picks {
				if i := indexOfPick(have, p.Slug); i >= 0 {
					return nil, a.no("%s is in the collection already, at place %d", p.Slug, i+1)
				}
			}
			place := len(have)
			if cmd.Flags().Changed("at") {
				if at < 1 || at > len(have)+1 {
					return nil, usagef("--at %d is no place: want 1 to %d", at, len(have)+1)
				}
				place = at - 1
			}
			return slices.Insert(have, place, picks...), nil
		}))
	}
	return cmd
}

func newCollectionRemoveCmd(a *app) *cobra.Command {
	var o changeOptions
	cmd := &cobra.Command{
		Use:               "remove NAME SLUG…",
		Short:             "Take cases out of a collection",
		Long:              "remove takes cases out of a collection, their notes too. The cases themselves stay.",
		Example:           `  kb collection remove airline-crises qantas-luxury-2011`,
		Args:              wantArgs(2, -1, "NAME and at least one SLUG"),
		ValidArgsFunction: a.completeCollectionArgs,
	}
	o.flags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return helpFor(cmd, a.changeCollection(cmd.Context(), args[0], o, func(have []kb.Pick) ([]kb.Pick, error) {
			for _, slug := range args[1:] {
				i, err := a.placeOfPick(have, slug)
				if err != nil {
					return nil, err
				}
				have = slices.Delete(have, i, i+1)
			}
			if len(have) == 0 {
				return nil, a.no("a collection has at least one case: remove its file instead")
			}
			return have, nil
		}))
	}
	return cmd
}

func newCollectionMoveCmd(a *app) *cobra.Command {
	var o changeOptions
	cmd := &cobra.Command{
		Use:               "move NAME SLUG PLACE",
		Short:             "Give a case another place in a collection",
		Long:              "move gives a case the place of that number, from 1; the others keep their order.",
		Example:           `  kb collection move airline-crises qantas-luxury-2011 1`,
		Args:              wantArgs(3, 3, "NAME, SLUG and PLACE"),
		ValidArgsFunction: a.completeCollectionArgs,
	}
	o.flags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return helpFor(cmd, a.changeCollection(cmd.Context(), args[0], o, func(have []kb.Pick) ([]kb.Pick, error) {
			i, err := a.placeOfPick(have, args[1])
			if err != nil {
				return nil, err
			}
			place, err := strconv.Atoi(args[2])
			if err != nil || place < 1 || place > len(have) {
				return nil, usagef("%q is no place: want 1 to %d", args[2], len(have))
			}
			moved := have[i]
			return slices.Insert(slices.Delete(have, i, i+1), place-1, moved), nil
		}))
	}
	return cmd
}

func newCollectionNoteCmd(a *app) *cobra.Command {
	var o changeOptions
	cmd := &cobra.Command{
		Use:               "note NAME SLUG",
		Short:             "Say why a case is in a collection",
		Long:              "note writes the note on a case; the language that no flag names stays, and an empty note\nis taken away.",
		Example:           `  kb collection note airline-crises qantas-luxury-2011 --note "A crisis made at home" --note-fr ""`,
		Args:              wantArgs(2, 2, "NAME and SLUG"),
		ValidArgsFunction: a.completeCollectionArgs,
	}
	o.noteFlags(cmd)
	o.flags(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		english, french := cmd.Flags().Changed("note"), cmd.Flags().Changed("note-fr")
		if !english && !french {
			return helpFor(cmd, usagef("note wants --note, --note-fr or both"))
		}
		return helpFor(cmd, a.changeCollection(cmd.Context(), args[0], o, func(have []kb.Pick) ([]kb.Pick, error) {
			i, err := a.placeOfPick(have, args[1])
			if err != nil {
				return nil, err
			}
			en, fr := have[i].Note["en"], have[i].Note["fr"]
			if english {
				en = o.note
			}
			if french {
				fr = o.noteFR
			}
			have[i].Note = text2(en, fr)
			return have, nil
		}))
	}
	return cmd
}
