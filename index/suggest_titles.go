package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	segapi "github.com/blevesearch/scorch_segment_api/v2"

	"casebook/kb"
)

// maxTitleTerms bounds the terms of titles that are read from a segment. Of the
// thousands that begin with a letter, reading ends with the first in the alphabet
// that are in the language asked for, nearly always long before.
const maxTitleTerms = 100

// findTitles proposes titles by the terms of one kind.
func (s *suggesting) findTitles(kind string, rank uint8, key string, near *nearPrefix) error {
	var a segapi.Automaton
	from := kind + key[:min(len(key), maxTitleKey)]
	to := from + "\xff" // no term has this byte
	if near != nil {
		a, from, to = near.after(kind[0]), kind, kind+"\xff"
	}
	for i := range s.g.segments {
		seg := &s.g.segments[i]
		dict, err := seg.segment.Dictionary(fieldSuggest)
		if err != nil {
			return err
		}
		var list segapi.PostingsList
		var docs segapi.PostingsIterator
		terms := dict.AutomatonIterator(a, []byte(from), []byte(to))
		for range maxTitleTerms {
			entry, err := terms.Next()
			if err != nil {
				return err
			}
			if entry == nil {
				break
			}
			title, lang, _ := strings.Cut(entry.Term[len(kind):], "\x00")
			p := proposal{id: -1, rank: rank, slip: slip(title, key, near), cases: 1, key: title, lang: lang}
			if near == nil && !s.titles.wants(p) {
				break // nor what follows, in whatever language
			}
			if p.foreign = lang != s.lang; !s.titles.wants(p) {
				continue
			}
			if list, err = dict.PostingsList([]byte(entry.Term), seg.deleted, list); err != nil {
				return err
			}
			docs = list.Iterator(false, false, false, docs)
			for range s.titles.n {
				doc, err := docs.Next()
				if err != nil {
					return err
				}
				if doc == nil {
					break
				}
				p.id = int(doc.Number()) + int(seg.offset) //nolint:gosec // bleve numbers with 31 bits
				s.titles.add(p)
			}
		}
	}
	return nil
}

// readTitles is a case with its slug and its titles only: the rest is not decoded.
func (g *Generation) readTitles(doc uint32) (*kb.Case, error) {
	var stored struct {
		Slug, Title, Lang string
		Translations      []struct{ Lang, Title string }
	}
	s, local := g.at(doc)
	var decodeErr error
	err := s.segment.VisitStoredFields(uint64(local), func(name string, _ byte, value []byte, _ []uint64) bool {
		if name != fieldCase {
			return true
		}
		decodeErr = json.Unmarshal(value, &stored)
		return false
	})
	if err = errors.Join(err, decodeErr); err != nil {
		return nil, fmt.Errorf("read the titles of a case of generation %s: %w", g.name, err)
	}
	c := &kb.Case{Slug: stored.Slug, Title: stored.Title, Lang: stored.Lang}
	for _, t := range stored.Translations {
		c.Translations = append(c.Translations, kb.Translation{Lang: t.Lang, Title: t.Title})
	}
	return c, nil
}
