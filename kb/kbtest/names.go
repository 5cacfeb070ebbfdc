package kbtest

import "math/rand/v2"

// companies is how many different organisations a corpus tells of; the first are
// told of most.
const companies = 4000

// company is a made-up name of a rank from 0.
func company(rank int) string {
	first := [...]string{"Al", "Bel", "Cor", "Dan", "El", "Fen", "Gar", "Hel", "Ister", "Jur", "Kal", "Lem", "Mar", "Nor", "Or", "Pel", "Quin", "Ros", "Sol", "Tal"}
	last := [...]string{"ano", "berg", "co", "dale", "ex", "fort", "gny", "ia", "ky", "line", "mont", "nova", "oz", "port", "ra", "son", "tec", "via", "way", "ys"}
	kind := [...]string{"", " Air", " Foods", " Télécom", " & Fils", " Bank", ".ch", " Group", "’s", " Énergie"}
	n := len(first) * len(last)
	return first[rank%len(first)] + last[rank/len(first)%len(last)] + kind[rank/n%len(kind)]
}

// companyOf is the leading organisation of the i-th case: whatever the seed, so
// that a case has the same name in every corpus.
func companyOf(i int) string {
	r := rand.New(rand.NewPCG(uint64(i), 7))                            //nolint:gosec // repeatable on purpose
	return company(int(rand.NewZipf(r, 1.1, 20, companies-1).Uint64())) //nolint:gosec // under companies
}
