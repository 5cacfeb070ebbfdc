package kb

import "slices"

// checkPersons tells contributors of a case that are companies of any case. Those
// of the case itself were told when it was read.
func (l *Library) checkPersons(c checked, known *Known) Problems {
	if c.told == nil {
		return nil
	}
	var problems Problems
	for _, name := range c.told.Contributors {
		company, is := known.Brand(name)
		if !is || slices.Contains(c.told.Companies, name) {
			continue
		}
		data, _ := l.read(c.original) // it was read a moment ago; without it the place is not told
		line, column := placeOf(c.path, data, "contributors", name)
		problems = append(problems, newProblem(c.path, line, column, Error, CodeContributorBrand, "value", name, "company", company))
	}
	return problems
}
