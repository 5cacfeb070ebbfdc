package queue

import (
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"encoding/hex"
	"strings"
)

// The letters and lengths of ids and tokens.
const (
	idLength    = 12 // 60 bits
	idLetters   = "abcdefghijklmnopqrstuvwxyz234567"
	tokenLength = 26 // 130 bits, as [rand.Text] makes them
)

// newToken is a secret that nobody can guess.
func newToken() string { return rand.Text() }

// isToken reports whether a word has the form of a token.
func isToken(token string) bool {
	return len(token) == tokenLength && strings.Trim(token, strings.ToUpper(idLetters)) == ""
}

// idOf is the id of the entry that a token leads to. It tells nothing of the
// token, and makes looking one up a matter of one file.
func idOf(token string) string {
	sum := sha256.Sum256([]byte("id " + token))
	return strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))[:idLength]
}

// secretOf is what is kept of a token.
func secretOf(token string) string {
	sum := sha256.Sum256([]byte("secret " + token))
	return hex.EncodeToString(sum[:])
}

func sameSecret(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// isID keeps what was typed from becoming another path.
func isID(id string) bool {
	return len(id) == idLength && strings.Trim(id, idLetters) == ""
}
