package kb

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// A noteChecker checks the references of a body: [^1] and [1] name sources by
// their number, [^word] a note that the body defines itself.
type noteChecker struct {
	*reader
	sources int // 0 where it is not known how many there are
	defined map[string]bool
}

// definedNotes are the notes that a body defines itself, in lines "[^name]: …".
func definedNotes(body string) map[string]bool {
	if !strings.Contains(body, "]:") {
		return nil
	}
	defined := make(map[string]bool)
	for line := range strings.SplitSeq(body, "\n") {
		if name, _, found := strings.Cut(strings.TrimLeft(line, " "), "]:"); found && strings.HasPrefix(name, "[^") {
			defined[name[len("[^"):]] = true
		}
	}
	return defined
}

// check goes through the brackets of a line outside of code.
func (c *noteChecker) check(line string, number int) {
	for at := 0; at < len(line); {
		i := strings.IndexAny(line[at:], "`\\[")
		if i < 0 {
			return
		}
		at += i
		switch line[at] {
		case '`':
			at += codeSpan(line[at:])
		case '\\':
			at += 2
		default:
			at += c.bracket(line, at, number)
		}
	}
}

// codeSpan is the length of a code span that begins a text: of its backticks
// alone where no others close it.
func codeSpan(s string) int {
	n := len(s) - len(strings.TrimLeft(s, "`"))
	for at := n; at < len(s); {
		i := strings.IndexByte(s[at:], '`')
		if i < 0 {
			break
		}
		at += i
		run := len(s[at:]) - len(strings.TrimLeft(s[at:], "`"))
		at += run
		if run == n {
			return at
		}
	}
	return n
}

// longestReference bounds the look for a closing bracket, so that a line of
// nothing but opening ones takes no time.
const longestReference = 100

// bracket checks what begins with the bracket at a place of a line, and gives its
// length.
func (c *noteChecker) bracket(line string, at, number int) int {
	end := strings.IndexByte(line[at:min(at+longestReference, len(line))], ']')
	if end < 0 {
		return 1
	}
	reference := line[at : at+end+1]
	name, isNote := strings.CutPrefix(reference[1:end], "^")
	after := line[at+end+1:]
	n, isNumber := sourceReference(name)
	told := func(code Code, args ...string) {
		c.tell(number, 1+utf8.RuneCountInString(line[:at]), Error, code, append(args, "value", shown(reference))...)
	}
	switch {
	case c.defined[name] && isNote:
	case isNote && !isNumber && name != "" && !strings.ContainsAny(name, " \t[^"):
		told(CodeFootnote)
	case !isNumber, !isNote && (opensLink(after) || strings.HasSuffix(line[:at], "!")):
		return 1 // no reference; there may be one inside
	case c.sources > 0 && (n < 1 || n > c.sources):
		told(CodeReference, "count", strconv.Itoa(c.sources))
	}
	return end + 1
}

// sourceReference reads the number of a reference. Four digits are a year in
// brackets, as quotations have them.
func sourceReference(s string) (int, bool) {
	if s == "" || len(s) > 3 {
		return 0, false
	}
	return digits(s)
}

// opensLink reports whether brackets are followed by the rest of a link, or define
// one.
func opensLink(after string) bool {
	return strings.HasPrefix(after, "(") || strings.HasPrefix(after, "[") && !strings.HasPrefix(after, "[^") && !startsReference(after) || strings.HasPrefix(after, ":")
}

// startsReference tells [1][2], two references, from [1][name], a link.
func startsReference(s string) bool {
	end := strings.IndexByte(s, ']')
	if end < 0 {
		return false
	}
	_, ok := sourceReference(s[1:end])
	return ok
}
