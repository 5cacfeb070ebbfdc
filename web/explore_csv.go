package web

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/exchange"
)

// csvBatch is how many cases are read at a time: a case with its text is some
// 20 kB, its row 500 bytes.
const csvBatch = 500

// csvMark is the byte order mark. RFC 4180 knows none and UTF-8 needs none, but
// Excel takes a file without it for the old encoding of the machine, and turns
// every é into two letters. Other programs that read CSV skip it.
const csvMark = "\ufeff"

// csvColumns are the columns by the keys of their texts.
var csvColumns = [...]string{
	"csv.slug", "csv.title", "facet.company", "facet.type", "facet.sector", "facets.country", "csv.began", "csv.period", "facets.use",
	"csv.channels", "facet.outcome", "facet.cause", "facet.response", "facet.speed", "csv.grade", "csv.figures", "csv.tags",
	"csv.languages", "csv.summary", "csv.added", "csv.updated", "csv.address",
}

// exploreCSV is the table of cases as RFC 4180 has it, in the language that the
// parameter lang asks for. It takes the filters of a search, as in
// /explore.csv?lang=fr&use=crisis.
func (s *Server) exploreCSV(w http.ResponseWriter, r *http.Request) {
	g := s.config.Index.Acquire()
	defer g.Release()
	l := s.locale(r)
	if asked, ok := s.locales[r.URL.Query().Get("lang")]; ok {
		l = asked
	}
	r = r.WithContext(context.WithValue(r.Context(), localeKey{}, l))
	data, err := s.casesCSV(r, g)
	if err != nil {
		s.logFailure(r, err)
		s.writePage(w, r, statusOf(err), s.failedPage(r, err))
		return
	}
	h := w.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8; header=present")
	h.Set("Content-Disposition", `attachment; filename="casebook-`+l.Lang+`.csv"`)
	h.Set("Content-Language", l.Lang)
	h.Add("Vary", "Accept-Language") // where lang is missing
	writeBody(w, r, http.StatusOK, data, data)
}

func (s *Server) casesCSV(r *http.Request, g *index.Generation) ([]byte, error) {
	v, err := s.view(r)
	if err != nil {
		return nil, err
	}
	sel := readSelection(r.URL.Query())
	if sel.badYear {
		sel.span = index.Years{}
	}
	b := bytes.NewBufferString(csvMark)
	w := csv.NewWriter(b)
	w.UseCRLF = true // RFC 4180, 2.1
	var head []string
	for _, key := range csvColumns {
		head = append(head, v.l.T(key))
	}
	rows := [][]string{head}
	for offset := 0; ; offset += csvBatch {
		res, err := g.Search(r.Context(), sel.query(v.l.Lang, csvBatch, offset))
		if err != nil {
			return nil, err
		}
		for i := range res.Hits {
			rows = append(rows, v.csvRow(res.Hits[i].Case, s.config.BaseURL))
		}
		if err := w.WriteAll(rows); err != nil {
			return nil, fmt.Errorf("write CSV: %w", err)
		}
		if rows = rows[:0]; len(res.Hits) < csvBatch {
			return b.Bytes(), nil
		}
	}
}

// csvRow is a case in words, as people read them in a spreadsheet: programs have
// the API.
func (v view) csvRow(c *kb.Case, base string) []string {
	title, _ := c.TitleIn(v.l.Lang)
	var countries, uses, channels, responses, langs, tags []string
	for _, code := range c.Countries {
		countries = append(countries, v.label(index.FacetCountry, code))
	}
	for _, use := range c.Uses {
		uses = append(uses, v.label(index.FacetUse, use))
	}
	for _, ch := range v.channels(c) {
		text := ch.Name
		if ch.Years != "" {
			text += " " + ch.Years
		}
		channels = append(channels, text+" ("+ch.Verdict.Label+")")
	}
	cause := ""
	if c.Crisis != nil {
		cause = v.label(index.FacetCause, c.Crisis.Cause)
		for _, response := range c.Crisis.Response {
			responses = append(responses, v.label(index.FacetResponse, response))
		}
	}
	for _, lang := range c.Languages() {
		langs = append(langs, v.language(lang))
	}
	for _, tag := range c.Tags {
		tags = append(tags, v.label(index.FacetTag, tag))
	}
	outcome, began := "", ""
	if c.Outcome != "" {
		outcome = v.label(index.FacetOutcome, c.Outcome)
	}
	if !c.Period.IsZero() {
		began = strconv.Itoa(c.Period.From.Year)
	}
	list := func(values []string) string { return strings.Join(values, "; ") }
	row := []string{
		c.Slug, title, list(c.CompanyNames()), v.label(index.FacetType, string(c.Type)), v.label(index.FacetSector, c.Sector),
		list(countries), began, v.l.Years(c.Period), list(uses), list(channels), outcome, cause, list(responses), v.firstAnswer(c),
		strconv.Itoa(kb.GradeOf(c).Value), strconv.Itoa(len(c.Figures)), list(tags), list(langs), c.Summary.In(v.l.Lang),
		c.Added.String(), c.Updated.String(), base + v.href("/cases/"+c.Slug),
	}
	for i := range row {
		row[i] = exchange.Inert(row[i])
	}
	return row
}
