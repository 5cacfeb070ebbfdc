package queue

import (
	"errors"
	"slices"
	"time"
)

// A Kind is what was sent.
type Kind string

// The kinds of entries.
const (
	KindCase   Kind = "case"   // a whole case
	KindTip    Kind = "tip"    // where a case can be read about
	KindChange Kind = "change" // to a case that is there
)

// A State is what became of an entry.
type State string

// The states of an entry. Those that are resent were refused once and mended.
const (
	StateWaiting  State = "waiting"
	StateResent   State = "resent"
	StateAccepted State = "accepted"
	StateRefused  State = "refused"
)

var (
	// ErrNotFound is the error of an id or a token that no entry has.
	ErrNotFound = errors.New("nothing of that name is in the queue")

	// ErrDecided is the error of deciding on, or mending, what is accepted already,
	// and of deciding twice.
	ErrDecided = errors.New("it is decided already")

	// ErrMended is the error of deciding on an entry that its sender has mended since
	// it was read.
	ErrMended = errors.New("its sender has mended it in the meantime; look at it again")

	// ErrFull is the error of a queue that takes no more.
	ErrFull = errors.New("the queue is full")

	// ErrTooLarge is the error of an entry above [MaxEntry].
	ErrTooLarge = errors.New("it is too large")
)

// The bounds of a queue.
const (
	MaxEntry   = 512 << 10 // bytes of an entry's file
	MaxEntries = 20_000    // files in the folder
)

// An Entry is one thing that was sent, and what became of it.
type Entry struct {
	ID       string    `json:"id"`
	Kind     Kind      `json:"kind"`
	State    State     `json:"state"`
	Secret   string    `json:"secret"`           // hash of the sender's token, in hexadecimal
	Received time.Time `json:"received"`         // to the second, UTC
	Changed  time.Time `json:"changed,omitzero"` // when the sender mended it
	Decided  time.Time `json:"decided,omitzero"`
	Reason   string    `json:"reason,omitempty"` // why it was refused; kept when it is resent
	Case     string    `json:"case,omitempty"`   // slug: that a change is about, or that the entry became
	Lang     string    `json:"lang"`             // of the site that the sender used
	Name     string    `json:"name,omitempty"`   // of the sender
	Title    string    `json:"title"`            // of the case, or a tip's sentence: for lists
	Note     string    `json:"note,omitempty"`   // to whoever reviews it
	Tip      *Tip      `json:"tip,omitempty"`
	Files    []File    `json:"files,omitempty"` // of a case or a change

	// Form is what the sender filled in, to be shown again.
	Form map[string][]string `json:"form,omitempty"`
}

// A Tip is where a case can be read about, and who did what.
type Tip struct {
	URL      string `json:"url"`
	Sentence string `json:"sentence"`
}

// A File is the text of one of a case's files.
type File struct {
	Lang string `json:"lang"`           // of a translation; "" for the original
	Base string `json:"base,omitempty"` // what a change began from; "" for a new file
	Text string `json:"text"`
}

// Open reports whether the entry still waits for a decision.
func (e *Entry) Open() bool { return e.State == StateWaiting || e.State == StateResent }

// Name is the file's name in a library.
func (f File) Name(slug string) string {
	if f.Lang != "" {
		slug += "." + f.Lang
	}
	return slug + ".md"
}

// valid reports whether what a file says can be an entry.
func (e *Entry) valid(id string) bool {
	return e.ID == id && len(e.Secret) == 64 &&
		slices.Contains([]Kind{KindCase, KindTip, KindChange}, e.Kind) &&
		slices.Contains([]State{StateWaiting, StateResent, StateAccepted, StateRefused}, e.State) &&
		(e.Kind == KindTip) == (e.Tip != nil) && (len(e.Files) > 0 || e.Kind != KindCase) &&
		(e.Kind != KindChange || e.Case != "" && (len(e.Files) > 0 || e.Note != ""))
}
