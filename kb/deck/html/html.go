package html

import (
	"crypto/sha256"
	_ "embed" // the page's parts
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"html/template"
	"io"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"casebook/kb/deck"
)

//go:embed page.tmpl
var pageTemplate string

//go:embed deck.css
var styleSource string

//go:embed deck.js
var script string

//go:embed marks.svg
var marks string

// Options are what a page depends on beside the deck.
type Options struct {
	NoNotes bool // leave out what the speaker reads
}

// Write writes a deck as one HTML page.
func Write(w io.Writer, d *deck.Deck, o Options) error {
	t, err := page()
	if err != nil {
		return err
	}
	p := newPage(d, o)
	if err := t.Execute(w, p); err != nil {
		return fmt.Errorf("write the slides as HTML: %w", err)
	}
	return nil
}

// A pageView is what the page's template sees.
type pageView struct {
	Deck          *deck.Deck
	Slides        []slideView
	Words         words
	Policy        string
	Style, Script template.HTML
	Marks         template.HTML
	Text          template.JS
}

// A slideView is a slide with its place.
type slideView struct {
	*deck.Slide
	Number, All int
	Label       string // unique on the page
	Body        string // class of its content
	Noted       bool
	By          string // at the cover's foot
	Words       words
	lang        string
	first       map[string]int // number of a case's first slide
}

// First is the number of the first slide about a case.
func (s slideView) First(slug string) int { return s.first[slug] }

// Lang is the language of a text where it is not the deck's.
func (s slideView) Lang(text any) template.HTMLAttr {
	lang := ""
	switch text := text.(type) {
	case deck.Run:
		lang = text.Lang
	case deck.Source:
		lang = text.Lang
	}
	if lang == "" || lang == s.lang || strings.Trim(lang, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") != "" {
		return ""
	}
	return template.HTMLAttr(` lang="` + lang + `"`) //nolint:gosec // letters, digits and hyphens
}

// Steps are those whose words stand on the slide.
func (s slideView) Steps() []deck.Step { return s.Timeline.Steps[s.Timeline.First:s.Timeline.Last] }

func newPage(d *deck.Deck, o Options) pageView {
	p := pageView{Deck: d, Words: wordsIn(d.Lang), Marks: template.HTML(marks)} //nolint:gosec // our own file
	style := styles()
	p.Style = template.HTML("<style>" + style + "</style>")     //nolint:gosec // our own file
	p.Script = template.HTML(`<script>` + script + "</script>") //nolint:gosec // our own file
	p.Policy = "default-src 'none'; base-uri 'none'; form-action 'none'; style-src " + hash(style) + "; script-src " + hash(script)
	first := make(map[string]int)
	for i := range d.Slides {
		s := &d.Slides[i]
		v := slideView{Slide: s, Number: i + 1, All: len(d.Slides), Words: p.Words, lang: d.Lang, first: first}
		v.Label = strconv.Itoa(v.Number) + ". " + s.Title.Text
		if s.Head != "" {
			v.Label += ", " + s.Head
		}
		if s.Kind == deck.KindCover {
			v.By = strings.Trim(d.Author+" · "+d.Dated(), " ·")
		}
		switch {
		case s.Kind != deck.KindCase:
		case s.Lead.Text == "" && len(s.Facts) == 0:
			v.Body = " more"
		case len(s.Channels) == 0:
			v.Body = " alone"
		}
		v.Noted = !o.NoNotes && len(s.Notes.Say)+len(s.Notes.Ask)+len(s.Notes.Sources) > 0
		if _, known := first[s.Slug]; !known && s.Slug != "" {
			first[s.Slug] = v.Number
		}
		p.Slides = append(p.Slides, v)
	}
	p.Text = p.texts(d)
	return p
}

// texts are what the script says, and by what it knows a window of the same deck.
func (p pageView) texts(d *deck.Deck) template.JS {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %s %d %v", d.Title, d.Lang, len(d.Slides), d.Reveal))
	data, err := json.Marshal(map[string]string{ // escapes <, > and &
		"id": hex.EncodeToString(sum[:8]), "title": d.Title, "of": p.Words.Of, "pause": p.Words.Pause, "go": p.Words.Go,
	})
	if err != nil {
		panic(err) // strings can always be written
	}
	return template.JS(data) //nolint:gosec // JSON, in an element that is not run
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

// styles are the style sheet, in which 20u stands for twenty points of a slide, and
// a class for each size of text.
var styles = sync.OnceValue(func() string {
	points := regexp.MustCompile(`(-?\d*\.?\d+)u\b`)
	css := styleSource
	for size := 12; size <= 66; size++ {
		css += fmt.Sprintf(".z%d { font-size: %du }\n", size, size)
	}
	css = points.ReplaceAllString(css, "calc($1 * var(--u))")
	return "\n" + css
})

var page = sync.OnceValues(func() (*template.Template, error) {
	return template.New("page").Funcs(template.FuncMap{
		"size":    func(points int) string { return " z" + strconv.Itoa(points) },
		"add":     add,
		"mark":    mark,
		"verdict": func(v string) template.HTML { return mark("verdict:" + v) },
		"figure":  figure,
		"href":    href,
		"address": deck.ShownAddress,
		"drawing": drawing,
	}).Parse(pageTemplate)
})

func add(numbers ...int) int {
	sum := 0
	for _, n := range numbers {
		sum += n
	}
	return sum
}

// href is an address that may be followed: of the web, else none.
func href(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" && (u.Scheme == "https" || u.Scheme == "http") {
		return address
	}
	return ""
}

// mark is the picture of a value such as "outcome:success"; the word stands beside
// it.
func mark(of string) template.HTML {
	family, value, ok := strings.Cut(of, ":")
	if !ok || family == "" {
		return ""
	}
	letter := family[:1]
	if family == "verdict" && value == "" {
		value = "none"
	}
	id := letter + "-" + value
	if !strings.Contains(marks, `id="`+id+`"`) {
		return ""
	}
	//nolint:gosec // the id is one of our own symbols'
	return template.HTML(`<svg class="m ` + letter + " " + id + `" aria-hidden="true"><use href="#` + id + `"/></svg>`)
}

// figure sets what stands beside a number smaller: "CHF 25", "40 million", "90 %".
func figure(value string) template.HTML {
	before, number, after := deck.FigureParts(value)
	small := func(s string) string {
		if s == "" {
			return ""
		}
		return "<small>" + template.HTMLEscapeString(s) + "</small>"
	}
	return template.HTML(small(before) + template.HTMLEscapeString(number) + small(after)) //nolint:gosec // escaped above
}
