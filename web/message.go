package web

import (
	"embed"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// messageFiles holds one file of interface texts a language, named as its
// address: messages/en.toml, messages/fr.toml.
//
//go:embed messages/*.toml
var messageFiles embed.FS

// A message is one interface text, with places for values: "{n} cases". Texts
// that count have a form for one and a form for all other numbers.
type message struct {
	one, other string // one is empty for a text that does not count
}

// readMessages reads the texts of one language, by section and name
// ("search.none").
func readMessages(lang string) (map[string]message, error) {
	data, err := messageFiles.ReadFile("messages/" + lang + ".toml")
	if err != nil {
		return nil, err
	}
	var file map[string]any
	if err := toml.Unmarshal(data, &file); err != nil {
		return nil, fmt.Errorf("messages/%s.toml: %w", lang, err)
	}
	all := make(map[string]message)
	if err := collectMessages(all, "", file); err != nil {
		return nil, fmt.Errorf("messages/%s.toml: %w", lang, err)
	}
	return all, nil
}

func collectMessages(all map[string]message, prefix string, table map[string]any) error {
	for name, value := range table {
		key := prefix + name
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
