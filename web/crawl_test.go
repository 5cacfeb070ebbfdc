package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// crawled bounds the crawl: filters make endless combinations.
const crawled = 1500

// Every address that a page names on this host answers, and no page asks another
// host for anything. Pages nearer to the home page go first.
func TestEveryLinkAnswers(t *testing.T) {
	h := newHandler(t, smallLibrary)
	seen := map[string]string{"/en/": "", "/fr/": "", "/en/nowhere": ""}
	queue := []string{"/en/", "/fr/"}
	for asked := 0; len(queue) > 0 && asked < crawled; asked++ {
		target := queue[0]
		queue = queue[1:]
		res := ask(t, h, http.MethodGet, target)
		body := bodyOf(t, res)
		if res.StatusCode >= 400 {
			t.Errorf("%s, named on %s: status %d", target, seen[target], res.StatusCode)
			continue
		}
		if to := res.Header.Get("Location"); to != "" && seen[to] == "" {
			seen[to] = target
			queue = append(queue, to)
		}
		if !strings.HasPrefix(res.Header.Get("Content-Type"), "text/html") {
			continue
		}
		doc := parseHTML(t, body)
		doc.walk(func(e node) {
			for _, name := range []string{"href", "src", "action"} {
				address, ok := e.lookup(name)
				if !ok {
					continue
				}
				u, err := url.Parse(address)
				if err == nil && name == "action" && e.attr("method") != "post" {
					u.RawQuery = e.filled().Encode()
				}
				switch {
				case err != nil:
					t.Errorf("%s: <%s %s=%q>: %v", target, e.Data, name, address, err)
				case u.Host != "" && e.Data != "a":
					t.Errorf("%s: <%s> asks another host: %s", target, e.Data, address)
				case u.Host != "":
				case u.Path == "":
					if len(doc.all("#"+u.Fragment)) != 1 {
						t.Errorf("%s: %s leads to no place on the page", target, address)
					}
				default:
					u.Fragment = ""
					if _, known := seen[u.String()]; !known {
						seen[u.String()] = target
						queue = append(queue, u.String())
					}
				}
			}
		})
	}
	if len(seen) < 100 {
		t.Errorf("the crawl found %d addresses only", len(seen))
	}
}

// Every mark that pages name is in the one file of marks.
func TestEveryMarkIsThere(t *testing.T) {
	h := newHandler(t, smallLibrary)
	ids := make(map[string]bool)
	var sprite string
	for _, path := range kindsOfPage {
		for _, use := range page(t, h, "/fr"+path, http.StatusOK).all("use") {
			file, id, _ := strings.Cut(use.attr("href"), "#")
			sprite = file
			ids[id] = true
		}
	}
	marks := parseHTML(t, bodyOf(t, ask(t, h, http.MethodGet, sprite)))
	for id := range ids {
		if len(marks.all("symbol#"+id)) != 1 {
			t.Errorf("%s has no mark %q", sprite, id)
		}
	}
}
