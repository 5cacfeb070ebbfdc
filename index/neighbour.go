package index

import "casebook/kb"

// A Neighbour is a case that stands near another, and why.
type Neighbour struct {
	Case    *kb.Case
	Score   float64 // how near: 1 would be the case itself, 0 nothing in common
	Reasons []Reason
}

// A NeighbourHit is a [Neighbour] as the world sees it; its JSON is public.
type NeighbourHit struct {
	Hit
	Reasons []ReasonHit `json:"reasons"`
}

// A ReasonHit is a [Reason] with its text; its JSON is public.
type ReasonHit struct {
	Text    string   `json:"text"`
	ByHand  bool     `json:"by_hand"`
	Differs bool     `json:"differs"`
	Facet   Facet    `json:"facet,omitempty"`
	Values  []string `json:"values,omitempty"`
	Here    []string `json:"here,omitempty"`
	Channel string   `json:"channel,omitempty"`
	Words   []string `json:"words,omitempty"`
}

// Hit is the neighbour with its texts in the language asked for.
func (n Neighbour) Hit(lang string, tax *kb.Taxonomies) NeighbourHit {
	h := NeighbourHit{Hit: newHit(n.Case, lang, n.Score), Reasons: make([]ReasonHit, 0, len(n.Reasons))}
	for _, r := range n.Reasons {
		h.Reasons = append(h.Reasons, ReasonHit{
			Text: r.Text(lang, tax), ByHand: r.ByHand, Differs: r.Differs, Facet: r.Facet,
			Values: r.Values, Here: r.Here, Channel: r.Channel, Words: r.Words,
		})
	}
	return h
}
