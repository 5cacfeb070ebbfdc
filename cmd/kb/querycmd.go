package main

import (
	"github.com/spf13/cobra"

	"casebook/index"
)

// newQueryTopic is the help on what a query may say: kb help query. It does
// nothing else.
func newQueryTopic(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "query",
		Short: "How to write a query: phrases, words to leave out, filters, years",
	}
	cmd.SetHelpFunc(func(cmd *cobra.Command, _ []string) {
		a.flags = cmd.Root().PersistentFlags() // help itself reads no others
		if err := a.showQueryHelp(cmd); err != nil {
			a.say("%s", err)
		}
	})
	return cmd
}

// showQueryHelp prints the page in the reader's language, as kb show prints a case.
func (a *app) showQueryHelp(cmd *cobra.Command) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	s := style{a.colour && !c.Plain}
	page := s.markdown(index.QueryHelp(a.lang(c)), min(a.width, readWidth))
	return a.page(cmd.Context(), []byte(page), c.Plain)
}
