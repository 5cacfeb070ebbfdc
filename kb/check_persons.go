package kb

import "slices"

// checkPersons tells contributors of a case that are companies of any case. Those
// of the case itself were told when it was read.
func (l *Library) checkPersons(c checked, known *Known) Problems {
	if c.told == nil || !slices.ContainsFunc(c.told.Contributors, known.isBrand) {
		return nil
	}
	data, _ := l.read(c.original) // it was read a moment ago; without it the place is not told
	return known.CheckContributors(c.told, c.path, data)
}

// CheckContributors tells contributors of a case that are companies of other
// cases: a person signs. Path and data are the case's file, for the place; those
// that are companies of the case itself [Parse] tells.
func (k *Known) CheckContributors(c *Case, path string, data []byte) Problems {
	var problems Problems
	for _, name := range c.Contributors {
		company, is := k.Brand(name)
		if !is || slices.Contains(c.Companies, name) {
			continue
		}
		line, column := placeOf(path, data, "contributors", name)
		problems = append(problems, NewProblem(path, line, column, Error, CodeContributorBrand, "value", name, "company", company))
	}
	return problems
}

func (k *Known) isBrand(contributor string) bool {
	_, is := k.Brand(contributor)
	return is
}
