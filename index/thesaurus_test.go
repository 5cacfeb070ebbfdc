package index

import (
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/unicode/norm"

	"casebook/kb"
)

// expanded is what the thesaurus offers for a text: for each place its words, what
// they are and what else they may be called.
func expanded(t *thesaurus, text string) []string {
	words, _ := queryWords(newAnalyzer(), text)
	var all []string
	for _, e := range t.expand(words) {
		var said []string
		for _, w := range words[e.first : e.first+e.count] {
			said = append(said, w.folded)
		}
		all = append(all, strings.Join(said, " ")+": "+e.says+" = "+strings.Join(e.labels, ", "))
	}
	return all
}

// offers are the labels that the thesaurus offers for the whole of a text.
func offers(t *thesaurus, a *analyzer, text string) []string {
	words, _ := queryWords(a, text)
	if e := t.expand(words); len(e) == 1 {
		return e[0].labels
	}
	return nil
}

func TestThesaurusBothWays(t *testing.T) {
	a := newAnalyzer()
	th := loadThesaurus(a)
	for _, pair := range [][2]string{
		{"bad buzz", "tollé"},
		{"backlash", "levée de boucliers"},
		{"shitstorm", "tollé"},
		{"customer service", "service client"},
		{"customer care", "SAV"},
		{"social care", "service après-vente"},
		{"listening", "veille"},
		{"monitoring", "écoute"},
		{"community", "communauté"},
		{"hashtag hijack", "détournement de hashtag"},
		{"apology", "pardon"},
		{"sorry", "excuses"},
		{"apologise", "s’excuser"},
		{"employees", "collaborateurs"},
		{"staff", "salariés"},
		{"dismissal", "licenciement"},
		{"product recall", "rappel de produits"},
		{"leak", "fuite"},
		{"spokeswoman", "porte-parole"},
		{"chief executive", "PDG"},
		{"CEO", "patron"},
		{"rumour", "rumeur"},
		{"fake", "faux"},
		{"plane", "avion"},
		{"shop", "boutique"},
		{"supermarket", "grande surface"},
		{"delivery", "livraison"},
		{"complaint", "réclamation"},
		{"contest", "concours"},
		{"word of mouth", "bouche-à-oreille"},
		{"voucher", "bon de réduction"},
		{"enterprise social network", "réseau social d’entreprise"},
		{"identity theft", "usurpation d’identité"},
		{"outage", "panne"},
		{"return on investment", "ROI"},
		{"e-mail", "courriel"},
		{"response time", "délai de réponse"},
		{"Christmas", "Noël"},
	} {
		for _, p := range [][2]string{pair, {pair[1], pair[0]}} {
			label, found := p[1], offers(th, a, p[0])
			if !slices.ContainsFunc(found, func(have string) bool { return sameForms(th, have, label) }) {
				t.Errorf("%s: no %s among %q", p[0], label, found)
			}
		}
	}
}

// sameForms reports whether two expressions are one to the index.
func sameForms(t *thesaurus, x, y string) bool {
	stems := newStemmers()
	for _, french := range []bool{false, true} {
		a, b := t.read(&stems, expression{text: x, french: french}), t.read(&stems, expression{text: y, french: french})
		if len(a.terms) > 0 && slices.Equal(a.terms, b.terms) || a.joined != "" && a.joined == b.joined {
			return true
		}
	}
	return false
}

func TestThesaurusReads(t *testing.T) {
	th := newThesaurus(newAnalyzer(), strings.ReplaceAll(strings.TrimPrefix(`
hashtag hijack,|,détournement de hashtag
hashtag,|,mot-dièse
customer service,social care,|,service client
customer,|,client
e-mail,|,courriel
start-up,|,jeune pousse
outcry,backlash,|,tollé,levée de boucliers
CSR,|,RSE
social intranet,|,RSE
sorry,apology,|,excuses,s’excuser
response,|,réponse
sales,|,vente
listening,social listening,|,veille
`, "\n"), ",", "\t"))
	for _, test := range []struct {
		name, text string
		want       []string
	}{
		{"one word", "tollé", []string{"tolle: tollé = outcry, backlash, levée de boucliers"}},
		{"no accent, capitals", "TOLLE", []string{"tolle: tollé = outcry, backlash, levée de boucliers"}},
		{"plural", "mots-dièses", []string{"mots dieses: mot-dièse = hashtag"}},
		{"ending", "apologies", []string{"apologies: apology = sorry, excuses"}},
		{"elision", "s'excuser", []string{"excuser: s’excuser = sorry, apology"}},
		{"several words", "crise et service client en 2010", []string{"service client: service client = customer service, social care"}},
		{"stop words between", "le détournement d'un hashtag", []string{"detournement un hashtag: détournement de hashtag = hashtag hijack"}},
		{"stop words left out", "détournement hashtag", []string{"detournement hashtag: détournement de hashtag = hashtag hijack"}},
		{"hyphen for a space", "hashtag-hijack", []string{"hashtag hijack: hashtag hijack = détournement de hashtag"}},
		{"longest first", "customer service for customers", []string{
			"customer service: customer service = social care, service client", "customers: customer = client",
		}},
		{"overlap", "détournement hashtag hijack", []string{"detournement hashtag: détournement de hashtag = hashtag hijack"}},
		{"in parts", "e-mails", []string{"e mails: e-mail = courriel"}},
		{"joined", "email", []string{"email: e-mail = courriel"}},
		{"stop word in the parts", "startups", []string{"startups: start-up = jeune pousse"}},
		{"part alone", "start", nil},
		{"two groups", "RSE", []string{"rse: RSE = CSR, social intranet"}},
		{"narrower left out", "veille", []string{"veille: veille = listening"}},
		{"narrower asked", "social listening", []string{"social listening: social listening = listening, veille"}},
		{"other language's stem", "salle", nil},
		{"unknown", "zappos", nil},
		{"stop words only", "de la", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := expanded(th, test.text); !slices.Equal(got, test.want) {
				t.Errorf("%q\n got %q\nwant %q", test.text, got, test.want)
			}
		})
	}
}

// A stop word inside an expression leaves its place open, so that the words can be
// found as a phrase.
func TestThesaurusOffsets(t *testing.T) {
	words, _ := queryWords(newAnalyzer(), "backlash")
	for _, e := range loadThesaurus(newAnalyzer()).expand(words) {
		for i, label := range e.labels {
			if label == "levée de boucliers" {
				if got := e.offsets[i]; !slices.Equal(got, []int{0, 2}) {
					t.Errorf("offsets %v, want 0 and 2", got)
				}
				return
			}
		}
	}
	t.Error("no levée de boucliers")
}

func TestThesaurusMistakes(t *testing.T) {
	for _, line := range []string{"outcry", "outcry\ttollé", "outcry\t|", "|\ttollé", "outcry\t|\ttollé\t|\tx", "outcry\t\t|\ttollé", "outcry \t|\ttollé"} {
		if _, err := parseGroup(line); err == nil {
			t.Errorf("%q is taken for a group", line)
		}
	}
	for _, line := range []string{"", "# a comment", "\n", "#"} {
		if e, err := parseGroup(line); err != nil || len(e) > 0 {
			t.Errorf("%q: %v, %v", line, e, err)
		}
	}
}

// groupsOf are the groups of the built-in file.
func groupsOf(t *testing.T) [][]expression {
	t.Helper()
	var groups [][]expression
	number := 0
	for line := range strings.Lines(thesaurusFile) {
		number++
		g, err := parseGroup(line)
		if err != nil {
			t.Errorf("thesaurus.tsv:%d: %v", number, err)
		}
		if len(g) > 0 {
			groups = append(groups, g)
		}
	}
	return groups
}

// In two groups on purpose.
var meantTwice = []string{"RSE"} // réseau social d’entreprise, and responsabilité sociale

func TestThesaurusFile(t *testing.T) {
	groups := groupsOf(t)
	if len(groups) < 280 {
		t.Errorf("%d groups", len(groups))
	}
	th := loadThesaurus(newAnalyzer())
	a := newAnalyzer()
	stems := newStemmers()
	for i, g := range groups {
		told := 0
		for _, e := range g {
			if strings.ContainsAny(e.text, "'\u00a0\u202f") || strings.Contains(e.text, "  ") || !norm.NFC.IsNormalString(e.text) {
				t.Errorf("%q: not as one writes it: ’, one space, composed accents", e.text)
			}
			words, _ := queryWords(a, e.text)
			var contents []content
			for at := range words {
				if !words[at].optional {
					contents = append(contents, content{&words[at], at, stems.english(words[at].folded), stems.french(words[at].folded)})
				}
			}
			own := false
			for _, m := range th.matches(nil, contents, 0) {
				switch {
				case m.to != len(contents):
				case m.key.group == i:
					own = true
				case !slices.Contains(meantTwice, e.text):
					t.Errorf("%q is in the group of %q and in that of %q", e.text, g[0].text, groups[m.key.group][0].text)
				}
			}
			if !own {
				t.Errorf("%q is not found as it is written", e.text)
			}
			if len(offers(th, a, e.text)) > 0 {
				told++
			}
		}
		if told < 2 {
			t.Errorf("the group of %q finds nothing new", g[0].text)
		}
	}
}

// Where x offers y, y finds what x finds: x itself or what x is a narrower word for.
func TestThesaurusIsSymmetric(t *testing.T) {
	a := newAnalyzer()
	th := loadThesaurus(a)
	stems := newStemmers()
	for _, g := range groupsOf(t) {
		for _, x := range g {
			r := th.read(&stems, x)
			for _, y := range offers(th, a, x.text) {
				words, _ := queryWords(a, y)
				back := false
				for _, e := range th.expand(words) {
					for _, terms := range e.terms {
						back = back || within(terms, r) || r.joined != "" && slices.Equal(terms, []string{r.joined})
					}
				}
				for _, w := range words { // y may be a part of x, as listening of social listening
					back = back || slices.ContainsFunc(w.terms, func(f string) bool { return slices.Contains(r.terms, f) })
				}
				if !back {
					t.Errorf("%q offers %q, but not the other way round", x.text, y)
				}
			}
		}
	}
}

func within(terms []string, r reading) bool {
	for _, term := range terms {
		if !slices.Contains(r.terms, term) {
			return false
		}
	}
	return true
}

// What one term of a taxonomy brings to the cases filed under it needs no group of
// the same single words.
func TestThesaurusRepeatsNoTaxonomy(t *testing.T) {
	tax, err := kb.BuiltinTaxonomies()
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range groupsOf(t) {
		for _, list := range []*kb.Taxonomy{tax.Uses, tax.Channels, tax.Sectors, tax.Outcomes, tax.Causes, tax.Responses} {
			for _, slug := range list.Slugs() {
				term, _ := list.Term(slug)
				var known []string
				for _, lang := range []string{"en", "fr"} {
					for _, word := range append([]string{term.Label[lang]}, term.Also[lang]...) {
						known = append(known, fold(lower(word)))
					}
				}
				brought := !slices.ContainsFunc(g, func(e expression) bool {
					return strings.ContainsAny(e.text, " ’-") || !slices.Contains(known, fold(lower(e.text)))
				})
				if brought {
					t.Errorf("%s/%s brings the whole group of %q", list.Name(), slug, g[0].text)
				}
			}
		}
	}
}

// Many searches read one thesaurus at once; what they are the first to need is made
// once.
func TestThesaurusIsShared(t *testing.T) {
	th := newThesaurus(newAnalyzer(), thesaurusFile)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for _, text := range []string{"tollé", "service client", "hashtag hijack", "courriel", "tollé excuses"} {
				if len(expanded(th, text)) == 0 {
					t.Errorf("nothing for %q", text)
				}
			}
		})
	}
	wait.Wait()
}

const tenWords = "compagnie aérienne service client détournement de hashtag tollé excuses collaborateurs"

func BenchmarkThesaurusLoad(b *testing.B) {
	a := newAnalyzer()
	for b.Loop() {
		newThesaurus(a, thesaurusFile)
	}
}

func BenchmarkThesaurusFirstQuery(b *testing.B) {
	a := newAnalyzer()
	words, _ := queryWords(a, tenWords)
	for b.Loop() {
		newThesaurus(a, thesaurusFile).expand(words)
	}
}

func BenchmarkThesaurusExpand(b *testing.B) {
	words, _ := queryWords(newAnalyzer(), tenWords)
	th := loadThesaurus(newAnalyzer())
	for b.Loop() {
		th.expand(words)
	}
}
