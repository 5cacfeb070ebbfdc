package kb

import "strings"

// contributorsArePersons: nobody signs as a brand.
func (d *draft) contributorsArePersons() {
	if !d.present.has("contributors") {
		return
	}
	for i, name := range d.at("contributors").Content {
		for _, company := range d.c.Companies {
			if strings.EqualFold(oneLine(name.Value), company) {
				d.wrong(d.at("contributors", i), CodeContributorCompany, "value", company)
			}
		}
	}
}

// namesOthers: related and aliases don't hold the case's own slug.
func (d *draft) namesOthers() {
	for _, key := range []string{"related", "aliases"} {
		if !d.present.has(key) {
			continue
		}
		for _, n := range d.at(key).Content {
			if n.Value == d.c.Slug {
				d.wrong(n, CodeSelf, "key", key)
			}
		}
	}
}
