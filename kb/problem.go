package kb

import "strings"

// A Code names a kind of problem for programs: it stays the same when its sentence
// changes, so that the site can say it in French and code hosts can list it.
type Code string

// A Severity tells what must be mended from what should be looked at.
type Severity string

// The severities. A case file with an error is not a case; `kb check --strict`
// fails on warnings too, and on nothing that is only good to know.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Info    Severity = "info"
)

// A Problem is one thing wrong in a case file, told at the place to mend it.
type Problem struct {
	Path     string            `json:"path"`             // as the user named it
	Line     int               `json:"line,omitempty"`   // from 1; 0 when the whole file is meant
	Column   int               `json:"column,omitempty"` // from 1, in characters
	Severity Severity          `json:"severity"`
	Code     Code              `json:"code"`
	Args     map[string]string `json:"args,omitempty"` // the sentence's values: what was written, what would be right
	Message  string            `json:"message"`        // use "crisis-managment" is not known; did you mean "crisis"?
}

// String is `path:line:column: message`, as compilers and editors know it.
func (p Problem) String() string { return p.StringIn("en") }

// Problems are all that is wrong in one or more files, in the order of paths and
// lines.
type Problems []Problem

// Errors reports whether one of them is an error, not only a warning.
func (ps Problems) Errors() bool {
	for _, p := range ps {
		if p.Severity == Error {
			return true
		}
	}
	return false
}

// Error is every problem on a line of its own.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}
