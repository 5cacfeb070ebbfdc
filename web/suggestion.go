package web

import (
	"strings"

	"casebook/index"
)

// nearSuggestions bounds what is offered where a search found nothing.
const nearSuggestions = 5

// suggestKinds are the kinds of suggestions.
var suggestKinds = [...]string{"company", "use", "channel", "sector", "country", "tag", "case", "phrase"}

// SuggestKinds hands the script what kinds are called: "company=organisation|…".
func (l *layout) SuggestKinds() string {
	named := make([]string, len(suggestKinds))
	for i, kind := range suggestKinds {
		named[i] = kind + "=" + l.L.T("suggest."+kind)
	}
	return strings.Join(named, "|")
}

// A suggestionView is what somebody may have meant, and where it leads.
type suggestionView struct {
	mark
	Lang string // of the label where it is not the page's
	Kind string // "organisation"
}

// suggestions lead to the pages of what they name, words to a search. The script
// does the same with those that the API gives.
func (v view) suggestions(found []index.Suggestion) []suggestionView {
	var views []suggestionView
	for _, s := range found {
		view := suggestionView{Kind: v.l.T("suggest." + s.Kind)}
		if s.Lang != "" {
			view.Lang = v.foreign(s.Lang)
		}
		view.Label, view.Href = s.Text, v.href("/cases/"+s.Slug)
		switch facet := index.Facet(s.Kind); facet {
		case "case":
		case index.FacetUse, index.FacetChannel, index.FacetSector, index.FacetCountry, index.FacetTag:
			m := v.mark(facet, s.Slug)
			view.Icon, view.Class, view.Href = m.Icon, m.Class, m.Href
		case index.FacetCompany:
			view.Href = v.href("/companies/" + s.Slug)
		default: // words
			view.Href = v.href(selection{words: s.Text}.path())
		}
		views = append(views, view)
	}
	return views
}
