package cite

import (
	"bytes"
	"encoding/json"
	"strings"

	"casebook/kb"
)

// A cslItem is an item of CSL-JSON, the data that the Citation Style Language
// (1.0.2) is given.
type cslItem struct {
	ID             string    `json:"id"`
	Type           string    `json:"type"`
	Title          string    `json:"title,omitempty"`
	Author         []cslName `json:"author,omitempty"`
	ContainerTitle string    `json:"container-title,omitempty"`
	Publisher      string    `json:"publisher,omitempty"`
	Genre          string    `json:"genre,omitempty"`
	Issued         *cslDate  `json:"issued,omitempty"`
	Accessed       *cslDate  `json:"accessed,omitempty"`
	URL            string    `json:"URL,omitempty"`
	Language       string    `json:"language,omitempty"`
	Abstract       string    `json:"abstract,omitempty"`
	Keyword        string    `json:"keyword,omitempty"`
	Note           string    `json:"note,omitempty"`
}

type cslName struct {
	Family  string `json:"family,omitempty"`
	Given   string `json:"given,omitempty"`
	Literal string `json:"literal,omitempty"`
}

type cslDate struct {
	Parts [][]int `json:"date-parts"`
}

// CSL writes items as a CSL-JSON array.
func CSL(items []Item) []byte {
	all := make([]cslItem, 0, len(items))
	for _, i := range items {
		one := cslItem{
			ID: i.Key, Type: formOf(i.Kind).csl, Title: oneLine(i.Title), ContainerTitle: oneLine(i.Container),
			Publisher: oneLine(i.Publisher), Genre: i.Genre, Issued: cslDateOf(i.Issued), Accessed: cslDateOf(i.Accessed),
			URL: plainURL(i.URL), Language: i.Lang, Abstract: oneLine(i.Abstract), Keyword: oneLine(strings.Join(i.Keywords, ", ")),
		}
		for _, n := range i.Authors {
			if n.String() == "" {
				continue
			}
			one.Author = append(one.Author, cslName{Family: oneLine(n.Family), Given: oneLine(n.Given), Literal: oneLine(n.Literal)})
		}
		if i.Archived != "" {
			one.Note = "Archived at " + plainURL(i.Archived)
		}
		all = append(all, one)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // a bibliography is no page, and people read it
	e.SetIndent("", "  ")
	if err := e.Encode(all); err != nil {
		panic("cite: texts and numbers can't be written as JSON: " + err.Error())
	}
	return b.Bytes()
}

// cslDateOf has as many parts as are known.
func cslDateOf(d kb.Date) *cslDate {
	switch {
	case d.IsZero():
		return nil
	case d.Month == 0:
		return &cslDate{[][]int{{d.Year}}}
	case d.Day == 0:
		return &cslDate{[][]int{{d.Year, int(d.Month)}}}
	}
	return &cslDate{[][]int{{d.Year, int(d.Month), d.Day}}}
}
