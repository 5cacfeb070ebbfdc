package kb

import "strconv"

// Unarchived tells the sources of a case that have an address but no copy in
// an archive. It is no mistake, and no part of [Library.Check]: a page may go away
// any day. The severity is [Info]. Path and data are its file.
func Unarchived(path string, data []byte, c *Case) Problems {
	var list Problems
	places := sourcePlaces(path, data)
	for i, s := range c.Sources {
		if s.URL == "" || s.Archived != "" {
			continue
		}
		var at [2]int
		if i < len(places) {
			at = places[i]
		}
		list = append(list, NewProblem(path, at[0], at[1], Info, CodeNotArchived, "number", strconv.Itoa(i+1)))
	}
	return list
}

// SourceLines are the lines, from 1, on which the sources of a case's file begin.
func SourceLines(path string, data []byte) []int {
	places := sourcePlaces(path, data)
	lines := make([]int, len(places))
	for i, at := range places {
		lines[i] = at[0]
	}
	return lines
}

// sourcePlaces are the lines and columns at which sources begin.
func sourcePlaces(path string, data []byte) [][2]int {
	r := &reader{path: path}
	f, ok := r.parseFront(data)
	if !ok {
		return nil
	}
	sources := child(f.root, "sources")
	if sources == nil {
		return nil
	}
	var places [][2]int
	for _, item := range sources.Content {
		places = append(places, [2]int{item.Line, item.Column})
	}
	return places
}
