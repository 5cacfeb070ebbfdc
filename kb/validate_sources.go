package kb

import (
	"strconv"

	"go.yaml.in/yaml/v4"
)

// sourceNumber reads the number of a source. Whether there is one is for
// [draft.sourceNumbersExist] to say.
func (d *draft) sourceNumber(n *yaml.Node) int {
	const most = 9999 // the real limit is known only when sources is read
	return d.number(n, "source", 1, most)
}

// sourceNumbersExist: what names a source by its number names one that there is.
func (d *draft) sourceNumbersExist() {
	if len(d.c.Sources) == 0 {
		return // told already: there must be one at least
	}
	for i, c := range d.c.Channels {
		d.sourceExists(c.Source, "channels", i)
	}
	for i, f := range d.c.Figures {
		d.sourceExists(f.Source, "figures", i)
	}
	for i, s := range d.c.Timeline {
		d.sourceExists(s.Source, "timeline", i)
	}
}

func (d *draft) sourceExists(number int, list string, i int) {
	if count := len(d.c.Sources); number > count {
		d.wrong(d.at(list, i, "source"), CodeSourceNumber, "value", strconv.Itoa(number), "count", strconv.Itoa(count))
	}
}
