package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"casebook/kb"
)

// checkFile checks one file as a case, a translation, a collection or the
// library's taxonomy, whichever its name and folder say.
func (a *app) checkFile(path string) (kb.Problems, error) {
	data, err := readCaseFile(path)
	if err != nil {
		return nil, err
	}
	dir, name := filepath.Split(filepath.Clean(path))
	if name == "taxonomy.yaml" {
		tax, err := kb.BuiltinTaxonomies()
		if err != nil {
			return nil, err
		}
		_, problems := tax.Extend(path, data)
		return problems, nil
	}
	if isCollections(dir) {
		_, problems := kb.ParseCollection(path, data)
		return problems, nil
	}
	slug, _, _ := kb.SplitName(name)
	files, err := caseFiles(path, slug)
	if err != nil {
		return nil, err
	}
	tax, problems, err := a.taxonomiesNear(dir)
	if err != nil || problems.Errors() {
		return problems, err
	}
	_, problems = kb.Parse(slug, files, tax)
	return slices.DeleteFunc(problems, func(p kb.Problem) bool { return p.Path != path }), nil
}

// isCollections reports whether a folder is that of a library's collections.
func isCollections(dir string) bool { return filepath.Base(filepath.Clean(dir)) == "collections" }

// collections checks the collections of a folder.
func (r *checkReport) collections(ctx context.Context, a *app, dir string) error {
	paths, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil {
		return fmt.Errorf("check %s: %w", dir, err)
	}
	for _, path := range paths {
		if err := r.path(ctx, a, path); err != nil {
			return err
		}
	}
	return nil
}

// taxonomiesNear are those of the folder that a file lies in where it extends
// them, else those of the library in use.
func (a *app) taxonomiesNear(dir string) (*kb.Taxonomies, kb.Problems, error) {
	own := filepath.Join(dir, "taxonomy.yaml")
	if _, err := os.Stat(own); err != nil {
		tax, err := a.Taxonomies()
		return tax, nil, err
	}
	data, err := readCaseFile(own)
	if err != nil {
		return nil, nil, err
	}
	tax, err := kb.BuiltinTaxonomies()
	if err != nil {
		return nil, nil, err
	}
	extended, problems := tax.Extend(own, data)
	return extended, problems, nil
}

// caseFiles reads a file, named as the user named it, and those beside it that
// tell the same case in other languages.
func caseFiles(path, slug string) ([]kb.File, error) {
	dir, name := filepath.Split(filepath.Clean(path))
	names := []string{name}
	entries, err := os.ReadDir(filepath.Clean(dir + "."))
	if err != nil {
		return nil, fmt.Errorf("read case %s: %w", slug, err)
	}
	for _, e := range entries {
		if other, _, ok := kb.SplitName(e.Name()); ok && other == slug && e.Name() != name && e.Type().IsRegular() {
			names = append(names, e.Name())
		}
	}
	var files []kb.File
	for i, name := range names {
		named := dir + name
		if i == 0 {
			named = path
		}
		data, err := readCaseFile(named)
		if err != nil {
			return nil, err
		}
		files = append(files, kb.File{Path: named, Data: data})
	}
	slices.SortFunc(files, func(f, g kb.File) int { return strings.Compare(f.Path, g.Path) })
	return files, nil
}

// readCaseFile reads no more than is needed to refuse a file that is too big.
func readCaseFile(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	defer func() { _ = f.Close() }() // it was only read
	return readLimited(f)
}

func readLimited(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, kb.MaxFileSize+1))
	if err != nil {
		return nil, fmt.Errorf("read the file: %w", err)
	}
	return data, nil
}
