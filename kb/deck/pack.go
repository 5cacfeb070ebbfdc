package deck

// pack parts items into pages of at most room and at most most items (0: any
// number), in their order and as evenly as that allows: four of which three would
// fit are two and two. An item higher than a page stands alone on one.
func pack[T any](items []T, height func([]T) float64, room float64, most int) [][]T {
	fits := func(some []T) bool {
		return len(some) == 1 || (most == 0 || len(some) <= most) && height(some) <= room
	}
	pages := greedy(items, fits)
	if len(pages) < 2 {
		return pages
	}
	// the smallest number a page with which there are no more pages
	for even := (len(items) + len(pages) - 1) / len(pages); even < len(items); even++ {
		better := greedy(items, func(some []T) bool { return len(some) <= even && fits(some) })
		if len(better) == len(pages) {
			return better
		}
	}
	return pages
}

func greedy[T any](items []T, fits func([]T) bool) [][]T {
	var pages [][]T
	from := 0
	for to := 1; to <= len(items); to++ {
		if to == len(items) || !fits(items[from:to+1]) {
			pages = append(pages, items[from:to:to])
			from = to
		}
	}
	return pages
}

// number numbers the pages of one slide.
func number(pages []Slide) []Slide {
	if len(pages) > 1 {
		for i := range pages {
			pages[i].Part, pages[i].Parts = i+1, len(pages)
		}
	}
	return pages
}
