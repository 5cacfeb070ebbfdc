package web

import (
	"net/url"
	"strings"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/deck"
)

// A deckLink is the address of slides, empty where there can be none, and that of a
// brief where one is offered.
type deckLink struct {
	link
	Brief link
}

// deckOfCase are the slides of one case, and its brief.
func (v view) deckOfCase(slug string) deckLink {
	return deckLink{
		link{v.l.T("deck.one"), feedPath("/deck.pptx?cases="+slug, v.l.Lang)},
		link{v.l.T("deck.brief-one"), feedPath("/deck.docx?brief=1&cases="+slug, v.l.Lang)},
	}
}

// deckOfSearch are the slides of all cases that a search found.
func (v view) deckOfSearch(sel selection, res *index.Result) deckLink {
	if res.Total == 0 || res.Total > deck.MaxCases || res.Relaxed || sel.badYear || sel.words == "" && !sel.filtered() {
		return deckLink{}
	}
	to := strings.Replace(sel.path(), "/search", "/deck.pptx", 1)
	return deckLink{link: link{v.l.N("deck.of", res.Total), feedPath(to, v.l.Lang)}}
}

// A deckForm makes slides of a selection or of a collection.
type deckForm struct {
	Not     string  // why none can be made, in place of the form
	Hidden  []param // which cases
	Langs   []language
	Buttons []link
	Brief   link // a button that sends brief=1
	MaxName int
}

func (v view) deckForm(hidden []param) *deckForm {
	f := &deckForm{Hidden: hidden, Langs: languages[:], MaxName: maxBasketTitle}
	for _, format := range deckFormats {
		f.Buttons = append(f.Buttons, link{v.l.T("deck.as-" + format.ext), "/deck." + format.ext})
	}
	f.Brief = link{v.l.T("deck.brief"), "/deck.docx"}
	return f
}

// deckOfBasket makes slides of a selection.
func (v view) deckOfBasket(b basket) *deckForm {
	hidden := []param{{"cases", b.slugs()}}
	if b.title != "" {
		hidden = append(hidden, param{"title", b.title})
	}
	for _, p := range b.picks {
		if p.note != "" {
			hidden = append(hidden, param{"note." + p.slug, p.note})
		}
	}
	return v.deckForm(hidden)
}

// deckOfCollection makes slides of a collection with so many cases; nil where it has
// none.
func (v view) deckOfCollection(name string, cases int) *deckForm {
	switch {
	case cases == 0:
		return nil
	case cases > deck.MaxCases:
		return &deckForm{Not: v.l.T("deck.too-many-here", "n", deck.MaxCases, "m", cases)}
	}
	return v.deckForm([]param{{"collection", name}})
}

// attachment tells a browser to keep a file under a name made of a title (RFC 6266).
// The title itself is told too where it is written in other letters than names of
// files are safe with.
func attachment(title, ext string) string {
	const most = 60
	name := strings.Map(func(r rune) rune {
		if r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, kb.CompanySlug(title))
	if len(name) > most {
		name = name[:most]
		if i := strings.LastIndexByte(name, '-'); i > 0 {
			name = name[:i]
		}
	}
	if name = strings.Trim(name, "-"); name != "" {
		return `attachment; filename="` + name + "." + ext + `"`
	}
	return `attachment; filename="casebook.` + ext + `"; filename*=UTF-8''` + url.PathEscape(cleanNote(title, most)) + "." + ext
}
