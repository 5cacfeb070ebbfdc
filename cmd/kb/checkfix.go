package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"casebook/kb"
)

// fixPlan is what --fix would do in one library.
type fixPlan struct {
	lib     *kb.Library
	changes []kb.Change
}

// fix mends what can be mended by rule, in all that is to be checked, or shows it.
func (r *checkReport) fix(ctx context.Context, a *app, o checkOptions) error {
	plans, err := r.planFixes(ctx, a, o.paths)
	if err != nil {
		return err
	}
	if o.dryRun {
		var diff strings.Builder
		for _, p := range plans {
			diff.WriteString(diffOf(p.lib, p.changes))
		}
		if o.json {
			return a.writeJSON(r)
		}
		if err := a.write([]byte(diff.String())); err != nil {
			return err
		}
		a.say("nothing was changed")
		return nil
	}
	for _, p := range plans {
		if len(p.changes) == 0 {
			continue
		}
		if err := p.lib.Apply(ctx, p.changes); err != nil {
			return err
		}
	}
	return nil
}

func (r *checkReport) planFixes(ctx context.Context, a *app, paths []string) ([]fixPlan, error) {
	var plans []fixPlan
	add := func(lib *kb.Library, names ...string) error {
		changes, fixes, err := lib.Fix(ctx, names...)
		if err != nil {
			return err
		}
		plans = append(plans, fixPlan{lib, changes})
		r.Fixed = append(r.Fixed, fixes...)
		return nil
	}
	if len(paths) == 0 {
		lib, err := a.writable()
		if err != nil {
			return nil, err
		}
		return plans, add(lib)
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil {
			return nil, fmt.Errorf("check: %w", err)
		}
		dir, names := path, []string(nil)
		if !info.IsDir() {
			dir, names = filepath.Dir(path), []string{filepath.Base(path)}
		}
		lib, err := kb.OpenFolder(dir)
		if err == nil && isCollections(dir) {
			lib, names, err = collectionsIn(dir, names)
		}
		if err == nil {
			err = add(lib, names...)
		}
		if err != nil {
			return nil, err
		}
	}
	return plans, nil
}

// collectionsIn are the library of a folder of collections, and the names there of
// some of its files, or of all.
func collectionsIn(dir string, names []string) (*kb.Library, []string, error) {
	lib, err := kb.OpenFolder(filepath.Dir(filepath.Clean(dir)))
	if err != nil {
		return nil, nil, err
	}
	if len(names) == 0 {
		collections, err := lib.CollectionFiles()
		if err != nil {
			return nil, nil, err
		}
		if len(collections) == 0 {
			return lib, []string{"collections"}, nil // no names would be all files
		}
		for _, name := range collections {
			names = append(names, name+".md")
		}
	}
	files := make([]string, len(names))
	for i, name := range names {
		files[i] = "collections/" + name
	}
	return lib, files, nil
}

// fixedText says what was mended, blanks at the ends of lines once a file.
func (a *app) fixedText(fixes []kb.Fix) string {
	var b strings.Builder
	blanks := make(map[string]int)
	var order []string
	for _, f := range fixes {
		switch {
		case f.Code == kb.FixSpaces:
			if blanks[f.Path]++; blanks[f.Path] == 1 {
				order = append(order, f.Path)
			}
		case f.After == "":
			b.WriteString(a.text.f("%s:%d: mended: %s taken out", f.Path, f.Line, f.Before) + "\n")
		default:
			b.WriteString(a.text.f("%s:%d: mended: %s is now %s", f.Path, f.Line, f.Before, f.After) + "\n")
		}
	}
	for _, path := range order {
		lines := a.text.count(plural{"the end of %d line", "the ends of %d lines"}, blanks[path])
		b.WriteString(a.text.f("%s: mended: blanks at %s taken out", path, lines) + "\n")
	}
	return b.String()
}
