package exchange

import (
	"bytes"
	"encoding/json"
	"strconv"

	"casebook/kb"
)

// Columns are the columns of CSV, in their order.
func Columns() []string {
	return []string{
		"slug", "type", "title", "companies", "anonymous", "sector", "countries", "period", "lang", "uses", "tags",
		"channels", "outcome", "maturity", "evidence", "summary.en", "summary.fr", "crisis.cause", "crisis.response",
		"figures", "timeline", "teaching.objectives.en", "teaching.objectives.fr", "teaching.questions", "teaching.minutes",
		"sources", "related", "aliases", "contributors", "added", "updated", "status", "body", "translations",
	}
}

// row is a case in the order of [Columns].
func row(c *kb.Case) ([]string, error) {
	var crisis kb.Crisis
	if c.Crisis != nil {
		crisis = *c.Crisis
	}
	var teaching kb.Teaching
	if c.Teaching != nil {
		teaching = *c.Teaching
	}
	anonymous := ""
	if c.Anonymous {
		anonymous = "true"
	}
	var failed error
	asJSON := func(value any, n int) string {
		if n == 0 {
			return ""
		}
		text, err := compact(value)
		if err != nil {
			failed = err
		}
		return text
	}
	channels := joinList(channelWords(c.Channels))
	if channels == "" {
		channels = asJSON(c.Channels, len(c.Channels))
	}
	cells := []string{
		c.Slug, string(c.Type), c.Title, joinList(c.Companies), anonymous, c.Sector, joinList(c.Countries), c.Period.String(), c.Lang,
		joinList(c.Uses), joinList(c.Tags), channels, c.Outcome, number(c.Maturity), c.Evidence, c.Summary["en"], c.Summary["fr"],
		crisis.Cause, joinList(crisis.Response), asJSON(c.Figures, len(c.Figures)), asJSON(c.Timeline, len(c.Timeline)),
		teaching.Objectives["en"], teaching.Objectives["fr"], asJSON(teaching.Questions, len(teaching.Questions)), number(teaching.Minutes),
		asJSON(c.Sources, len(c.Sources)), joinList(c.Related), joinList(c.Aliases), joinList(c.Contributors),
		c.Added.String(), c.Updated.String(), string(c.Status), c.Body, asJSON(c.Translations, len(c.Translations)),
	}
	for i := range cells {
		cells[i] = Inert(cells[i])
	}
	return cells, failed
}

// channelWords are channels as "name:verdict", none where one of them says more.
func channelWords(channels []kb.Channel) []string {
	var words []string
	for _, ch := range channels {
		if !ch.Period.IsZero() || ch.Source != 0 || len(ch.Note) > 0 {
			return nil
		}
		w := ch.Name
		if ch.Verdict != "" {
			w += ":" + ch.Verdict
		}
		words = append(words, w)
	}
	return words
}

func number(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// compact is a value as JSON on one line.
func compact(value any) (string, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return "", err
	}
	return string(bytes.TrimRight(b.Bytes(), "\n")), nil
}
