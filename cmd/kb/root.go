package main

import (
	"errors"

	"github.com/spf13/cobra"
)

// newRootCmd is kb with all its commands. Making it only declares flags.
func newRootCmd(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "kb",
		Short: "Find, read, check and serve cases of how organisations use social media",
		Long: `kb works on a library of cases: a folder of Markdown files, one a case. Without
a folder named "cases" here, it works on the library that comes with it.

Values come from flags, then KB_… in the environment, then kb.yaml (in the working
folder, then in your configuration folder), then defaults: kb config shows each
with its origin. The interface speaks English or French, as KB_LANG, LC_ALL,
LC_MESSAGES and LANG say; --lang is the language of what is shown.

Exit codes: 0 found or done, 1 nothing found or not valid, 2 wrong use, 3 could
not be done.`,
		Example: `  kb search old spice
  kb search "répondre aux fans en vidéo" --use marketing
  kb show old-spice-responses --lang fr
  kb serve`,
		SilenceErrors:              true,
		SilenceUsage:               true,
		SuggestionsMinimumDistance: 2,
		Args:                       unknownCommand,
		RunE:                       func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
		PersistentPreRun: func(cmd *cobra.Command, _ []string) {
			a.flags = cmd.Flags()
		},
	}
	root.PersistentFlags().String("cases", "", "the `folder` of cases (default: cases, where it exists, else the embedded library)")
	root.PersistentFlags().String("index-dir", "", "the `folder` of indexes (default: kb in your cache folder)")
	root.PersistentFlags().Bool("plain", false, "no colour, no pager, no progress bar")
	root.PersistentFlags().String("lang", "", "the `language` of what is shown (default: the interface's; in data the original's)")
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error { return wrongFlag(cmd, err, "") })
	root.AddCommand(
		newSearchCmd(a), newShowCmd(a), newSimilarCmd(a), newCompareCmd(a), newDeckCmd(a), newAddCmd(a), newCheckCmd(a),
		newEditCmd(a), newRenameCmd(a), newMergeCmd(a), newInitCmd(a), newImportCmd(a), newExportCmd(a), newStatsCmd(a), newTagsCmd(a), newCollectionCmd(a),
		newIndexCmd(a), newServeCmd(a), newReviewCmd(a), newConfigCmd(a), newVersionCmd(a), newQueryTopic(a),
	)
	a.completeFlag(root, "lang", a.completeLanguages)
	if err := root.MarkPersistentFlagDirname("cases"); err != nil {
		panic(err) // the flag is declared above
	}
	if err := root.MarkPersistentFlagDirname("index-dir"); err != nil {
		panic(err) // the flag is declared above
	}
	return root
}

// unknownCommand refuses words that are no command, naming the nearest.
func unknownCommand(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	if near := cmd.SuggestionsFor(args[0]); len(near) > 0 {
		return &usageError{message: "command %q is not known; did you mean %q?", args: []any{args[0], near[0]}, enough: true}
	}
	return &usageError{message: "command %q is not known", args: []any{args[0]}, help: cmd.CommandPath()}
}

// wantArgs accepts from least to most arguments, most < 0 being any number; names
// says what they are ("one SLUG").
func wantArgs(least, most int, names string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if len(args) >= least && (most < 0 || len(args) <= most) {
			return nil
		}
		told := usageError{message: "%s wants %s", args: []any{cmd.Name(), spoken(names)}, help: cmd.CommandPath()}
		if len(args) > 0 {
			told.message, told.args = "%s wants %s, not %s", append(told.args, wordList(args))
		}
		return &told
	}
}

// helpFor adds to a mistake in a command's use where to read more.
func helpFor(cmd *cobra.Command, err error) error {
	var usage *usageError
	if errors.As(err, &usage) && usage.help == "" && !usage.enough {
		told := *usage
		told.help = cmd.CommandPath()
		return &told
	}
	return err
}
