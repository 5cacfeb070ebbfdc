package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"
)

// A buildInfo says which program this is.
type buildInfo struct {
	Version  string `json:"version"`            // a release, or "devel"
	Revision string `json:"revision,omitempty"` // of the source
	Time     string `json:"time,omitempty"`     // of the revision
	Modified bool   `json:"modified"`           // the source had changes of its own
	Go       string `json:"go"`
	Platform string `json:"platform"`
}

func newVersionCmd(a *app) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "version",
		Short:   "Tell which kb this is",
		Long:    "version prints the version, the revision of the source, and what it was built with.\n\n--json answers version, revision, time, modified, go, platform.",
		Example: "  kb version\n  kb version --json",
		Args:    wantArgs(0, 0, "no arguments"),
		RunE: func(*cobra.Command, []string) error {
			info := readBuildInfo()
			if asJSON {
				return a.writeJSON(info)
			}
			return a.write([]byte(info.line() + "\n"))
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "answer as JSON")
	return cmd
}

func readBuildInfo() buildInfo {
	info := buildInfo{Version: "devel", Go: runtime.Version(), Platform: runtime.GOOS + "/" + runtime.GOARCH}
	build, ok := debug.ReadBuildInfo()
	if !ok {
		return info
	}
	if v := build.Main.Version; v != "" && v != "(devel)" {
		info.Version = v
	}
	for _, s := range build.Settings {
		switch s.Key {
		case "vcs.revision":
			info.Revision = s.Value
		case "vcs.time":
			info.Time = s.Value
		case "vcs.modified":
			info.Modified = s.Value == "true"
		}
	}
	return info
}

func (i buildInfo) line() string {
	line := "kb " + i.Version
	if i.Revision != "" {
		line += fmt.Sprintf(" (%.12s, %s)", i.Revision, i.Time)
	}
	return line + " " + i.Go + " " + i.Platform
}
