package index_test

import (
	"os/exec"
	"strings"
	"testing"
)

// The index knows the domain and nothing of the site, the commands and their
// configuration. None of bleve's types stands in what it exports, so that its
// searchers and analyzers can change underneath.
func TestImports(t *testing.T) {
	goTool, err := exec.LookPath("go")
	if err != nil {
		t.Skip("no go command to ask")
	}
	out, err := exec.CommandContext(t.Context(), goTool, "list", "-deps", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	for dep := range strings.Lines(string(out)) {
		dep = strings.TrimSpace(dep)
		if own, found := strings.CutPrefix(dep, "casebook/"); found && own != "kb" && own != "index" {
			t.Errorf("index imports %s", dep)
		}
		for _, unwanted := range []string{"spf13/cobra", "spf13/viper", "go-chi", "testing"} {
			if strings.Contains(dep, unwanted) {
				t.Errorf("index imports %s", dep)
			}
		}
	}
	doc, err := exec.CommandContext(t.Context(), goTool, "doc", "-all", ".").Output()
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(doc)) {
		if strings.HasPrefix(line, "func ") || strings.HasPrefix(line, "    \t") {
			for _, foreign := range []string{"scorch.", "roaring.", "segapi.", "api."} {
				if strings.Contains(line, foreign) {
					t.Errorf("exported: %s", line)
				}
			}
		}
	}
}
