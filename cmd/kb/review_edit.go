package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"casebook/kb"
)

// addEdited opens the files in the editor, again and again until they are right,
// and writes them. What was typed and is not right when the reviewer gives up,
// closing the editor without a change, stays in a file that the message names.
func (acc *acceptance) addEdited(ctx context.Context, slug string, files []kb.File) error {
	dir, err := os.MkdirTemp("", "kb-review-")
	if err != nil {
		return fmt.Errorf("edit %s: %w", slug, err)
	}
	for _, f := range files {
		if err := os.WriteFile(filepath.Join(dir, filepath.Base(f.Path)), f.Data, 0o600); err != nil {
			return fmt.Errorf("edit %s: %w", slug, err)
		}
	}
	for {
		changed := false
		for i, f := range files {
			data, err := acc.app.edit(ctx, filepath.Join(dir, filepath.Base(f.Path)), 0)
			if err != nil {
				return err
			}
			changed = changed || !bytes.Equal(data, f.Data)
			files[i].Data = data
		}
		c, problems := kb.Parse(slug, files, acc.tax)
		problems = append(problems, acc.brands(ctx, c, files[0].Path)...)
		if c != nil && !problems.Errors() {
			if err := acc.write(ctx, slug, c, files); err != nil {
				acc.say("what you wrote is kept in %s", dir)
				return err
			}
			return os.RemoveAll(dir)
		}
		acc.sayProblems(problems)
		if !changed || !isTerminal(acc.in) {
			return acc.no("nothing was accepted: the case has mistakes; it is kept in %s", dir)
		}
	}
}

// edited is one file's text as the reviewer leaves it.
func (acc *acceptance) edited(ctx context.Context, name string, text []byte) (data []byte, err error) {
	dir, err := os.MkdirTemp("", "kb-review-")
	if err != nil {
		return nil, fmt.Errorf("edit %s: %w", name, err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, text, 0o600); err != nil {
		return nil, fmt.Errorf("edit %s: %w", name, err)
	}
	return acc.app.edit(ctx, path, 0)
}
