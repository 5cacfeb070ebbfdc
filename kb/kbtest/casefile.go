package kbtest

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"time"

	"casebook/kb"
)

// A writer makes case files. It is for one goroutine.
type writer struct {
	tax      *kb.Taxonomies
	channels []string // open ones
	sectors  []string // of organisations
	en, fr   *vocabulary
	b        bytes.Buffer
}

func newWriter() (*writer, error) {
	tax, err := kb.BuiltinTaxonomies()
	if err != nil {
		return nil, fmt.Errorf("read the taxonomies: %w", err)
	}
	w := &writer{tax: tax, en: english(), fr: french()}
	for _, slug := range tax.Channels.Slugs() {
		if term, _ := tax.Channels.Term(slug); term.Closed == 0 {
			w.channels = append(w.channels, slug)
		}
	}
	w.sectors = slices.DeleteFunc(slices.Clone(tax.Sectors.Slugs()), func(s string) bool { return s == "general" })
	return w, nil
}

// practiceEvery is how often a file is a practice note.
const practiceEvery = 25

// file is the i-th case of the corpus with that seed.
func (w *writer) file(i int, seed uint64) (name string, data []byte) {
	r := rand.New(rand.NewPCG(seed, uint64(i))) //nolint:gosec // repeatable on purpose
	d := &draft{writer: w, Rand: r, company: companyOf(i), year: 1999 + r.IntN(28), lang: "en"}
	d.english, d.french = newSpeaker(w.en, r), newSpeaker(w.fr, r)
	d.own = d.english
	if i%3 == 2 {
		d.lang, d.own = "fr", d.french
	}
	d.sources = 2 + r.IntN(5)
	slug := fmt.Sprintf("%s-%06d", kb.CompanySlug(d.company), i)
	w.b.Reset()
	w.b.WriteString("---\n")
	if i%practiceEvery == practiceEvery-1 {
		slug = fmt.Sprintf("practice-%06d", i)
		d.practice()
	} else {
		d.story(i)
	}
	d.ending()
	w.b.WriteString("---\n")
	d.body()
	return slug + ".md", bytes.Clone(w.b.Bytes())
}

// A draft is one case while it is written.
type draft struct {
	*writer
	*rand.Rand
	company              string
	lang                 string
	year                 int
	sources              int
	own, english, french speaker
}

func (d *draft) line(format string, args ...any) { fmt.Fprintf(&d.b, format+"\n", args...) }

// pick is a value of a list, the first ones more often.
func (d *draft) pick(list []string) string {
	return list[min(d.IntN(len(list)), d.IntN(len(list)))]
}

// picks are up to n different values.
func (d *draft) picks(list []string, n int) []string {
	var picked []string
	for range n {
		if s := d.pick(list); !slices.Contains(picked, s) {
			picked = append(picked, s)
		}
	}
	return picked
}

func (d *draft) title() string {
	join := [...]string{" answers with ", " and its "}
	if d.lang == "fr" {
		join = [...]string{" répond avec ", " et son "}
	}
	return d.company + join[d.IntN(2)] + d.own.content() + " " + d.own.content() + ", " + d.own.content() + " " + strconv.Itoa(d.year)
}

func (d *draft) practice() {
	title := "Practice: " + d.own.content() + " and " + d.own.content()
	if d.lang == "fr" {
		title = "Pratique : " + d.own.content() + " et " + d.own.content()
	}
	d.line("type: practice\ntitle: %s\nsector: general\nlang: %s\nuses: [%s]", quote(title), d.lang, d.pick(d.tax.Uses.Slugs()))
	d.summary()
}

func (d *draft) story(i int) {
	uses := d.picks(d.tax.Uses.Slugs(), 2)
	crisis := uses[0] == "crisis" || slices.Contains(uses, "crisis")
	d.line("title: %s\ncompanies: [%s]\nsector: %s", quote(d.title()), quote(d.company), d.pick(d.sectors))
	d.line("countries: [%s]", strings.Join(d.picks([]string{"US", "FR", "CH", "GB", "DE", "CA", "BE", "NL", "IT", "ES", "SE", "JP"}, 2), ", "))
	d.line("period: %s\nlang: %s\nuses: [%s]", quote(d.period()), d.lang, strings.Join(uses, ", "))
	if d.IntN(3) == 0 {
		d.line("tags: [%s]", strings.Join(d.picks([]string{"humour", "apology", "co-creation", "local", "hashtag-hijack", "video"}, 2), ", "))
	}
	d.line("channels:")
	for _, name := range d.picks(d.channels, 3) {
		d.line("  - {name: %s, verdict: %s, source: %d}", name, d.pick(d.tax.Verdicts.Slugs()), d.source())
	}
	d.line("outcome: %s\nevidence: %s", d.pick(d.tax.Outcomes.Slugs()), d.pick(d.tax.Evidence.Slugs()))
	if d.IntN(4) == 0 {
		d.line("maturity: %d", 1+d.IntN(5))
	}
	d.summary()
	if crisis {
		d.crisis()
	}
	d.figures()
	if i%7 == 3 {
		d.related(i - 1 - d.IntN(3))
	}
}

// related names an earlier case, which every corpus with this one has.
func (d *draft) related(i int) {
	if i%practiceEvery != practiceEvery-1 {
		d.line("related: [%s-%06d]", kb.CompanySlug(companyOf(i)), i)
	}
}

func (d *draft) period() string {
	switch d.IntN(4) {
	case 0:
		return strconv.Itoa(d.year)
	case 1:
		return fmt.Sprintf("%d..%d", d.year, d.year+1+d.IntN(4))
	case 2:
		return fmt.Sprintf("%d..", d.year)
	}
	return fmt.Sprintf("%d-%02d", d.year, 1+d.IntN(12))
}

func (d *draft) source() int { return 1 + d.IntN(d.sources) }

func (d *draft) summary() {
	d.line("summary:\n  en: %s\n  fr: %s", quote(d.sentence(d.english, 16)+" "+d.sentence(d.english, 14)), quote(d.sentence(d.french, 16)+" "+d.sentence(d.french, 14)))
}

func (d *draft) crisis() {
	d.line("crisis: {cause: %s, response: [%s]}", d.pick(d.tax.Causes.Slugs()), strings.Join(d.picks(d.tax.Responses.Slugs(), 2), ", "))
	at := time.Date(d.year, time.Month(1+d.IntN(12)), 1+d.IntN(28), 6+d.IntN(12), 0, 0, 0, time.UTC)
	d.line("timeline:")
	for _, step := range []string{"event", "first-answer", "apology", "action", "end"} {
		form := time.DateOnly
		if step == "event" || step == "first-answer" {
			form = "2006-01-02T15:04"
		}
		d.line("  - at: %q\n    step: %s\n    text: {en: %s, fr: %s}\n    source: %d", at.Format(form), step,
			quote(d.sentence(d.english, 7)), quote(d.sentence(d.french, 7)), d.source())
		at = at.Add(time.Duration(1+d.IntN(60)) * time.Hour)
	}
}

func (d *draft) figures() {
	n := d.IntN(4)
	if n == 0 {
		return
	}
	d.line("figures:")
	for range n {
		value := fmt.Sprintf("%d%%", 1+d.IntN(200))
		if d.IntN(2) == 0 {
			value = fmt.Sprintf("%d million", 1+d.IntN(90))
		}
		d.line("  - value: %q\n    label: {en: %s, fr: %s}\n    rung: %s\n    source: %d\n    by: %s", value,
			quote("more "+d.english.content()), quote("de "+d.french.content()), d.pick(d.tax.Rungs.Slugs()), d.source(), d.pick(d.tax.Counters.Slugs()))
	}
}

// ending is the end of every front matter: sources, contributors, dates.
func (d *draft) ending() {
	d.line("sources:")
	for i := range d.sources {
		d.line("  - title: %s\n    url: \"https://example.org/%s/%d\"\n    publisher: %s\n    kind: %s\n    lang: %s\n    date: \"%d\"",
			quote(d.sentence(d.own, 6)), d.english.content(), i+1, quote("The "+company(d.IntN(companies))+" Review"), d.pick(d.tax.SourceKinds.Slugs()), d.lang, d.year)
	}
	d.line("contributors: [editors]\nadded: 2026-%02d-%02d", 1+d.IntN(12), 1+d.IntN(28))
}

func quote(s string) string { return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"` }
