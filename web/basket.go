package web

import (
	"net/url"
	"slices"
	"strings"
)

// A basket is what a reader put together: cases in an order, a note on each, a
// title. An address holds it whole: cases=a,b, title=…, note.a=…
type basket struct {
	title string
	picks []pick
	full  bool // the address had more cases than a basket holds
}

// A pick is one case of a basket, by its name in the address.
type pick struct{ slug, note string }

// Bounds of a basket: of its cases, and of its texts in characters.
const (
	maxPicks       = 60
	maxNote        = 300
	maxBasketTitle = 120
)

// longAddress is the length in bytes from which programs that people send
// addresses with begin to cut them.
const longAddress = 8000

// readBasket never fails: names of cases that can't be one are kept, to be told.
func readBasket(q url.Values) basket {
	b := basket{title: cleanNote(q.Get("title"), maxBasketTitle)}
	for _, param := range q["cases"] {
		for slug := range strings.SplitSeq(param, ",") {
			if slug = strings.ToLower(cleanNote(slug, maxSlug)); slug == "" || b.has(slug) {
				continue
			}
			if len(b.picks) == maxPicks {
				b.full = true
				return b
			}
			b.picks = append(b.picks, pick{slug, cleanNote(q.Get("note."+slug), maxNote)})
		}
	}
	return b
}

// maxSlug is the length of the longest name that a case can have.
const maxSlug = 80

// cleanNote is text of at most n characters, fit for a page: see [cleanText].
func cleanNote(s string, n int) string {
	const most = 4 // bytes of a character
	if len(s) > n*most {
		s = s[:n*most]
	}
	s = strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	runes := []rune(strings.Join(strings.Fields(s), " "))
	return strings.TrimSpace(string(runes[:min(len(runes), n)]))
}

func (b basket) has(slug string) bool { return b.at(slug) >= 0 }

func (b basket) at(slug string) int {
	return slices.IndexFunc(b.picks, func(p pick) bool { return p.slug == slug })
}

// slugs are the cases as an address names them: "a,b".
func (b basket) slugs() string {
	names := make([]string, len(b.picks))
	for i, p := range b.picks {
		names[i] = url.QueryEscape(p.slug)
	}
	return strings.Join(names, ",")
}

// query is the basket as address parameters, "" for an empty one.
func (b basket) query() string {
	var params []string
	if len(b.picks) > 0 {
		params = append(params, "cases="+b.slugs())
	}
	if b.title != "" {
		params = append(params, "title="+url.QueryEscape(b.title))
	}
	for _, p := range b.picks {
		if p.note != "" {
			params = append(params, "note."+url.QueryEscape(p.slug)+"="+url.QueryEscape(p.note))
		}
	}
	if len(params) == 0 {
		return ""
	}
	return "?" + strings.Join(params, "&")
}

// The addresses of a basket's pages, below the language.
func (b basket) path() string        { return "/selection" + b.query() }
func (b basket) handoutPath() string { return "/selection/handout" + b.query() }

// tidy reports whether q says what b holds and nothing else. A form that was sent
// has fields that were left empty, and the button that was pressed.
func (b basket) tidy(q url.Values) bool {
	said, _ := url.ParseQuery(strings.TrimPrefix(b.query(), "?"))
	for name := range q {
		if !said.Has(name) {
			return false
		}
	}
	return true
}

// press does what a button of the form says, "up.slug", "down.slug" or
// "remove.slug", and returns the case that it was about, "" where it is none.
func (b *basket) press(button string) string {
	does, slug, _ := strings.Cut(button, ".")
	i := b.at(slug)
	if i < 0 {
		return ""
	}
	switch does {
	case "up":
		if i > 0 {
			b.picks[i-1], b.picks[i] = b.picks[i], b.picks[i-1]
		}
	case "down":
		if i+1 < len(b.picks) {
			b.picks[i+1], b.picks[i] = b.picks[i], b.picks[i+1]
		}
	case "remove":
		b.picks = slices.Delete(b.picks, i, i+1)
	}
	return slug
}
