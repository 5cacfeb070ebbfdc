package main

import (
	"strings"

	"casebook/kb"
)

// nearest is the candidate that somebody most likely meant by word, misspelt or
// half typed ("old-spice" for "old-spice-responses"); "" where none is near.
func nearest(word string, candidates []string) string {
	if near := kb.Nearest(word, candidates); near != "" || len(word) < 3 {
		return near
	}
	for _, c := range candidates {
		if strings.HasPrefix(strings.ToLower(c), strings.ToLower(word)) {
			return c
		}
	}
	return ""
}
