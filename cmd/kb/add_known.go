package main

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"casebook/kb"
)

// knows is what the library knows of its cases. Where the index can't be read it
// knows nothing, and the case is added without that.
func (add *adding) knows(ctx context.Context) *kb.Known {
	if add.looked {
		return add.known
	}
	add.looked = true
	ix, err := add.opened(ctx)
	if err != nil {
		add.say("likely duplicates were not looked for: %s", err)
		return nil
	}
	g := ix.Acquire()
	defer g.Release()
	if add.known, err = g.Known(ctx); err != nil {
		add.say("likely duplicates were not looked for: %s", err)
	}
	return add.known
}

// duplicates are the cases that may tell the same, the likeliest first.
func (add *adding) duplicates(ctx context.Context, c *kb.Case) []kb.Duplicate {
	known := add.knows(ctx)
	if known == nil {
		return nil
	}
	return known.Duplicates(c)
}

// fewDuplicates is how many are named: who wants more can search.
const fewDuplicates = 5

func (add *adding) sayDuplicates(list []kb.Duplicate) {
	t := formTextsFor(add.text.lang)
	for _, d := range list[:min(len(list), fewDuplicates)] {
		add.say(t.perhaps, d.Slug, clean(d.Title), t.because(d))
	}
	if more := len(list) - fewDuplicates; more > 0 {
		add.say("%s", add.text.count(t.moreDuplicates, more))
	}
}

// brands are the contributors who are no persons: the companies of this case or
// any other, with or without their legal form.
func (add *adding) brands(ctx context.Context, c *kb.Case, f kb.File) kb.Problems {
	if c == nil {
		return nil
	}
	var problems kb.Problems
	for _, name := range c.Contributors {
		company, is := kb.NewKnown([]*kb.Case{c}).Brand(name)
		if known := add.knows(ctx); !is && known != nil {
			company, is = known.Brand(name)
		}
		if !is || slices.Contains(c.Companies, name) { // that one is told by kb.Parse
			continue
		}
		p := kb.Problem{Path: f.Path, Severity: kb.Error, Code: kb.CodeContributorBrand, Args: map[string]string{"value": name, "company": company}}
		p.Message = p.In("en")
		p.Line, p.Column = keyLine(f.Data, "contributors"), 1
		problems = append(problems, p)
	}
	return problems
}

// keyLine is the line on which a key of the front matter begins, 0 where it
// doesn't.
func keyLine(data []byte, key string) int {
	n := 0
	for line := range bytes.Lines(data) {
		n++
		if strings.HasPrefix(string(line), key+":") {
			return n
		}
	}
	return 0
}
