package web

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// What the templates and the code ask for by a key written out.
func keysInUse(t *testing.T) []string {
	t.Helper()
	var keys []string
	inTemplate := regexp.MustCompile(`\.L\.[TN] "([^"]+)"`)
	err := fs.WalkDir(templateFiles, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := templateFiles.ReadFile(path)
		for _, m := range inTemplate.FindAllSubmatch(text, -1) {
			keys = append(keys, string(m[1]))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	sources, err := fs.Glob(sourceFiles(), "*.go")
	if err != nil || len(sources) == 0 {
		t.Fatalf("no sources: %v", err)
	}
	for _, name := range sources {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 {
				return true
			}
			f, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || f.Sel.Name != "T" && f.Sel.Name != "N" {
				return true
			}
			if lit, ok := call.Args[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if key, err := strconv.Unquote(lit.Value); err == nil {
					keys = append(keys, key)
				}
			}
			return true
		})
	}
	return keys
}

func TestEveryTextIsThereInEveryLanguage(t *testing.T) {
	keys := keysInUse(t)
	if len(keys) < 100 {
		t.Fatalf("only %d keys found in templates and code", len(keys))
	}
	for _, lang := range languages {
		l, err := newLocale(lang.Tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, key := range keys {
			if !l.Has(key) {
				t.Errorf("%s has no text %q", lang.Tag, key)
			}
		}
	}
}

func TestLanguagesSayTheSame(t *testing.T) {
	en, err := readMessages("en")
	if err != nil {
		t.Fatal(err)
	}
	fr, err := readMessages("fr")
	if err != nil {
		t.Fatal(err)
	}
	places := regexp.MustCompile(`\{[a-z]+\}`)
	for key, m := range en {
		other, ok := fr[key]
		if !ok {
			t.Errorf("fr has no %q", key)
			continue
		}
		a, b := places.FindAllString(m.other, -1), places.FindAllString(other.other, -1)
		slices.Sort(a)
		slices.Sort(b)
		if !slices.Equal(a, b) {
			t.Errorf("%s: places %v in English, %v in French", key, a, b)
		}
		if (m.one == "") != (other.one == "") {
			t.Errorf("%s counts in one language only", key)
		}
	}
	for key := range fr {
		if _, ok := en[key]; !ok {
			t.Errorf("en has no %q", key)
		}
	}
}

// French sets no-break spaces before : ; ! ? and inside guillemets.
func TestFrenchTypography(t *testing.T) {
	fr, err := readMessages("fr")
	if err != nil {
		t.Fatal(err)
	}
	wrong := regexp.MustCompile(` [:;!?»]|« |\pL[;!?»]|\pL:|«\pL|'`)
	for key, m := range fr {
		for _, text := range []string{m.one, m.other} {
			if found := wrong.FindString(text); found != "" {
				t.Errorf("%s: %q in %q", key, found, text)
			}
		}
	}
}
