package exchange

// A place is where something stands in the file that is read, from 1; columns
// count characters in JSON and bytes in CSV.
type place struct{ line, column int }

// A node is a value of a record with its place.
type node struct {
	kind   kind
	text   string  // of a scalar
	items  []*node // of a list
	fields []field // of a mapping, in the file's order
	place  place
	cell   bool // a cell of CSV: its line breaks are those of the file
}

type kind int

// The kinds of values.
const (
	null kind = iota
	word      // text in quotes
	bare      // a number or a truth value
	list
	mapping
)

// A field is a key of a mapping.
type field struct {
	key   string
	place place
	value *node
}

// get is the value of a key, nil where there is none.
func (n *node) get(key string) *node {
	if n == nil {
		return nil
	}
	for _, f := range n.fields {
		if f.key == key {
			return f.value
		}
	}
	return nil
}

// take removes a key and returns its value, nil where there is none. Of a key that
// comes twice the second stays, to be told.
func (n *node) take(key string) *node {
	for i, f := range n.fields {
		if f.key == key {
			n.fields = append(n.fields[:i:i], n.fields[i+1:]...)
			return f.value
		}
	}
	return nil
}

// prune takes out what says nothing: keys without a value, and the empty items at
// the end of a list. Those in the middle stay, for the places of the others count.
// It reports whether anything is left.
func (n *node) prune() bool {
	switch n.kind {
	case word:
		return n.text != ""
	case list:
		for _, item := range n.items {
			if !item.prune() && item.kind != word {
				*item = node{place: item.place}
			}
		}
		for len(n.items) > 0 && n.items[len(n.items)-1].kind == null {
			n.items = n.items[:len(n.items)-1]
		}
		return len(n.items) > 0
	case mapping:
		kept := n.fields[:0:0]
		for _, f := range n.fields {
			if f.value.prune() {
				kept = append(kept, f)
			}
		}
		n.fields = kept
		return len(kept) > 0
	case bare:
		return true
	}
	return false
}
