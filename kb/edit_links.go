package kb

import (
	"strings"
)

// renameLinks writes a case's new name in the links of the body: `[text](old)`,
// `(old.md)`, `(old.fr.md)`, `(/en/cases/old)` and the definitions `[1]: old.md`.
// Code stays as it is. It reports how many links changed.
func (e *edited) renameLinks(old, slug string) int {
	count := 0
	fenced := ""
	for line := e.fence + 1; line <= len(e.lines); line++ {
		text := e.text(line)
		trimmed := strings.TrimLeft(text, " ")
		if mark := codeFence(trimmed); mark != "" && (fenced == "" || strings.HasPrefix(mark, fenced)) {
			if fenced == "" {
				fenced = mark
			} else {
				fenced = ""
			}
			continue
		}
		if fenced != "" || !strings.Contains(text, old) {
			continue
		}
		for _, at := range linkTargets(text) {
			to := text[at[0]:at[1]]
			if renamed, is := renamedLink(to, old, slug); is {
				e.replace(e.line(line)+at[0], e.line(line)+at[1], renamed)
				count++
			}
		}
	}
	return count
}

// codeFence is the mark that opens or closes a block of code, "" for other lines.
func codeFence(line string) string {
	for _, mark := range []string{"```", "~~~"} {
		if strings.HasPrefix(line, mark) {
			return line[:len(line)-len(strings.TrimLeft(line, mark[:1]))]
		}
	}
	return ""
}

// linkTargets are where the addresses of a line's links stand.
func linkTargets(line string) [][2]int {
	var targets [][2]int
	for at := 0; at < len(line); {
		switch {
		case line[at] == '`':
			at += codeSpan(line[at:])
			continue
		case line[at] == '\\':
			at += 2
			continue
		case strings.HasPrefix(line[at:], "]("):
			targets = append(targets, target(line, at+2, ") \t"))
		case strings.HasPrefix(line[at:], "]:") && strings.HasPrefix(strings.TrimLeft(line, " "), "[") && !strings.HasPrefix(strings.TrimLeft(line, " "), "[^"):
			from := at + 2
			for from < len(line) && line[from] == ' ' {
				from++
			}
			targets = append(targets, target(line, from, " \t"))
		}
		at++
	}
	return targets
}

// target is where an address stands that begins at a place, without < and >.
func target(line string, from int, ends string) [2]int {
	if strings.HasPrefix(line[from:], "<") {
		from, ends = from+1, ">"
	}
	if i := strings.IndexAny(line[from:], ends); i >= 0 {
		return [2]int{from, from + i}
	}
	return [2]int{from, len(line)}
}

// renamedLink is a link to a case by its new name; not ok for any other link.
func renamedLink(to, old, slug string) (string, bool) {
	path, after := to, ""
	if i := strings.IndexAny(to, "?#"); i >= 0 {
		path, after = to[:i], to[i:]
	}
	if strings.Contains(path, ":") || strings.HasPrefix(path, "//") {
		return "", false
	}
	folder, name := "", path
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		folder, name = path[:i+1], path[i+1:]
	}
	switch folder {
	case "", "./", "../", "cases/", "/cases/", "/en/cases/", "/fr/cases/", "../cases/":
	default:
		return "", false
	}
	rest, ok := strings.CutPrefix(name, old)
	if !ok || rest != "" && rest[0] != '.' {
		return "", false
	}
	return folder + slug + rest + after, true
}
