package web

import (
	"net/http"

	"casebook/index"
)

// apiSuggestions is the number of suggestions where nothing is asked.
const apiSuggestions = 8

// A suggestAnswer is the public JSON of suggestions, the best first.
type suggestAnswer struct {
	Query       string             `json:"query"`
	Suggestions []index.Suggestion `json:"suggestions"`
}

// suggestAPI answers q, lang and n: what somebody may want to type who has typed q
// so far.
func (s *Server) suggestAPI(r *http.Request, g *index.Generation) (any, error) {
	q := r.URL.Query()
	n, err := readNumber(q, "n", 1, index.MaxSuggestions, apiSuggestions)
	if err != nil {
		return nil, err
	}
	answer := suggestAnswer{Query: cleanText(q.Get("q")), Suggestions: []index.Suggestion{}}
	found, err := g.Suggest(r.Context(), answer.Query, cleanText(q.Get("lang")), n)
	answer.Suggestions = append(answer.Suggestions, found...)
	return answer, err
}
