package kb

import (
	"cmp"
	"slices"
)

// NewProblem makes a problem with its English sentence. The arguments are names
// and values in turn; those with an empty value are left out, which also leaves
// out the part of the sentence that needs them.
func NewProblem(path string, line, column int, severity Severity, code Code, args ...string) Problem {
	p := Problem{Path: path, Line: line, Column: column, Severity: severity, Code: code}
	for i := 0; i+1 < len(args); i += 2 {
		if args[i+1] == "" {
			continue
		}
		if p.Args == nil {
			p.Args = make(map[string]string, len(args)/2)
		}
		p.Args[args[i]] = args[i+1]
	}
	p.Message = p.In("en")
	return p
}

// sortProblems puts problems in the order of paths, lines and columns; those at
// one place stay in the order in which they were found.
func sortProblems(ps Problems) {
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}
