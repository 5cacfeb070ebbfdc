package web

import (
	"embed"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// messageFiles holds the interface texts: a folder a language, in it one file a
// subject. {name} is a place for a value; a text that counts has a form for one
// and a form for other numbers, where {n} is the number. French counts zero with
// one, and sets U+00A0 before a colon and inside guillemets, U+202F before ; ! ?
//
//go:embed messages
var messageFiles embed.FS

// A message is one interface text, with places for values: "{n} cases". Texts
// that count have a form for one and a form for all other numbers.
type message struct {
	one, other string // one is empty for a text that does not count
}

// readMessages reads the texts of one language, by section and name
// ("search.none").
func readMessages(lang string) (map[string]message, error) {
	all := make(map[string]message)
	files, err := messageFiles.ReadDir("messages/" + lang)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		name := "messages/" + lang + "/" + f.Name()
		data, err := messageFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		var file map[string]any
		if err := toml.Unmarshal(data, &file); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if err := collectMessages(all, "", file); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return all, nil
}

func collectMessages(all map[string]message, prefix string, table map[string]any) error {
	for name, value := range table {
		key := prefix + name
		if _, twice := all[key]; twice {
			return fmt.Errorf("%s: it is in another file too", key)
		}
		switch v := value.(type) {
		case string:
			all[key] = message{other: v}
		case map[string]any:
			if other, counts := v["other"].(string); counts {
				one, ok := v["one"].(string)
				if !ok || len(v) != 2 {
					return fmt.Errorf("%s: a text that counts has the forms one and other", key)
				}
				all[key] = message{one: one, other: other}
				continue
			}
			if err := collectMessages(all, key+".", v); err != nil {
				return err
			}
		default:
			return fmt.Errorf("%s: want a text", key)
		}
	}
	return nil
}

// fill puts values into a text: name, value, name, value …
func fill(text string, pairs []any) string {
	if len(pairs) == 0 || !strings.Contains(text, "{") {
		return text
	}
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(text, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		name, after, ok := strings.Cut(rest, "}")
		if !ok {
			b.WriteString("{" + rest)
			return b.String()
		}
		value, ok := valueOf(name, pairs)
		if !ok {
			value = "{" + name + "}"
		}
		b.WriteString(value)
		text = after
	}
}

func valueOf(name string, pairs []any) (string, bool) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			return fmt.Sprint(pairs[i+1]), true
		}
	}
	return "", false
}
