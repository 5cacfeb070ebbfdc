package kb_test

import (
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
)

// all are the taxonomies by the names of their fields.
func all(t testing.TB) map[string]*kb.Taxonomy {
	t.Helper()
	lists := make(map[string]*kb.Taxonomy)
	v := reflect.ValueOf(*taxonomies(t))
	for i := range v.NumField() {
		lists[v.Type().Field(i).Name] = v.Field(i).Interface().(*kb.Taxonomy)
	}
	return lists
}

// Readers see every label and definition, in both languages.
func TestBuiltinTaxonomies(t *testing.T) {
	for field, tax := range all(t) {
		slugs := tax.Slugs()
		if len(slugs) == 0 {
			t.Errorf("%s is empty", field)
		}
		seen := map[string]string{}
		for _, slug := range slugs {
			term, ok := tax.Term(slug)
			if !ok || term.Slug != slug {
				t.Errorf("%s: no term %q", field, slug)
			}
			for _, lang := range []string{"en", "fr"} {
				if term.Label[lang] == "" || term.Definition[lang] == "" {
					t.Errorf("%s: %s has no label or definition in %q", field, slug, lang)
				}
				if other, twice := seen[lang+term.Label[lang]]; twice {
					t.Errorf("%s: %s and %s are both called %q", field, slug, other, term.Label[lang])
				}
				seen[lang+term.Label[lang]] = slug
			}
			if (term.Closed != 0) != (term.Successor["en"] != "" && term.Successor["fr"] != "") {
				t.Errorf("%s: %s: what is closed has a successor, and only that", field, slug)
			}
		}
	}
}

// The seven uses are the founding article's; the rest of the format names its
// words one by one.
func TestTaxonomiesOfTheFormat(t *testing.T) {
	tax := taxonomies(t)
	for _, tt := range []struct {
		tax  *kb.Taxonomy
		name string
		want []string
	}{
		{tax.Uses, "uses", []string{"marketing", "customer-service", "communication", "internal-comms", "pr", "crisis", "monitoring"}},
		{tax.Outcomes, "outcomes", []string{"success", "mixed", "failure", "recovered"}},
		{tax.Verdicts, "verdicts", []string{"exemplary", "good", "mixed", "poor"}},
		{tax.Evidence, "evidence", []string{"public", "insider", "opinion"}},
		{tax.Causes, "causes", []string{"victim", "accident", "preventable"}},
		{tax.Responses, "responses", []string{"deny", "diminish", "rebuild", "bolster", "silence"}},
		{tax.Rungs, "rungs", []string{"attention", "engagement", "behaviour", "reputation", "service", "cost", "sales"}},
		{tax.Steps, "steps", []string{"event", "first-answer", "apology", "action", "end"}},
		{tax.Counters, "counters", []string{"company", "agency", "independent"}},
		{tax.Maturity, "maturity", []string{"1", "2", "3", "4", "5"}},
		{tax.SourceKinds, "source-kinds", []string{
			"case-study", "article", "interview", "presentation", "video", "blog-post", "book", "paper", "press-release", "statement", "first-hand",
		}},
	} {
		if diff := cmp.Diff(tt.want, tt.tax.Slugs()); diff != "" || tt.tax.Name() != tt.name {
			t.Errorf("%s, called %s: want (-) and got (+):\n%s", tt.name, tt.tax.Name(), diff)
		}
	}
	for _, slug := range []string{
		"blog", "twitter", "facebook", "youtube", "vine", "instagram", "linkedin", "flickr", "pinterest", "tumblr", "myspace",
		"mx3", "slideshare", "forum", "wiki", "podcast", "intranet", "email", "website",
	} {
		if !slices.Contains(tax.Channels.Slugs(), slug) {
			t.Errorf("no channel %s", slug)
		}
	}
	if vine, _ := tax.Channels.Term("vine"); vine.Closed != 2017 {
		t.Errorf("Vine closed in %d, want 2017", vine.Closed)
	}
}

func TestNearest(t *testing.T) {
	tax := taxonomies(t)
	for _, tt := range []struct {
		tax        *kb.Taxonomy
		word, want string
	}{
		{tax.Uses, "crisis-managment", "crisis"},
		{tax.Uses, "cirsis", "crisis"},
		{tax.Uses, "Veille", "monitoring"},
		{tax.Uses, "internal_comms", "internal-comms"},
		{tax.Uses, "SAV", "customer-service"},
		{tax.Uses, "communication interne", "internal-comms"},
		{tax.Channels, "you tube", "youtube"},
		{tax.Channels, "Google+", "google-plus"},
		{tax.Channels, "tweets", "twitter"},
		{tax.Sectors, "supermarché", "grocery"},
		{tax.Sectors, "ecommerce", "e-commerce"},
		{tax.Sectors, "Télécoms", "telecom"},
		{tax.Outcomes, "succes", "success"},
		{tax.Outcomes, "great", ""},
		{tax.Uses, "astronomy", ""},
		{tax.Uses, "", ""},
		{tax.Verdicts, "x", ""},
	} {
		if got := tt.tax.Nearest(tt.word); got != tt.want {
			t.Errorf("nearest to %q of the %s: got %q, want %q", tt.word, tt.tax.Name(), got, tt.want)
		}
	}
}

func TestCountryName(t *testing.T) {
	tax := taxonomies(t)
	for _, tt := range []struct{ code, lang, want string }{
		{"US", "fr", "États-Unis"},
		{"US", "en", "United States"},
		{"CH", "fr-CH", "Suisse"},
		{"GB", "fr", "Royaume-Uni"},
		{"GB", "de", "United Kingdom"},
		{"HK", "fr", "Hong Kong"},
		{"CI", "en", "Côte d’Ivoire"},
		{"MK", "en", "North Macedonia"},
		{"UK", "en", ""},
		{"ch", "en", ""},
		{"EU", "en", ""},
		{"XK", "en", ""},
		{"", "en", ""},
		{"CHE", "en", ""},
	} {
		if got := tax.CountryName(tt.code, tt.lang); got != tt.want {
			t.Errorf("%q in %q: got %q, want %q", tt.code, tt.lang, got, tt.want)
		}
	}
	count := 0
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			if tax.CountryName(string([]rune{a, b}), "fr") != "" {
				count++
			}
		}
	}
	if count != 249 {
		t.Errorf("%d countries, want the 249 of ISO 3166-1", count)
	}
}

func TestExtend(t *testing.T) {
	tax := taxonomies(t)
	own, problems := tax.Extend("taxonomy.yaml", []byte(`# ours
channels:
  - slug: noticeboard
    label: {en: Notice board, fr: Panneau d’affichage}
    also: {fr: [panneau]}
sectors:
  - slug: choirs
    label: {en: choirs, fr: chorales}
    definition: {en: People who sing., fr: Des gens qui chantent.}
`))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if got := own.Channels.Nearest("panneau"); got != "noticeboard" {
		t.Errorf("the new channel's synonym finds %q", got)
	}
	if got := own.Sectors.Slugs(); got[len(got)-1] != "choirs" || len(got) != 1+len(tax.Sectors.Slugs()) {
		t.Errorf("the sectors are %v", got)
	}
	if _, ok := tax.Channels.Term("noticeboard"); ok {
		t.Error("the project's own channels changed")
	}
	if own.Uses != tax.Uses {
		t.Error("the uses changed")
	}
}

func TestExtendWithMistakes(t *testing.T) {
	own, problems := taxonomies(t).Extend("cases/taxonomy.yaml", []byte(`uses:
  - {slug: gossip, label: {en: Gossip, fr: Potins}}
chanels: []
channels:
  - {slug: blog, label: {en: Blog, fr: Blog}}
  - {slug: Notice board, label: {en: Notice board}}
  - {slug: radio-show, label: {en: Show, fr: Émission}, closed: soon, colour: red}
sectors: choirs
`))
	want := `cases/taxonomy.yaml:1:1: "uses" can't be added to; a library adds only channels and sectors
cases/taxonomy.yaml:3:1: key "chanels" is not known; did you mean "channels"?
cases/taxonomy.yaml:5:5: channel "blog" is known already; take it out here
cases/taxonomy.yaml:6:12: slug "Notice board" is not of the form of a tag; write 2 to 80 letters a-z, digits and hyphens, such as notice-board
cases/taxonomy.yaml:6:33: key "fr" is missing: the French text
cases/taxonomy.yaml:7:65: closed "soon" is not a whole number from 1990 to 2100
cases/taxonomy.yaml:7:71: key "colour" is not known; possible: slug, label, definition, also, closed, successor
cases/taxonomy.yaml:8:10: sectors must be a list, not a text; write [choirs]
`
	if diff := cmp.Diff(want, lines(problems)); diff != "" {
		t.Errorf("want (-) and got (+):\n%s", diff)
	}
	if _, ok := own.Channels.Term("radio-show"); !ok {
		t.Error("what could be read was left out too")
	}
	if _, problems := taxonomies(t).Extend("taxonomy.yaml", nil); len(problems) > 0 {
		t.Errorf("an empty file adds nothing and is no mistake: %v", problems)
	}
}
