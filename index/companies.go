package index

import (
	"context"
	"fmt"
	"slices"
	"strings"

	segapi "github.com/blevesearch/scorch_segment_api/v2"

	"casebook/kb"
)

// A company is an organisation that cases tell of. Those that are written in several
// ways with the same letters and digits are one.
type company struct {
	key      string // its letters and digits
	name     string // as most cases write it
	slug     string // of that
	cases    int    // that write it so or otherwise
	writings []string
}

// companies are those of the generation, sorted by slug, read once.
func (g *Generation) companies(ctx context.Context) ([]company, error) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.named != nil {
		return g.named, nil
	}
	written, err := g.companyTerms(ctx)
	if err != nil {
		return nil, fmt.Errorf("read the names of companies: %w", err)
	}
	all := make([]company, 0, len(written))
	at := make(map[string]int, len(written))
	most := make([]int, 0, len(written))
	for _, term := range sortedKeys(written) {
		key, name, _ := strings.Cut(term[len(suggestCompany):], "\x00")
		i, known := at[key]
		if !known {
			i = len(all)
			at[key] = i
			all, most = append(all, company{key: key}), append(most, 0)
		}
		c := &all[i]
		c.cases += written[term]
		c.writings = append(c.writings, name)
		if written[term] > most[i] {
			most[i], c.name, c.slug = written[term], name, kb.CompanySlug(name)
		}
	}
	slices.SortStableFunc(all, func(a, b company) int { return strings.Compare(a.slug, b.slug) })
	g.named = all
	return all, nil
}

// companyTerms are how all segments write companies, with the number of cases.
func (g *Generation) companyTerms(ctx context.Context) (map[string]int, error) {
	written := make(map[string]int)
	for i := range g.segments {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		s := &g.segments[i]
		dict, err := s.segment.Dictionary(fieldSuggest)
		if err != nil {
			return nil, err
		}
		var list segapi.PostingsList
		for terms := dict.AutomatonIterator(nil, []byte(suggestCompany), []byte(suggestCompany+"\xff")); ; {
			entry, err := terms.Next()
			if err != nil {
				return nil, err
			}
			if entry == nil {
				break
			}
			if list, err = dict.PostingsList([]byte(entry.Term), s.deleted, list); err != nil {
				return nil, err
			}
			if n := int(list.Count()); n > 0 { //nolint:gosec // at most the number of documents
				written[entry.Term] += n
			}
		}
	}
	return written, nil
}
