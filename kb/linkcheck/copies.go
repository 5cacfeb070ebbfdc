package linkcheck

import (
	"slices"

	"casebook/kb"
)

// WithCopies are the cases, those with a dead source that has an archived copy
// replaced: the source's address is the copy's there. It is for what leads readers
// to sources and can't say more, such as slides. The cases themselves stay as they
// are.
func (c *Cache) WithCopies(cases []*kb.Case) []*kb.Case {
	if c == nil {
		return cases
	}
	all := slices.Clone(cases)
	for i, one := range all {
		var sources []kb.Source
		for n, s := range one.Sources {
			if s.URL == "" || s.Archived == "" || !c.Dead(s.URL) {
				continue
			}
			if sources == nil {
				sources = slices.Clone(one.Sources)
			}
			sources[n].URL = s.Archived
		}
		if sources != nil {
			copied := *one
			copied.Sources = sources
			all[i] = &copied
		}
	}
	return all
}
