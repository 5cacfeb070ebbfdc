package index

// maxNear is the largest number of letters that are compared with a mistake: sets
// of places are words of 64 bits.
const maxNear = 60

// A nearPrefix is an automaton that accepts what begins like a text, but for one
// letter that is missing, too many, another, or in its neighbour's place. It reads
// bytes: folded words have few letters of several. The vellum package has automata
// of Levenshtein, which compare whole words and know no swaps.
//
// It walks the text and what it reads side by side. A state is where the text has
// been read up to without a mistake, and with one:
//
//	text  zappos   reads  zapos
//	                      zap     3 without; 2, 3, 4 with one mistake
//	                      zapo    none without; 5 with one (a letter is missing)
//
// States are made when they are met. It serves one goroutine.
type nearPrefix struct {
	text   string
	begin  int
	states []nearState
	known  map[nearState]int
	next   [][256]uint16 // state after a byte, unread where it is not known
	kind   byte
}

// A nearState is a set of places in the text.
type nearState struct {
	exact int8   // read without a mistake up to here; -1: there was one
	swap  int8   // the letter after this place was read, its own must follow; -1: none
	one   uint64 // places read up to with one mistake
}

// The states that every automaton has.
const (
	nearUnread = iota // none
	nearDead
	nearDone // what follows does not matter
	nearKind // before the byte that a term has in front
	nearFirst
)

func newNearPrefix(text string) *nearPrefix {
	a := &nearPrefix{text: text[:min(len(text), maxNear)], known: make(map[nearState]int)}
	a.states = make([]nearState, nearFirst, 4*nearFirst)
	a.next = make([][256]uint16, nearFirst, 4*nearFirst)
	a.begin = a.state(nearState{exact: 0, swap: -1, one: 1 << 1})
	return a
}

// state is the number of a state.
func (a *nearPrefix) state(s nearState) int {
	switch end := len(a.text); {
	case int(s.exact) == end || s.one&(1<<end) != 0:
		return nearDone
	case s.exact < 0 && s.swap < 0 && s.one == 0:
		return nearDead
	}
	n, ok := a.known[s]
	if !ok {
		n = len(a.states)
		a.known[s] = n
		a.states, a.next = append(a.states, s), append(a.next, [256]uint16{})
	}
	return n
}

// after is the automaton for terms that have a byte in front.
func (a *nearPrefix) after(kind byte) *nearPrefix {
	a.kind = kind
	return a
}

// Start is part of the automaton interface of the segments, as are the other
// methods.
func (a *nearPrefix) Start() int { return nearKind }

// IsMatch says whether what was read is accepted.
func (a *nearPrefix) IsMatch(state int) bool { return state == nearDone }

// CanMatch says whether it may be when more is read.
func (a *nearPrefix) CanMatch(state int) bool { return state != nearDead }

// WillAlwaysMatch says whether it is whatever follows.
func (a *nearPrefix) WillAlwaysMatch(state int) bool { return state == nearDone }

// Accept reads a byte.
func (a *nearPrefix) Accept(state int, b byte) int {
	switch {
	case state == nearDone || state == nearDead:
		return state
	case state == nearKind && b == a.kind:
		return a.begin
	case state == nearKind:
		return nearDead
	}
	if n := a.next[state][b]; n != nearUnread {
		return int(n)
	}
	n := a.state(a.step(a.states[state], b))
	a.next[state][b] = uint16(n) //nolint:gosec // there are a few hundred states
	return n
}

// step is the state after a byte.
func (a *nearPrefix) step(s nearState, b byte) nearState {
	to := nearState{exact: -1, swap: -1}
	for at := range len(a.text) {
		if a.text[at] == b && s.one&(1<<at) != 0 {
			to.one |= 1 << (at + 1)
		}
	}
	if s.swap >= 0 && a.text[s.swap] == b {
		to.one |= 1 << (s.swap + 2)
	}
	if s.exact < 0 {
		return to
	}
	at := int(s.exact)
	to.one |= 1 << at // b is a letter too many
	if a.text[at] == b {
		to.exact = s.exact + 1
		to.one |= 1 << (at + 2) // the next letter is missing
		return to
	}
	to.one |= 1 << (at + 1) // b stands for another letter
	if at+1 < len(a.text) && a.text[at+1] == b {
		to.swap = s.exact
	}
	return to
}
