package kb

import "strings"

// longestWord bounds what is compared: nobody misspells a slug at greater length,
// and the distance takes time with the product of both lengths.
const longestWord = 80

// Nearest is the candidate that somebody most likely meant by word, "" where none
// is near. Case, accents, and the difference between space, hyphen and underscore
// don't count; of equally near candidates the first is taken.
func Nearest(word string, candidates []string) string {
	best, distance := "", -1
	folded := foldWord(word)
	for _, c := range candidates {
		d := near(folded, foldWord(c))
		if d >= 0 && (distance < 0 || d < distance) {
			best, distance = c, d
		}
	}
	return best
}

// near is the distance of two folded words, -1 where they are too far apart to be
// the same word misspelt: one mistake for a word of up to four letters, and one
// more for each four.
func near(a, b []rune) int {
	if len(a) == 0 || len(b) == 0 || len(a) > longestWord || len(b) > longestWord {
		return -1
	}
	allowed := 1 + (max(len(a), len(b))-1)/4
	if len(a)-len(b) > allowed || len(b)-len(a) > allowed {
		return -1
	}
	d := editDistance(a, b)
	if d > allowed || d >= min(len(a), len(b)) {
		return -1
	}
	return d
}

// editDistance is the number of letters to insert, delete, replace or swap with
// their neighbour to make b of a (Damerau and Levenshtein, each place edited once).
//
//	cirsis → crisis: 1 (swap)   crisi → crisis: 1 (insert)
//
// It fills the usual table of len(a)+1 rows, of which only three are kept.
func editDistance(a, b []rune) int {
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// foldWord is a word in lower case, without accents, its parts joined by hyphens.
func foldWord(s string) []rune {
	s = strings.ToLower(strings.TrimSpace(s))
	folded := make([]rune, 0, len(s))
	for _, r := range s {
		switch r {
		case ' ', '_', '\u00a0', '’', '\'':
			r = '-'
		case 'à', 'á', 'â', 'ä', 'ã', 'å':
			r = 'a'
		case 'ç':
			r = 'c'
		case 'è', 'é', 'ê', 'ë':
			r = 'e'
		case 'ì', 'í', 'î', 'ï':
			r = 'i'
		case 'ñ':
			r = 'n'
		case 'ò', 'ó', 'ô', 'ö', 'õ', 'ø':
			r = 'o'
		case 'ù', 'ú', 'û', 'ü':
			r = 'u'
		case 'œ':
			folded = append(folded, 'o')
			r = 'e'
		}
		folded = append(folded, r)
	}
	return folded
}
