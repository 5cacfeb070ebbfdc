package web

import (
	"casebook/index"
)

// apiSuggestions is the number of suggestions where nothing is asked.
const apiSuggestions = 8

// A suggestAnswer is the public JSON of suggestions, the best first.
type suggestAnswer struct {
	Query       string             `json:"query"`
	Suggestions []index.Suggestion `json:"suggestions"`
}

// suggestAPI answers with what somebody may want to type who has typed q so far.
func (s *Server) suggestAPI(c *apiCall) (any, error) {
	n, lang := c.number("n"), c.text("lang")
	answer := suggestAnswer{Query: c.text("q"), Suggestions: []index.Suggestion{}}
	found, err := c.g.Suggest(c.ctx, answer.Query, lang, n)
	answer.Suggestions = append(answer.Suggestions, found...)
	return answer, err
}
