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
		lib, err := a.writable("check --fix")
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
		dir, name := path, ""
		if !info.IsDir() {
			dir, name = filepath.Dir(path), filepath.Base(path)
			if filepath.Base(dir) == "collections" {
				dir, name = filepath.Dir(dir), "collections/"+name
			}
		}
		lib, err := kb.OpenFolder(dir)
		if err != nil {
			return nil, err
		}
		if name == "" {
			err = add(lib)
		} else {
			err = add(lib, name)
		}
		if err != nil {
			return nil, err
		}
	}
	return plans, nil
}

// fixedText says what was mended, blanks at the ends of lines once a file.
func fixedText(fixes []kb.Fix) string {
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
			fmt.Fprintf(&b, "%s:%d: mended: %s taken out\n", f.Path, f.Line, f.Before)
		default:
			fmt.Fprintf(&b, "%s:%d: mended: %s is now %s\n", f.Path, f.Line, f.Before, f.After)
		}
	}
	for _, path := range order {
		lines := english().count(plural{"the end of %d line", "the ends of %d lines"}, blanks[path])
		fmt.Fprintf(&b, "%s: mended: blanks at %s taken out\n", path, lines)
	}
	return b.String()
}
