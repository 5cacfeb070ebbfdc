package kb

// rules are what must hold between the values of a case, a function each. They run
// over what could be read: a value that is wrong for itself is told already and
// is empty here.
var rules = []func(*draft){
	(*draft).requiredKeys,
	(*draft).companiesOrAnonymous,
	(*draft).contributorsArePersons,
	(*draft).crisisIsClassed,
	(*draft).crisisHasTimeline,
	(*draft).sourceNumbersExist,
	(*draft).namesOthers,
	(*draft).updatedAfterAdded,
}

// alwaysKeys are what a practice note needs; a case needs caseOnlyKeys as well.
var (
	alwaysKeys   = []string{"title", "sector", "lang", "uses", "summary", "sources", "contributors", "added"}
	caseOnlyKeys = []string{"countries", "period", "channels", "outcome", "evidence"}
)

func (d *draft) requiredKeys() {
	d.require(d.root, d.present, alwaysKeys...)
	if d.c.Type != TypePractice {
		d.require(d.root, d.present, caseOnlyKeys...)
	}
}

// companiesOrAnonymous: every organisation that the case is about is named, or
// none is.
func (d *draft) companiesOrAnonymous() {
	switch has := d.present.has("companies"); {
	case has && d.c.Anonymous:
		d.wrong(d.key("anonymous"), CodeAnonymous)
	case !has && !d.c.Anonymous && d.c.Type != TypePractice:
		d.require(d.root, d.present, "companies")
	}
}
