package index

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
)

// wishes are counted by their words without accents: "tollé" and "tolle" are one.
type wishes map[string]Wish

// maxWishes bounds what is kept; the least wanted go first.
const maxWishes = 2000

// add counts a wish; the first way to write its words stays.
func (all wishes) add(wish Wish) {
	key := fold(wish.Words)
	have, ok := all[key]
	if !ok {
		all[key] = wish
		if len(all) > 2*maxWishes {
			all.prune()
		}
		return
	}
	have.Missed += wish.Missed
	have.Asked += wish.Asked
	if wish.Last.After(have.Last) {
		have.Last = wish.Last
	}
	all[key] = have
}

func (all wishes) merge(more wishes) {
	for _, wish := range more {
		all.add(wish)
	}
	all.prune()
}

func (all wishes) prune() {
	if len(all) <= maxWishes {
		return
	}
	for _, wish := range all.sorted()[maxWishes:] {
		delete(all, fold(wish.Words))
	}
}

// sorted lists them, the most wanted first.
func (all wishes) sorted() []Wish {
	return slices.SortedFunc(maps.Values(all), func(a, b Wish) int {
		return cmp.Or(cmp.Compare(b.Asked, a.Asked), cmp.Compare(b.Missed, a.Missed), b.Last.Compare(a.Last), strings.Compare(a.Words, b.Words))
	})
}

// encode writes a line a wish: words, missed, asked, day, with tabs between.
func (all wishes) encode() []byte {
	var b bytes.Buffer
	for _, wish := range all.sorted() {
		b.WriteString(wish.Words + "\t" + strconv.Itoa(wish.Missed) + "\t" + strconv.Itoa(wish.Asked) + "\t" + wish.Last.Format(time.DateOnly) + "\n")
	}
	return b.Bytes()
}

// readWishes reads what encode wrote. A line that is wrong, or that holds what is
// not to be kept, is left out.
func readWishes(data []byte) wishes {
	all := make(wishes)
	for line := range strings.Lines(string(data)) {
		parts := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(parts) != 4 {
			continue
		}
		words, ok := WishWords(parts[0])
		missed, errMissed := strconv.Atoi(parts[1])
		asked, errAsked := strconv.Atoi(parts[2])
		last, errLast := time.Parse(time.DateOnly, parts[3])
		if !ok || errMissed != nil || errAsked != nil || errLast != nil || missed < 0 || asked < 0 {
			continue
		}
		all.add(Wish{Words: words, Missed: missed, Asked: asked, Last: last})
	}
	return all
}
