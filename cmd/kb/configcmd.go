package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// A configReport is what --json answers.
type configReport struct {
	Settings  []originOf `json:"settings"`
	Interface originOf   `json:"interface"`
	Files     []string   `json:"files"` // where kb.yaml is looked for, the stronger last
}

func newConfigCmd(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "config",
		Short: "Show every setting and where it came from",
		Long: `config prints every setting, its value, and where that came from: a flag, the
environment, kb.yaml with its line, or the default. kb.yaml is looked for in the
working folder, then in the folder kb of your configuration folder; its keys are
the names printed here, a path in it is relative to it. In the environment they
are KB_CASES, KB_INDEX_DIR, KB_CONTENT_LANG, KB_PLAIN, KB_LIMIT, KB_ADDR,
KB_BASE_URL, KB_TRUSTED_PROXIES, KB_LOG_FORMAT, KB_CONTRIBUTIONS, KB_QUEUE; KB_LANG
is the language of the interface.

--json answers settings: [key, value, origin (flag, environment, file, default),
where], interface (key, value, origin, where), files.`,
		Example: `  kb config
  KB_CASES=~/cases kb config --json`,
		Args: wantArgs(0, 0, "no arguments"),
		RunE: func(*cobra.Command, []string) error { return runConfig(a, asJSON) },
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "answer as JSON")
	return cmd
}

func runConfig(a *app, asJSON bool) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	lang, variable := interfaceLangFrom()
	speaks := originOf{Key: "interface", Value: lang, Origin: "default"}
	if variable != "" {
		speaks.Origin, speaks.Where = "environment", variable
	}
	if asJSON {
		return a.writeJSON(configReport{Settings: c.origins, Interface: speaks, Files: configPaths()})
	}
	var b strings.Builder
	for _, o := range append(c.origins[:len(c.origins):len(c.origins)], speaks) {
		where := o.Where
		if where == "" {
			where = o.Origin
		}
		value := o.Value
		if value == "" {
			value = meaningOfNothing(o.Key)
		}
		if a.outTTY {
			fmt.Fprintf(&b, "%s  %s  %s\n", pad(o.Key, 15), pad(value, 30), where)
			continue
		}
		fmt.Fprintf(&b, "%s\t%s\t%s\n", o.Key, value, where)
	}
	return a.write([]byte(b.String()))
}

// meaningOfNothing says what an empty value stands for.
func meaningOfNothing(key string) string {
	switch key {
	case "cases":
		return "(embedded library)"
	case "index-dir":
		return "(your cache folder)"
	case "lang":
		return "(as the interface)"
	case "queue":
		return "(submitted, beside the cases)"
	}
	return "-"
}
