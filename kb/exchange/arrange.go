package exchange

import (
	"slices"
	"strconv"
	"strings"

	"casebook/kb"
)

// recordKeys are the keys of a record: those of a case file, and three more.
var recordKeys = [...]string{
	"slug", "type", "title", "companies", "anonymous", "sector", "countries", "period", "lang", "uses", "tags",
	"channels", "outcome", "maturity", "evidence", "summary", "crisis", "figures", "timeline", "teaching",
	"sources", "related", "aliases", "contributors", "added", "updated", "status", "body", "translations",
}

// maxItem is the highest place in a list that a dotted key can name.
const maxItem = 100

// ValidKey reports whether a name is a key of a record, or leads into one:
// "summary.en", "sources.1.url", whose numbers count from 1.
func ValidKey(name string) bool {
	first, rest, dotted := strings.Cut(name, ".")
	if !slices.Contains(recordKeys[:], first) {
		return false
	}
	for step := range strings.SplitSeq(rest, ".") {
		if n, err := strconv.Atoi(step); dotted && (step == "" || err == nil && (n < 1 || n > maxItem)) {
			return false
		}
	}
	return true
}

// NearestKey is the key of a record nearest to a name, "" where none is near.
func NearestKey(name string) string { return kb.Nearest(name, recordKeys[:]) }

// arrange names a record's keys as the options say, reads cells, follows dotted
// keys, and adds what is to be set where the record has nothing.
func (r *reader) arrange(n *node) (*node, kb.Problems) {
	made := &node{kind: mapping, place: n.place}
	var problems kb.Problems
	for _, f := range n.fields {
		key, mapped := r.mapped[f.key]
		switch {
		case mapped:
		case r.ignored(f.key):
			continue
		default:
			key = f.key
		}
		if f.value.cell {
			value, err := cellNode(key, f.value)
			if err != nil {
				problems = append(problems, problem(r.path, f.value.place, kb.CodeRecordCell, "key", key))
				continue
			}
			f.value = value
		}
		if !f.value.prune() {
			continue
		}
		made.put(key, f)
	}
	for _, key := range r.set {
		if made.at(key) != nil {
			continue
		}
		value, err := cellNode(key, &node{kind: word, text: r.o.Set[key], place: n.place})
		if err != nil {
			problems = append(problems, problem(r.path, n.place, kb.CodeRecordCell, "key", key))
			continue
		}
		made.put(key, field{key, n.place, value})
	}
	return made, problems
}

func (r *reader) ignored(key string) bool {
	return slices.Contains(r.o.Ignore, key) || slices.Contains(r.o.Ignore, "*") && !ValidKey(key)
}

// at is the value that a dotted key leads to, nil where there is none.
func (n *node) at(key string) *node {
	for step := range strings.SplitSeq(key, ".") {
		if i, err := strconv.Atoi(step); err == nil && n != nil && n.kind == list {
			if i < 1 || i > len(n.items) {
				return nil
			}
			n = n.items[i-1]
			continue
		}
		n = n.get(step)
	}
	return n
}

// put adds a value under a dotted key. A key that is not valid, or leads into
// something else, is added as it is, to be told.
func (n *node) put(key string, f field) {
	f.key = key
	if !strings.Contains(key, ".") || !ValidKey(key) {
		n.fields = append(n.fields, f)
		return
	}
	steps := strings.Split(key, ".")
	at := n
	for i, step := range steps[:len(steps)-1] {
		next := at.child(step, f.place)
		if next == nil || next.kind != null && next.kind != kindFor(steps[i+1]) {
			n.fields = append(n.fields, f)
			return
		}
		next.kind = kindFor(steps[i+1])
		at = next
	}
	last := steps[len(steps)-1]
	if at.kind == list {
		if item := at.child(last, f.place); item != nil && item.kind == null {
			*item = *f.value
			return
		}
		n.fields = append(n.fields, f)
		return
	}
	f.key = last
	at.fields = append(at.fields, f)
}

// kindFor is the kind of value that a step leads into.
func kindFor(step string) kind {
	if _, err := strconv.Atoi(step); err == nil {
		return list
	}
	return mapping
}

// child is the value of a step, made where there is none; nil where there can't be
// one.
func (n *node) child(step string, at place) *node {
	i, err := strconv.Atoi(step)
	switch {
	case n.kind == list && err == nil:
		for len(n.items) < i {
			n.items = append(n.items, &node{place: at})
		}
		return n.items[i-1]
	case n.kind == mapping:
		if v := n.get(step); v != nil {
			return v
		}
		v := &node{place: at}
		n.fields = append(n.fields, field{step, at, v})
		return v
	}
	return nil
}
