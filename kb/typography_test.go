package kb_test

import (
	"testing"

	"casebook/kb"
)

func TestTypographic(t *testing.T) {
	for _, c := range []struct{ lang, typed, want string }{
		{"en", `Lowe's and Dunkin' Donuts`, "Lowe’s and Dunkin’ Donuts"},
		{"en", `"Don't", she said ("never").`, "“Don’t”, she said (“never”)."},
		{"en", `'Tis the '90s`, "’Tis the ’90s"},
		{"en", `The 'small' one`, "The ‘small’ one"},
		{"en", "Nothing to do: 5 % ?", "Nothing to do: 5 % ?"},
		{"fr", `L'été, "c'est fini" !`, "L’été, «\u00a0c’est fini\u00a0»\u202f!"},
		{"fr", "Pourquoi ? « Parce que »", "Pourquoi\u202f? «\u00a0Parce que\u00a0»"},
		{"fr-CH", `d'"hier"`, "d’«\u00a0hier\u00a0»"},
		{"fr", "", ""},
	} {
		if got := kb.Typographic(c.typed, c.lang); got != c.want {
			t.Errorf("%s: %q is shown as %q, want %q", c.lang, c.typed, got, c.want)
		}
	}
}
