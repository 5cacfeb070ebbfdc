package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/segment"
)

// A token is one word of a text, in small letters, accents still on, and the
// bytes that it stands on. A joined token is the whole of a word that also came
// in parts ("old-spice": old, spice, and oldspice joined).
type token struct {
	word       string
	start, end int
	joined     bool
}

// elisions are the French particles that an apostrophe ties to the next word.
func isElision(s string) bool {
	switch s {
	case "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu":
		return true
	}
	return false
}

// domainEndings are dropped: who types qoqa.ch means QoQa.
func isDomainEnding(s string) bool {
	switch s {
	case "com", "ch", "fr", "org", "net", "uk", "de", "eu", "be", "ca", "io", "tv":
		return true
	}
	return false
}

// The kinds of characters between the parts of a word.
const (
	apart      = iota // ends the word
	apostrophe        // l’avis, customer’s
	tie               // old-spice, AT&T, qoqa.ch
	grouping          // 25,000
)

func kindOf(r rune) int {
	switch r {
	case '\'', '’', 'ʼ', '‘', '＇':
		return apostrophe
	case '-', '‐', '‑', '&', '_', '.', '·', '/':
		return tie
	case ',', '\u202f':
		return grouping
	}
	return apart
}

func isWordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// firstUnspaced is the first script whose words are not parted by spaces (Thai);
// from there on the Unicode segmenter finds the words (UAX #29).
const firstUnspaced = 0x0E00

// tokenize calls emit for each word of text, in order. Words are runs of letters
// and digits; what is said of apostrophes, hyphens, dots and digit groups in
// token.go holds for texts and for queries alike, so that they meet.
func tokenize(text string, emit func(token)) {
	var t tokenizer
	t.emit = emit
	t.text = text
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !isWordRune(r) {
			at += size
			continue
		}
		at = t.word(at)
	}
}

// A tokenizer is the state of tokenize; its buffers serve every word.
type tokenizer struct {
	text  string
	emit  func(token)
	parts []token
	buf   []byte
}

// word reads the word that starts at a byte, with all its parts, and returns
// where it ends.
func (t *tokenizer) word(start int) int {
	t.parts = t.parts[:0]
	at := start
	for {
		var end int
		var unspaced bool
		end, unspaced = t.run(at)
		if unspaced {
			t.segment(at, end)
			t.flush()
			return end
		}
		t.parts = append(t.parts, token{word: lower(t.text[at:end]), start: at, end: end})
		r, size := utf8.DecodeRuneInString(t.text[end:])
		next := end + size
		if size == 0 || next >= len(t.text) {
			break
		}
		after, _ := utf8.DecodeRuneInString(t.text[next:])
		kind := kindOf(r)
		if kind == apart || !isWordRune(after) || after >= firstUnspaced {
			break
		}
		before, _ := utf8.DecodeLastRuneInString(t.text[:end])
		digits := unicode.IsDigit(before) && unicode.IsDigit(after)
		switch {
		case digits && r != '-' && r != '/':
			at = t.join(next)
		case kind == grouping:
			t.flush()
			return end
		case kind == apostrophe:
			at = t.apostrophe(next)
		default:
			at = next
		}
		if at >= len(t.text) {
			break
		}
		if r, _ := utf8.DecodeRuneInString(t.text[at:]); !isWordRune(r) {
			t.flush()
			return at
		}
	}
	end := t.parts[len(t.parts)-1].end
	t.flush()
	return end
}

// join makes one number of the groups of its digits and returns where it goes on.
func (t *tokenizer) join(next int) int {
	end, _ := t.run(next)
	last := &t.parts[len(t.parts)-1]
	last.word += lower(t.text[next:end])
	last.end = end
	return end
}

// apostrophe decides what the apostrophe before next means: a French particle
// goes, an English 's goes, any other letter stays with its word (don't, O'Brien,
// aujourd'hui).
func (t *tokenizer) apostrophe(next int) int {
	end, _ := t.run(next)
	last := &t.parts[len(t.parts)-1]
	rest := t.text[next:end]
	switch {
	case rest == "s" || rest == "S":
		last.end = end
		return end
	case isElision(last.word):
		t.parts = t.parts[:len(t.parts)-1]
		return next
	}
	last.word += lower(rest)
	last.end = end
	return end
}

// run is the end of the letters and digits from at on, and whether they are of a
// script without spaces.
func (t *tokenizer) run(at int) (end int, unspaced bool) {
	for end = at; end < len(t.text); {
		c := t.text[end]
		if c < utf8.RuneSelf {
			if !isWordRune(rune(c)) {
				return end, unspaced
			}
			end++
			continue
		}
		r, size := utf8.DecodeRuneInString(t.text[end:])
		if !isWordRune(r) {
			return end, unspaced
		}
		unspaced = unspaced || r >= firstUnspaced && !unicode.Is(unicode.Latin, r) && !unicode.Is(unicode.M, r)
		end += size
	}
	return end, unspaced
}

func (t *tokenizer) segment(start, end int) {
	words := segment.NewWordSegmenterDirect([]byte(t.text[start:end]))
	at := start
	for words.Segment() {
		b := words.Bytes()
		if words.Type() != segment.None {
			t.parts = append(t.parts, token{word: lower(string(b)), start: at, end: at + len(b), joined: false})
			t.emit(t.parts[len(t.parts)-1])
		}
		at += len(b)
	}
	t.parts = t.parts[:0]
}

// flush emits the parts of a word, and the whole where there are several.
func (t *tokenizer) flush() {
	if n := len(t.parts); n > 1 && isDomainEnding(t.parts[n-1].word) && t.text[t.parts[n-1].start-1] == '.' {
		t.parts = t.parts[:n-1]
	}
	for _, p := range t.parts {
		t.emit(p)
	}
	if n := len(t.parts); n > 1 && n <= 4 {
		t.buf = t.buf[:0]
		for _, p := range t.parts {
			t.buf = append(t.buf, p.word...)
		}
		t.emit(token{word: string(t.buf), start: t.parts[0].start, end: t.parts[n-1].end, joined: true})
	}
	t.parts = t.parts[:0]
}

// lower is strings.ToLower without work for what is small already.
func lower(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			return strings.ToLower(s)
		}
	}
	return s
}
