package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"casebook/cases"
	"casebook/index"
	"casebook/kb"
)

// An evaluation is the answers of one library to its questions.
type evaluation struct {
	name      string
	questions []question
	results   []*index.Result // of the questions, in their order
	scores    []score
}

// evaluateCases asks the questions of a judgements file of the library's own cases.
func evaluateCases(ctx context.Context, judgements string) (*evaluation, error) {
	questions, err := readJudgements(judgements)
	if err != nil {
		return nil, err
	}
	lib, err := kb.OpenFS(cases.FS())
	if err != nil {
		return nil, err
	}
	return evaluate(ctx, "cases", lib, questions)
}

// evaluateCollection asks the questions of a judged collection.
func evaluateCollection(ctx context.Context, collection string) (_ *evaluation, err error) {
	questions, err := readQuestions(collection)
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "evaluate-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for the documents: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	if err := writePractices(collection, dir); err != nil {
		return nil, err
	}
	lib, err := kb.OpenFolder(dir)
	if err != nil {
		return nil, err
	}
	return evaluate(ctx, filepath.Base(collection), lib, questions)
}

// evaluate asks each question as the site does and scores the answer.
func evaluate(ctx context.Context, name string, lib *kb.Library, questions []question) (_ *evaluation, err error) {
	ix, err := index.Open(ctx, lib, index.Options{})
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, ix.Close()) }()
	if problems := ix.Problems(); problems.Errors() {
		return nil, fmt.Errorf("%s: some of it can't be read as cases: %w", name, problems)
	}
	g := ix.Acquire()
	defer g.Release()
	e := &evaluation{name: name, questions: questions}
	for i := range questions {
		q := &questions[i]
		r, err := g.Search(ctx, index.Query{Text: q.text, Lang: q.lang, Limit: depth})
		if err != nil {
			return nil, fmt.Errorf("ask %q: %w", q.text, err)
		}
		e.results = append(e.results, r)
		e.scores = append(e.scores, judge(q, slugs(r)))
	}
	return e, nil
}

// slugs are the hits' slugs, best first.
func slugs(r *index.Result) []string {
	found := make([]string, len(r.Hits))
	for i := range r.Hits {
		found[i] = r.Hits[i].Slug
	}
	return found
}
