package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"casebook/index"
	"casebook/kb/exchange"
)

// jsonText is a value as people read JSON too: indented, letters as they are.
func jsonText(value any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	if err := e.Encode(value); err != nil {
		return nil, fmt.Errorf("write JSON: %w", err)
	}
	return b.Bytes(), nil
}

// writeJSON prints a value as JSON.
func (s streams) writeJSON(value any) error {
	data, err := jsonText(value)
	if err != nil {
		return err
	}
	return s.write(data)
}

// hitsJSON is a whole answer; lists are never null.
func hitsJSON(res *index.Result) ([]byte, error) {
	whole := *res
	if whole.Warnings == nil {
		whole.Warnings = []string{}
	}
	if whole.Hits == nil {
		whole.Hits = []index.Hit{}
	}
	return jsonText(whole)
}

// hitsNDJSON is one hit a line.
func hitsNDJSON(res *index.Result) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, h := range res.Hits {
		if err := e.Encode(h); err != nil {
			return nil, fmt.Errorf("write JSON: %w", err)
		}
	}
	return b.Bytes(), nil
}

// countsNDJSON is one value of a facet a line.
func countsNDJSON(facets []index.FacetCount) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, f := range facets {
		for _, v := range f.Values {
			row := struct {
				Facet index.Facet `json:"facet"`
				index.Count
			}{f.Facet, v}
			if err := e.Encode(row); err != nil {
				return nil, fmt.Errorf("write JSON: %w", err)
			}
		}
	}
	return b.Bytes(), nil
}

// hitsCSV is a table with a header; lists in a cell are parted by commas. Reasons
// are a column where they were asked for.
func hitsCSV(res *index.Result, explain bool) ([]byte, error) {
	rows := [][]string{{
		"slug", "title", "companies", "period", "year", "lang", "type", "uses",
		"channels", "sector", "countries", "outcome", "summary", "score",
	}}
	for _, h := range res.Hits {
		rows = append(rows, []string{
			h.Slug, h.Title, strings.Join(h.Companies, ", "), h.Period, yearText(h.Year), h.Lang, h.Type,
			strings.Join(h.Uses, ","), strings.Join(h.Channels, ","), h.Sector, strings.Join(h.Countries, ","),
			h.Outcome, h.Summary, strconv.FormatFloat(h.Score, 'f', -1, 64),
		})
	}
	if explain {
		rows[0] = append(rows[0], "explain")
		for i, h := range res.Hits {
			rows[i+1] = append(rows[i+1], strings.Join(h.Explain, "; "))
		}
	}
	return tableCSV(rows)
}

// tableCSV is rows as RFC 4180 has them.
func tableCSV(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	for _, row := range rows {
		for i := range row {
			row[i] = exchange.Inert(row[i])
		}
	}
	if err := w.WriteAll(rows); err != nil {
		return nil, fmt.Errorf("write CSV: %w", err)
	}
	return b.Bytes(), nil
}
