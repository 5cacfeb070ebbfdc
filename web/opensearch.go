package web

import (
	"encoding/json"
	"encoding/xml"
	"net/http"

	"casebook/index"
)

// An openSearchAnswer is suggestions in the form that browsers read: what was
// typed, then as many texts, descriptions and addresses
// (application/x-suggestions+json).
type openSearchAnswer struct {
	typed                   string
	texts, kinds, addresses []string
}

// MarshalJSON writes the four in a list.
func (a openSearchAnswer) MarshalJSON() ([]byte, error) {
	return json.Marshal([]any{a.typed, a.texts, a.kinds, a.addresses})
}

// openSearchAPI answers with suggestions for the search box of a browser.
func (s *Server) openSearchAPI(c *apiCall) (any, error) {
	lang := base(c.text("lang"))
	if !isLanguage(lang) {
		lang = languages[0].Tag
	}
	a := openSearchAnswer{typed: c.text("q"), texts: []string{}, kinds: []string{}, addresses: []string{}}
	found, err := c.g.Suggest(c.ctx, a.typed, lang, apiSuggestions)
	if err != nil {
		return nil, err
	}
	tax, err := s.taxonomies()
	if err != nil {
		return nil, err
	}
	v := s.viewIn(s.locales[lang], tax)
	for _, suggestion := range found {
		address := v.pageOf(index.Facet(suggestion.Kind), suggestion.Slug)
		switch suggestion.Kind {
		case "case":
			address = v.href("/cases/" + suggestion.Slug)
		case "phrase":
			address = v.href(selection{words: suggestion.Text}.path())
		}
		a.texts = append(a.texts, suggestion.Text)
		a.kinds = append(a.kinds, v.l.T("opensearch."+suggestion.Kind))
		a.addresses = append(a.addresses, c.origin+address)
	}
	return a, nil
}

// An openSearchDescription tells browsers how to search here
// (https://github.com/dewitt/opensearch, draft 6).
type openSearchDescription struct {
	XMLName        xml.Name        `xml:"http://a9.com/-/spec/opensearch/1.1/ OpenSearchDescription"`
	ShortName      string          `xml:"ShortName"`   // at most 16 characters
	Description    string          `xml:"Description"` // at most 1,024
	Tags           string          `xml:"Tags"`
	LongName       string          `xml:"LongName"` // at most 48
	URLs           []openSearchURL `xml:"Url"`
	Image          openSearchImage `xml:"Image"`
	Language       string          `xml:"Language"`
	OutputEncoding string          `xml:"OutputEncoding"`
	InputEncoding  string          `xml:"InputEncoding"`
}

type openSearchURL struct {
	Type     string `xml:"type,attr"`
	Rel      string `xml:"rel,attr,omitempty"`
	Template string `xml:"template,attr"`
}

type openSearchImage struct {
	Width  int    `xml:"width,attr"`
	Height int    `xml:"height,attr"`
	Type   string `xml:"type,attr"`
	URL    string `xml:",chardata"`
}

// openSearch describes the search in the language asked for. Its addresses are
// absolute: a browser keeps them.
func (s *Server) openSearch(w http.ResponseWriter, r *http.Request) {
	l, origin := s.fileLocale(w, r), s.origin(r)
	self := "/opensearch.xml?lang=" + l.Lang
	d := openSearchDescription{
		ShortName: "Casebook", LongName: l.T("opensearch.name"), Description: l.T("opensearch.description"), Tags: l.T("opensearch.tags"),
		URLs: []openSearchURL{
			{Type: "text/html", Template: origin + "/" + l.Lang + "/search?q={searchTerms}"},
			{Type: mediaSuggestions, Rel: "suggestions", Template: origin + apiRoot + "/suggest/opensearch?q={searchTerms}&lang=" + l.Lang},
			{Type: mediaAtom, Template: origin + "/search.atom?q={searchTerms}&lang=" + l.Lang},
			{Type: "application/opensearchdescription+xml", Rel: "self", Template: origin + self},
		},
		Image:    openSearchImage{16, 16, "image/svg+xml", origin + "/favicon.svg"},
		Language: l.Lang, OutputEncoding: "UTF-8", InputEncoding: "UTF-8",
	}
	s.writeXML(w, r, "application/opensearchdescription+xml; charset=utf-8", d)
}
