package kb_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"casebook/kb"
)

// codes are all the codes that codes.go declares.
func codes(t *testing.T) []kb.Code {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), "codes.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var list []kb.Code
	ast.Inspect(file, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok {
			value, err := strconv.Unquote(spec.Values[0].(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, kb.Code(value))
		}
		return true
	})
	if len(list) < 40 {
		t.Fatalf("only %d codes", len(list))
	}
	return list
}

// Every code has a sentence of its own in both languages, on one line, with no
// mark of its pattern left over, and without any argument.
func TestEveryCodeHasSentences(t *testing.T) {
	seen := map[string]kb.Code{}
	for _, code := range codes(t) {
		for _, lang := range []string{"en", "fr", "fr-CH", "de"} {
			s := kb.Problem{Code: code}.In(lang)
			if s == string(code) || s == "" {
				t.Errorf("%s has no sentence in %q", code, lang)
			}
			if strings.ContainsAny(s, "⟦⟧\n") {
				t.Errorf("%s in %q: %q", code, lang, s)
			}
			if other, twice := seen[s]; twice && other != code {
				t.Errorf("%s and %s say the same: %q", code, other, s)
			}
			seen[s] = code
		}
		if en, fr := (kb.Problem{Code: code}).In("en"), (kb.Problem{Code: code}).In("fr"); en == fr {
			t.Errorf("%s is not translated: %q", code, en)
		}
	}
}

func TestProblemIn(t *testing.T) {
	for _, tt := range []struct {
		code   kb.Code
		args   map[string]string
		en, fr string
	}{
		{
			kb.CodeTerm,
			map[string]string{"what": "uses", "value": "crisis-managment", "nearest": "crisis"},
			`use "crisis-managment" is not known; did you mean "crisis"?`,
			`l’usage « crisis-managment » n’est pas connu ; vouliez-vous dire « crisis » ?`,
		},
		{
			kb.CodeTerm,
			map[string]string{"what": "outcomes", "value": "great", "known": "success, mixed"},
			`outcome "great" is not known; possible: success, mixed`,
			`le résultat « great » n’est pas connu ; possibles : success, mixed`,
		},
		{
			kb.CodeKeyMissing,
			map[string]string{"key": "countries", "hint": "countries"},
			`key "countries" is missing: where it played, such as [CH, FR]`,
			`il manque la clé « countries » : où cela s’est passé, comme [CH, FR]`,
		},
		{
			kb.CodeWrongKind,
			map[string]string{"key": "uses", "want": "list", "got": "text", "right": "[crisis]"},
			`uses must be a list, not a text; write [crisis]`,
			`uses doit être une liste, non un texte ; écrivez [crisis]`,
		},
		{ // what the user wrote is repeated, not translated or read as a pattern
			kb.CodeTerm,
			map[string]string{"what": "uses", "value": "{what} ⟦list"},
			`use "{what} ⟦list" is not known`,
			`l’usage « {what} ⟦list » n’est pas connu`,
		},
		{
			kb.CodeCrisisAdvised, nil,
			`crisis is one of the uses; better add crisis: {cause: …, response: […]}`,
			`crisis est l’un des usages ; mieux vaut ajouter crisis: {cause: …, response: […]}`,
		},
	} {
		p := kb.Problem{Code: tt.code, Args: tt.args}
		if got := p.In("en"); got != tt.en {
			t.Errorf("English: got  %s\nwant %s", got, tt.en)
		}
		if got := strings.ReplaceAll(p.In("fr-CH"), "\u00a0", " "); got != tt.fr {
			t.Errorf("French: got  %s\nwant %s", got, tt.fr)
		}
	}
}
