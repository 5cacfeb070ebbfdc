package exchange

import (
	"errors"
	"slices"
	"strings"
)

// risky are the characters at which spreadsheets begin a formula.
const risky = "=+-@\t\r"

// Inert puts an apostrophe before a text that a spreadsheet would take for a
// formula (CWE-1236), and before one that [Active] would take it off from.
func Inert(text string) string {
	if isRisky(text) {
		return "'" + text
	}
	return text
}

// Active is the text that [Inert] was given.
func Active(cell string) string {
	if strings.HasPrefix(cell, "'") && isRisky(cell) {
		return cell[1:]
	}
	return cell
}

func isRisky(text string) bool {
	bare := strings.TrimLeft(text, "'")
	return bare != "" && strings.IndexByte(risky, bare[0]) >= 0
}

// wordLists are the keys whose cells are lists of words.
var wordLists = [...]string{
	"companies", "countries", "uses", "tags", "crisis.response", "related", "aliases", "contributors",
}

// joinList is a list of words as a cell has it.
func joinList(words []string) string {
	escaped := make([]string, len(words))
	for i, w := range words {
		escaped[i] = strings.NewReplacer(`\`, `\\`, `;`, `\;`).Replace(w)
	}
	return strings.Join(escaped, "; ")
}

// splitList is the words of a cell.
func splitList(cell string) []string {
	var words []string
	var b strings.Builder
	escaped := false
	end := func() {
		if w := strings.TrimSpace(b.String()); w != "" {
			words = append(words, w)
		}
		b.Reset()
	}
	for _, c := range cell {
		switch {
		case escaped:
			escaped = false
			if c != ';' && c != '\\' {
				b.WriteByte('\\')
			}
			b.WriteRune(c)
		case c == '\\':
			escaped = true
		case c == ';':
			end()
		default:
			b.WriteRune(c)
		}
	}
	if escaped {
		b.WriteByte('\\')
	}
	end()
	return words
}

var errCell = errors.New("the cell begins as JSON and is none")

// cellNode is what a cell says under a key: words of a list, JSON, channels with
// their verdicts, or text.
func cellNode(key string, n *node) (*node, error) {
	text := strings.TrimSpace(n.text)
	item := func(s string) *node { return &node{kind: word, text: s, place: n.place} }
	switch {
	case slices.Contains(wordLists[:], key):
		made := &node{kind: list, place: n.place}
		for _, w := range splitList(text) {
			made.items = append(made.items, item(w))
		}
		return made, nil
	case holdsJSON(key) && (strings.HasPrefix(text, "[") || strings.HasPrefix(text, "{")):
		return jsonCell(text, n.place)
	case key == "channels":
		made := &node{kind: list, place: n.place}
		for _, w := range splitList(text) {
			name, verdict, judged := strings.Cut(w, ":")
			ch := &node{kind: mapping, place: n.place, fields: []field{{"name", n.place, item(strings.TrimSpace(name))}}}
			if judged {
				ch.fields = append(ch.fields, field{"verdict", n.place, item(strings.TrimSpace(verdict))})
			}
			made.items = append(made.items, ch)
		}
		return made, nil
	case key == "body":
		return n, nil
	case text == "true" || text == "false":
		return &node{kind: bare, text: text, place: n.place}, nil
	}
	return item(text), nil
}

// holdsJSON reports whether a cell under a key may be JSON: a title may begin with
// a bracket.
func holdsJSON(key string) bool {
	switch key {
	case "channels", "summary", "crisis", "figures", "timeline", "teaching", "teaching.questions", "teaching.objectives", "sources", "translations":
		return true
	}
	return false
}

// jsonCell reads JSON, all of it at the cell's place.
func jsonCell(text string, at place) (*node, error) {
	n, err := parseJSON([]byte(text), place{1, 1})
	if err != nil {
		return nil, errCell
	}
	n.move(at)
	return n, nil
}

func (n *node) move(to place) {
	n.place = to
	for _, item := range n.items {
		item.move(to)
	}
	for i := range n.fields {
		n.fields[i].place = to
		n.fields[i].value.move(to)
	}
}
