package web

import (
	"errors"

	"casebook/kb"
)

// A collectionsAnswer is the public JSON of all collections, by name.
type collectionsAnswer struct {
	Collections []collectionHead `json:"collections"`
}

// A collectionHead is a collection without its cases.
type collectionHead struct {
	Name         string   `json:"name"`
	Title        string   `json:"title"`
	Summary      kb.Text  `json:"summary"`
	Size         int      `json:"size"` // public cases
	Contributors []string `json:"contributors"`
	Added        kb.Date  `json:"added,omitzero"`
}

// A collectionAnswer is the public JSON of one collection.
type collectionAnswer struct {
	collectionHead
	Cases []pickAnswer `json:"cases"`
	Body  string       `json:"body,omitempty"`
}

// A pickAnswer is one case of a collection, and why it is there.
type pickAnswer struct {
	Slug  string  `json:"slug"`
	Title string  `json:"title"`
	Note  kb.Text `json:"note,omitempty"`
}

func (s *Server) collectionsAPI(c *apiCall) (any, error) {
	found, _, err := s.config.Library.Collections(c.ctx)
	if err != nil {
		return nil, err
	}
	lang := c.text("lang")
	answer := collectionsAnswer{Collections: []collectionHead{}}
	for _, collection := range found {
		picks, err := c.picks(collection, lang)
		if err != nil {
			return nil, err
		}
		answer.Collections = append(answer.Collections, newCollectionHead(collection, lang, len(picks)))
	}
	return answer, nil
}

func (s *Server) collectionAPI(c *apiCall) (any, error) {
	lang := c.text("lang")
	collection, err := s.config.Library.Collection(c.ctx, c.slug("name"))
	if err != nil {
		return nil, err
	}
	picks, err := c.picks(collection, lang)
	if err != nil {
		return nil, err
	}
	return collectionAnswer{newCollectionHead(collection, lang, len(picks)), picks, collection.Body}, nil
}

func newCollectionHead(c *kb.Collection, lang string, size int) collectionHead {
	title, _ := c.TitleIn(lang)
	return collectionHead{c.Name, title, c.Summary, size, append([]string{}, c.Contributors...), c.Added}
}

// picks are the cases of a collection that are public, by the names that they have
// now, with their titles in the language asked for.
func (c *apiCall) picks(collection *kb.Collection, lang string) ([]pickAnswer, error) {
	picks := []pickAnswer{}
	for _, pick := range collection.Cases {
		found, err := c.g.Case(c.ctx, pick.Slug)
		if errors.Is(err, kb.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		title, _ := found.TitleIn(lang)
		if lang == "" {
			title, _ = found.TitleIn(found.Lang)
		}
		picks = append(picks, pickAnswer{found.Slug, title, pick.Note})
	}
	return picks, nil
}
