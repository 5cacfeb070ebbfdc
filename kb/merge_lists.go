package kb

import (
	"slices"
	"strings"
)

// joinLists adds to the new case's lists what only the old one's have.
func (e *edited) joinLists(from, to *Case, added []Source) error {
	if err := e.addSources(added); err != nil {
		return err
	}
	fresh := func(list, have []string, without ...string) []string {
		return slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(have, s) || slices.Contains(without, s) })
	}
	aliases := append([]string{from.Slug}, from.Aliases...)
	if err := e.addItems("aliases", fresh(aliases, to.Aliases, to.Slug)); err != nil {
		return err
	}
	if err := e.addItems("contributors", fresh(from.Contributors, to.Contributors)); err != nil {
		return err
	}
	related := fresh(from.Related, to.Related, append(to.Aliases, append(aliases, to.Slug)...)...)
	_, v := e.keyNodes("related")
	at := slices.Index(to.Related, from.Slug)
	switch {
	case v == nil || at < 0:
		return e.addItems("related", related)
	case len(related) == 0:
		return e.removeItems("related", at)
	}
	// a case that the old one names takes its place
	if err := e.setValue(v.Content[at], related[0]); err != nil {
		return err
	}
	return e.addItems("related", related[1:])
}

// addSources writes sources at the end of the list, as it is indented.
func (e *edited) addSources(sources []Source) error {
	_, v := e.keyNodes("sources")
	if len(sources) == 0 {
		return nil
	}
	if v == nil || len(v.Content) == 0 || v.Style != 0 {
		return errEditForm
	}
	dash := e.dash(v.Content[0])
	var lines strings.Builder
	for _, s := range sources {
		w := yamlWriter{}
		w.source(s)
		for i, line := range strings.Split(strings.TrimRight(w.b.String(), "\n"), "\n") {
			if i == 0 {
				lines.WriteString(dash + line + e.eol)
				continue
			}
			lines.WriteString(strings.Repeat(" ", len(dash)) + line + e.eol)
		}
	}
	e.insertAfter("sources", lines.String())
	return nil
}
