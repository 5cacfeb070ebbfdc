package kb

import "path/filepath"

// ParseDraft reads an original that is not finished: the case as far as it can be
// read, whatever is wrong with it, and all that is.
func ParseDraft(f File, tax *Taxonomies) (*Case, Problems) {
	slug, _, _ := SplitName(filepath.Base(f.Path))
	c, problems := parseOriginal(slug, f, tax)
	sortProblems(problems)
	return c, problems
}
