package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// A saying is a sentence in the code, and how many arguments it gets there.
type saying struct {
	text string
	args int // -1 where the code does not show it
	at   string
}

// sayers are the functions that take a sentence, by the place of the sentence
// among their arguments.
var sayers = map[string]int{"usagef": 0, "say": 0, "no": 0, "f": 0, "spoken": 0, "wrongFlag": 2}

// sayings are all sentences that the code says by their English.
func sayings(t *testing.T) []saying {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var all []saying
	fset := token.NewFileSet()
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") || strings.HasPrefix(path, "messages_") || path == "messages.go" {
			continue // those hold both languages
		}
		file, err := parser.ParseFile(fset, path, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			found := func(e ast.Expr, args int) {
				if text, ok := literal(e); ok {
					if _, more := strings.CutPrefix(text, "; a word to leave out"); more {
						text = "%s" + text // behind another sentence
					}
					all = append(all, saying{text, args, fset.Position(e.Pos()).String()})
				}
			}
			switch n := n.(type) {
			case *ast.CallExpr:
				name := ""
				switch f := n.Fun.(type) {
				case *ast.Ident:
					name = f.Name
				case *ast.SelectorExpr:
					name = f.Sel.Name
				}
				at, says := sayers[name]
				if !says || len(n.Args) <= at {
					return true
				}
				args := len(n.Args) - at - 1
				if n.Ellipsis.IsValid() || name == "wrongFlag" {
					args = -1
				}
				found(n.Args[at], args)
			case *ast.CompositeLit:
				switch name, _ := n.Type.(*ast.Ident); {
				case name == nil:
				case name.Name == "plural" && len(n.Elts) == 2:
					found(n.Elts[0], 1)
					found(n.Elts[1], 1)
				case name.Name == "usageError":
					for _, e := range n.Elts {
						if kv, ok := e.(*ast.KeyValueExpr); ok && kv.Key.(*ast.Ident).Name == "message" {
							found(kv.Value, -1)
						}
					}
				}
			}
			return true
		})
	}
	return all
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

var verbs = regexp.MustCompile(`%[-+# 0]*[0-9]*(?:\.[0-9]+)?[a-zA-Z]`)

// saysSomething reports whether a text is more than verbs and marks.
func saysSomething(text string) bool {
	return regexp.MustCompile(`[a-zA-Z]{2}`).MatchString(verbs.ReplaceAllString(text, ""))
}

// Whatever is said by its English has a French sentence with the same arguments.
func TestEverySentenceHasFrench(t *testing.T) {
	french := frenchSentences()
	seen := map[string]bool{}
	for _, s := range sayings(t) {
		seen[s.text] = true
		if !saysSomething(s.text) {
			continue
		}
		if _, ok := french[s.text]; !ok {
			t.Errorf("%s: no French for %q", s.at, s.text)
		}
		if n := len(verbs.FindAllString(s.text, -1)); s.args > 0 && n != s.args {
			t.Errorf("%s: %q takes %d arguments, and gets %d", s.at, s.text, n, s.args)
		}
	}
	for english := range french {
		if n := timesSaid(english); n > 1 {
			t.Errorf("%q has French %d times", english, n)
		}
		if !seen[english] && !saidByValue(english) {
			t.Errorf("%q is said nowhere", english)
		}
	}
	if len(seen) < 100 {
		t.Errorf("only %d sentences were found in the code", len(seen))
	}
	for english, said := range french {
		if a, b := kinds(english), kinds(said); !slices.Equal(a, b) {
			t.Errorf("%q takes %v, its French %q takes %v", english, a, said, b)
		}
		if said == english && saysSomething(strings.TrimLeft(english, "%d ")) && !sameInBoth[english] {
			t.Errorf("%q is not translated", english)
		}
	}
}

// timesSaid is in how many tables a sentence is.
func timesSaid(english string) int {
	n := 0
	for _, table := range frenchTables() {
		if _, ok := table[english]; ok {
			n++
		}
	}
	return n
}

// saidByValue reports whether a sentence is said by the value of another package or
// of an argument: it stands in quotation marks somewhere in the code.
func saidByValue(english string) bool {
	for _, folder := range []string{".", "../../kb/linkcheck", "../../kb/queue"} {
		files, _ := filepath.Glob(filepath.Join(folder, "*.go")) // the pattern is right
		for _, path := range files {
			if strings.HasPrefix(filepath.Base(path), "messages") || strings.HasSuffix(path, "_test.go") {
				continue
			}
			data, err := os.ReadFile(path)
			if err == nil && (strings.Contains(string(data), strconv.Quote(english)) || strings.Contains(string(data), "`"+english+"`")) {
				return true
			}
		}
	}
	return false
}

// sameInBoth are sentences that are alike in both languages.
var sameInBoth = map[string]bool{"%d source": true, "%d sources": true, "%d collection": true, "%d collections": true}

// kinds are the verbs of a sentence in their order; %q in one language is %s between
// marks in the other.
func kinds(text string) []string {
	all := verbs.FindAllString(text, -1)
	for i := range all {
		all[i] = strings.ReplaceAll(all[i], "q", "s")
	}
	return all
}

// What a command's arguments are is said in French, too, and every command refuses
// wrong ones in a sentence.
func TestArgumentsAreNamedInFrench(t *testing.T) {
	a := &app{streams: newStreams(os.Stdin, os.Stdout, os.Stderr), text: french()}
	names := regexp.MustCompile(`^\S+ demande \S`)
	var visit func(cmd *cobra.Command)
	visit = func(cmd *cobra.Command) {
		for _, sub := range cmd.Commands() {
			visit(sub)
		}
		if cmd.Args == nil {
			return
		}
		for _, args := range [][]string{nil, {"a", "b", "c", "d", "e", "f"}} {
			err := cmd.Args(cmd, args)
			usage, ok := err.(*usageError) //nolint:errorlint // it is not wrapped
			if !ok || !strings.HasSuffix(usage.message, " wants %s") && !strings.Contains(usage.message, " wants %s,") {
				continue
			}
			what := usage.args[1].(phrase).english
			if _, translated := a.text.sentences[what]; !translated {
				t.Errorf("%s: no French for %q", cmd.CommandPath(), what)
			}
			if said := a.text.error(err); !names.MatchString(said) {
				t.Errorf("%s: %s", cmd.CommandPath(), said)
			}
		}
	}
	visit(newRootCmd(a))
}

// Spaces before high punctuation and within quotes don't break.
func TestFrenchSpaces(t *testing.T) {
	got := french().f("command %q is not known; did you mean %q?", "serch", "search")
	const want = "la commande «\u00a0serch\u00a0» est inconnue\u202f; vouliez-vous dire «\u00a0search\u00a0»\u202f?"
	if got != want {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	wrong := regexp.MustCompile(`[^\s\x{a0}\x{202f}-][;!?»](\s|$)|«[^\x{a0}]|[a-zé]'[a-zé]`)
	for english := range frenchSentences() {
		if said := french().sentence(english); wrong.MatchString(said) {
			t.Errorf("%q: %q", said, wrong.FindString(said))
		}
	}
}
