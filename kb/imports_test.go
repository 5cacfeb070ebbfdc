package kb_test

import (
	"os/exec"
	"strings"
	"testing"
)

// Imports go one way: the domain knows nothing of the index, the site and the
// commands.
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
		if own, found := strings.CutPrefix(dep, "casebook/"); found && own != "kb" {
			t.Errorf("kb imports %s", dep)
		}
		for _, unwanted := range []string{"spf13/cobra", "spf13/viper", "blevesearch", "net/http", "testing"} {
			if strings.Contains(dep, unwanted) {
				t.Errorf("kb imports %s", dep)
			}
		}
	}
}
