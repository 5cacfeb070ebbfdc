package kb

import (
	"net/url"
	"slices"
	"strings"
)

// SameSource is a source's address in the form in which two addresses of one
// page are equal: without scheme, "www.", a closing slash, a fragment and the
// marks that campaigns leave in it, and taken out of an archive's address. It is
// "" where address is none.
//
//	https://www.example.org/a/?utm_source=x#top → example.org/a
func SameSource(address string) string {
	u, err := url.Parse(strings.TrimSpace(archivedAddress(address)))
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	for _, prefix := range []string{"www.", "m."} {
		// "m.com" is a name, not a prefix
		if rest, ok := strings.CutPrefix(host, prefix); ok && strings.Contains(rest, ".") {
			host = rest
		}
	}
	same := host + strings.TrimRight(u.EscapedPath(), "/")
	q := u.Query()
	for key := range q {
		if strings.HasPrefix(key, "utm_") || slices.Contains(campaignKeys, key) {
			q.Del(key)
		}
	}
	if len(q) > 0 {
		same += "?" + q.Encode() // sorted by key
	}
	return same
}

// campaignKeys are parameters that say where a reader came from, not what the
// page is.
var campaignKeys = []string{"fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "ref", "ref_src"}

// archivedAddress is what a copy in the Wayback Machine is a copy of, or the
// address itself: https://web.archive.org/web/20100714/https://example.org/.
func archivedAddress(address string) string {
	const archive = "web.archive.org/web/"
	_, rest, ok := strings.Cut(address, archive)
	if !ok {
		return address
	}
	_, original, ok := strings.Cut(rest, "/")
	if !ok {
		return address
	}
	if !strings.Contains(original, "://") {
		return "http://" + original
	}
	return original
}
