package kb_test

import (
	"testing"

	"casebook/kb"
)

func TestCompanySlug(t *testing.T) {
	for name, want := range map[string]string{
		"Best Buy":              "best-buy",
		"Best-Buy":              "best-buy",
		"  Best   Buy!  ":       "best-buy",
		"QoQa.ch":               "qoqa-ch",
		"Société Générale":      "societe-generale",
		"Socie\u0301te\u0301":   "societe",
		"E.Leclerc":             "e-leclerc",
		"LEGO®":                 "lego",
		"Procter & Gamble":      "procter-gamble",
		"L’Oréal":               "l-oreal",
		"Straße & Œuvre":        "strasse-oeuvre",
		"ÅRHUS Smørrebrød Łódź": "arhus-smorrebrod-lodz",
		"3M":                    "3m",
		"東京":                    "東京",
		"ガス":                    "ガス",
		"Ｓｏｎｙ":                  "sony",
		"Яндекс":                "яндекс",
		"हिन्दी":                "हिन्दी",
		"№1":                    "no1",
		"!!!":                   "",
		"":                      "",
	} {
		if got := kb.CompanySlug(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}
