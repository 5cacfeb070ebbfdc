package main

import "strings"

// nearest is the candidate that differs least from word, with at most one changed
// letter in four; "" where none is near. Among equals the first wins.
func nearest(word string, candidates []string) string {
	word = strings.ToLower(word)
	best, least := "", max(1, len([]rune(word))/4)+1
	for _, c := range candidates {
		if d := distance(word, strings.ToLower(c), least); d < least {
			best, least = c, d
		}
	}
	if best != "" || len(word) < 3 {
		return best
	}
	// half a name is near too: "old-spice" for "old-spice-responses"
	for _, c := range candidates {
		if strings.HasPrefix(strings.ToLower(c), word) {
			return c
		}
	}
	return ""
}

// distance counts the letters to insert, remove, change or swap with their
// neighbour to make b of a; it may stop at limit.
func distance(a, b string, limit int) int {
	s, t := []rune(a), []rune(b)
	if len(s)-len(t) >= limit || len(t)-len(s) >= limit {
		return limit
	}
	before, last, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(s); i++ {
		row[0] = i
		for j := 1; j <= len(t); j++ {
			cost := 1
			if s[i-1] == t[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(t)]
}
