package web

import (
	"net/url"
	"strconv"
)

// pageSize is how many hits a page of the site shows.
const pageSize = 20

// A pager leads through the pages of a list; it is nil where there is one page.
type pager struct {
	Pages          []pagerLink
	Previous, Next string // addresses, "" where there is none
}

type pagerLink struct {
	Number  int // 0 for a gap
	Href    string
	Current bool
}

// readPage is the number of the page asked for, from 1. What is no number is the
// first page.
func readPage(q url.Values) int {
	n, err := strconv.Atoi(q.Get("page"))
	if err != nil || n < 1 {
		return 1
	}
	return min(n, maxOffset/pageSize)
}

// pageCount is how many pages n hits fill, at least one.
func pageCount(n int) int { return max(1, (n+pageSize-1)/pageSize) }

// newPager shows the first and last page and those around the current one.
func newPager(current, hits int, href func(page int) string) *pager {
	return newPagerOf(pageSize, current, hits, href)
}

// newPagerOf is newPager for pages of another size.
func newPagerOf(size, current, hits int, href func(page int) string) *pager {
	last := max(1, (hits+size-1)/size)
	if last == 1 {
		return nil
	}
	p := &pager{}
	if current > 1 {
		p.Previous = href(min(current-1, last))
	}
	if current < last {
		p.Next = href(current + 1)
	}
	shown := 0
	for n := 1; n <= last; n++ {
		if n != 1 && n != last && (n < current-2 || n > current+2) {
			continue
		}
		if n > shown+1 {
			p.Pages = append(p.Pages, pagerLink{})
		}
		p.Pages = append(p.Pages, pagerLink{n, href(n), n == current})
		shown = n
	}
	return p
}
