package main

import (
	"errors"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// wrongFlag refuses what the command line can't be read as, and adds a sentence that
// takes the command.
func wrongFlag(cmd *cobra.Command, err error, more string) error {
	var unknown *pflag.NotExistError
	var empty *pflag.ValueRequiredError
	var wrong *pflag.InvalidValueError
	told := usageError{message: err.Error(), help: cmd.CommandPath()}
	switch {
	case errors.As(err, &unknown):
		name := "--" + unknown.GetSpecifiedName()
		if unknown.GetSpecifiedShortnames() != "" {
			name = "-" + unknown.GetSpecifiedShortnames()
		} else if near := nearFlag(cmd, unknown.GetSpecifiedName()); near != "" {
			return &usageError{message: "flag %s is not known; did you mean %s?", args: []any{name, "--" + near}, enough: true}
		}
		told.message, told.args = "flag %s is not known", []any{name}
	case errors.As(err, &empty):
		told.message, told.args = "flag %s wants a value", []any{"--" + empty.GetFlag().Name}
	case errors.As(err, &wrong):
		told.message, told.args = "flag %s can't be %q", []any{"--" + wrong.GetFlag().Name, wrong.GetValue()}
		switch wrong.GetFlag().Value.Type() {
		case "int":
			told.message = "flag %s can't be %q: want a whole number"
		case "bool":
			told.message = "flag %s can't be %q: want true or false"
		}
	}
	if more != "" {
		told = usageError{message: "%s" + more, args: []any{spoken(told.message, told.args...), cmd.CommandPath()}, help: told.help}
	}
	return &told
}

// nearFlag is the flag of a command nearest to a name.
func nearFlag(cmd *cobra.Command, name string) string {
	var names []string
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		if !f.Hidden {
			names = append(names, f.Name)
		}
	})
	return nearest(name, names)
}
