package pptx

import (
	"slices"
	"strings"

	"casebook/kb/deck"
)

// paginate parts slides whose content does not fit. An outline is cut to our own
// page; a template's may have less room.
func paginate(t *template, d *deck.Deck) []deck.Slide {
	var all []deck.Slide
	for _, s := range d.Slides {
		pages := fitting(t, d, s, 0)
		if len(pages) > 1 && s.Parts == 0 {
			for i := range pages {
				pages[i].Part, pages[i].Parts = i+1, len(pages)
			}
		}
		all = append(all, pages...)
	}
	return renumber(all)
}

// mostPages bounds how many pages a slide may become.
const mostPages = 64

func fitting(t *template, d *deck.Deck, s deck.Slide, depth int) []deck.Slide {
	fits := func(s deck.Slide) bool { return draw(t, d, s).fits }
	if depth == mostPages || fits(s) {
		return []deck.Slide{s}
	}
	a, b, ok := divide(s, fits)
	if !ok {
		return []deck.Slide{s}
	}
	return append(fitting(t, d, a, depth+1), fitting(t, d, b, depth+1)...)
}

// share is how many of n things go on the first page: as many as on every other, on
// as few pages as hold them. fits says whether the first so many fit.
func share(n int, fits func(int) bool) int {
	most := 1
	for low, high := 1, n-1; low <= high; {
		middle := (low + high + 1) / 2
		if fits(middle) {
			most, low = middle, middle+1
		} else {
			high = middle - 1
		}
	}
	pages := (n + most - 1) / most
	return (n + pages - 1) / pages
}

// renumber counts the parts of slides anew, where some of them were parted once more.
func renumber(all []deck.Slide) []deck.Slide {
	for i := 0; i < len(all); {
		end := i + 1
		if all[i].Parts > 0 {
			for end < len(all) && all[end].Parts > 0 && all[end].Kind == all[i].Kind && all[end].Slug == all[i].Slug &&
				all[end].Title == all[i].Title && (all[end].Part != 1 || all[end].Parts != all[end-1].Parts && all[end-1].Part < all[end-1].Parts) {
				end++
			}
			for j := i; j < end; j++ {
				all[j].Part, all[j].Parts = j-i+1, end-i
			}
		}
		i = end
	}
	return all
}

// divide makes two slides of one that is too full: between its bullets, channels,
// figures, steps, rows or references; a single long text between its sentences. It is
// false where nothing is left to divide.
func divide(s deck.Slide, fits func(deck.Slide) bool) (a, b deck.Slide, ok bool) {
	a, b = s, s
	b.Notes = deck.Notes{Sources: s.Notes.Sources}
	alone := func(with func(*deck.Slide)) bool { // whether the rest fits beside the first of several
		one := s
		with(&one)
		return fits(one)
	}
	switch {
	case s.Timeline != nil:
		return divideTimeline(a, b)
	case s.Table != nil:
		return divideTable(a, b)
	case len(s.Channels) > 1 && alone(func(one *deck.Slide) { one.Channels = s.Channels[:1] }):
		n := share(len(s.Channels), func(n int) bool { a.Channels = s.Channels[:n]; return fits(a) })
		a.Channels, b.Channels = s.Channels[:n], s.Channels[n:]
		b.Lead, b.Facts = deck.Run{}, nil
	case len(s.Figures) > 1:
		a.Figures, b.Figures = halves(s.Figures)
	case len(s.Bullets) > 1 && (s.Lead.Text == "" || alone(func(one *deck.Slide) { one.Bullets = s.Bullets[:1] })):
		n := share(len(s.Bullets), func(n int) bool { a.Bullets = s.Bullets[:n]; return fits(a) })
		a.Bullets, b.Bullets = s.Bullets[:n], s.Bullets[n:]
		b.Lead = deck.Run{}
		if s.Start > 0 || s.Kind == deck.KindLessons || s.Kind == deck.KindQuestions || s.Kind == deck.KindAgenda {
			b.Start = max(s.Start, 1) + len(a.Bullets)
		}
	case len(s.References) > 1:
		n := share(len(s.References), func(n int) bool { a.References = s.References[:n]; return fits(a) })
		a.References, b.References = s.References[:n], s.References[n:]
	case s.Lead.Text != "" && len(s.Bullets) > 0 && s.Kind != deck.KindCase:
		a.Bullets, b.Lead = nil, deck.Run{}
	case s.Lead.Text != "":
		a.Lead.Text, b.Lead.Text, ok = sentences(s.Lead.Text)
		b.Facts, b.Channels = nil, nil
		return a, b, ok
	case len(s.Bullets) == 1:
		a.Bullets, b.Bullets = slices.Clone(s.Bullets), slices.Clone(s.Bullets)
		if s.Bullets[0].Detail.Text != "" {
			a.Bullets[0].Detail, b.Bullets[0].Text = deck.Run{}, s.Bullets[0].Detail
			b.Bullets[0].Detail = deck.Run{}
			return a, b, true
		}
		a.Bullets[0].Text.Text, b.Bullets[0].Text.Text, ok = sentences(s.Bullets[0].Text.Text)
		return a, b, ok
	default:
		return a, b, false
	}
	return a, b, true
}

func halves[T any](all []T) (a, b []T) {
	n := (len(all) + 1) / 2
	return all[:n], all[n:]
}

// sentences parts a text where a sentence ends near its middle, else between words.
func sentences(s string) (a, b string, ok bool) {
	const least = 80 // characters; less is no page
	if len(s) < 2*least {
		return s, "", false
	}
	best, at := len(s), -1
	for _, end := range []string{". ", "! ", "? ", "… ", " "} {
		for i := range len(s) {
			if strings.HasPrefix(s[i:], end) && abs(i-len(s)/2) < best {
				best, at = abs(i-len(s)/2), i+len(end)
			}
		}
		if at >= 0 && best < len(s)/3 {
			break
		}
	}
	if at <= 0 || at >= len(s) {
		return s, "", false
	}
	return strings.TrimSpace(s[:at]), strings.TrimSpace(s[at:]), true
}

func abs(n int) int { return max(n, -n) }

// divideTimeline leaves the drawing as it is: each page has the words of some steps.
func divideTimeline(a, b deck.Slide) (deck.Slide, deck.Slide, bool) {
	t := *a.Timeline
	if t.Last <= t.First || t.Last > len(t.Steps) {
		t.First, t.Last = 0, len(t.Steps)
	}
	t.Last = min(t.Last, max(t.Shown, 0))
	n := t.Last - t.First
	if n < 2 {
		return a, b, false
	}
	one, other := t, t
	one.Last = t.First + (n+1)/2
	other.First = one.Last
	one.Columns, other.Columns = (n+1)/2, (n+1)/2
	a.Timeline, b.Timeline = &one, &other
	return a, b, true
}

// divideTable parts a table between cases where there are many, else between rows.
func divideTable(a, b deck.Slide) (deck.Slide, deck.Slide, bool) {
	t := a.Table
	one, other := *t, *t
	switch {
	case len(t.Columns) > 4:
		one.Columns, other.Columns = halves(t.Columns)
		one.Rows, other.Rows = nil, nil
		n := len(one.Columns)
		for _, r := range t.Rows {
			n := min(n, len(r.Cells))
			one.Rows = append(one.Rows, deck.Row{Head: r.Head, Cells: r.Cells[:n]})
			other.Rows = append(other.Rows, deck.Row{Head: r.Head, Cells: r.Cells[n:]})
		}
	case len(t.Rows) > 1:
		one.Rows, other.Rows = halves(t.Rows)
	default:
		return a, b, false
	}
	a.Table, b.Table = &one, &other
	return a, b, true
}
