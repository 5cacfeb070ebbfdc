package web

import (
	"net/url"
	"strings"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/deck"
)

// A deckLink is the address of slides, empty where there can be none.
type deckLink struct{ link }

// deckOfCase are the slides of one case.
func (v view) deckOfCase(slug string) deckLink {
	return deckLink{link{v.l.T("deck.one"), feedPath("/deck.pptx?cases="+slug, v.l.Lang)}}
}

// deckOfSearch are the slides of all cases that a search found.
func (v view) deckOfSearch(sel selection, res *index.Result) deckLink {
	if res.Total == 0 || res.Total > deck.MaxCases || res.Relaxed || sel.badYear || sel.words == "" && !sel.filtered() {
		return deckLink{}
	}
	to := strings.Replace(sel.path(), "/search", "/deck.pptx", 1)
	return deckLink{link{v.l.N("deck.of", res.Total), feedPath(to, v.l.Lang)}}
}

// A deckForm makes slides of a selection.
type deckForm struct {
	Hidden  []param // the selection
	Langs   []language
	Buttons []link
	MaxName int
}

func (v view) deckForm(b basket) *deckForm {
	f := &deckForm{Hidden: []param{{"cases", b.slugs()}}, Langs: languages[:], MaxName: maxBasketTitle}
	if b.title != "" {
		f.Hidden = append(f.Hidden, param{"title", b.title})
	}
	for _, p := range b.picks {
		if p.note != "" {
			f.Hidden = append(f.Hidden, param{"note." + p.slug, p.note})
		}
	}
	for _, format := range deckFormats {
		f.Buttons = append(f.Buttons, link{v.l.T("deck.as-" + format.ext), "/deck." + format.ext})
	}
	return f
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
