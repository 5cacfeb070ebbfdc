package deck

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"casebook/kb"
)

// References on a slide stand in two columns, in points.
const (
	referenceWidth = 380.0
	referenceSize  = 12.0
	referenceGap   = 9.0
)

// foot is a source at a slide's foot: who published it, and in which year.
func (b *builder) foot(c *kb.Case, n int) Source {
	src := c.Sources[n-1]
	text := publisher(src)
	if src.Date.Year > 0 {
		text = b.join(text, strconv.Itoa(src.Date.Year))
	}
	return Source{Number: n, Text: text, Address: src.URL, Lang: src.Lang}
}

// publisher is who published a source, else where it is found, else its title.
func publisher(src kb.Source) string {
	if src.Publisher != "" {
		return src.Publisher
	}
	if u, err := url.Parse(src.URL); err == nil && u.Host != "" {
		return strings.TrimPrefix(u.Hostname(), "www.")
	}
	return kb.Typographic(src.Title, src.Lang)
}

// feet are those sources that two lines at the foot of a slide hold; the last of
// them counts the others, which the notes have.
func (b *builder) feet(all []Source) []Source {
	line := func(some []Source) string {
		var text strings.Builder
		for _, src := range some {
			text.WriteString(" · [" + strconv.Itoa(src.Number) + "] " + src.Text)
		}
		return b.sources + b.colon + text.String()
	}
	for n := len(all); n > 0; n-- {
		some := slices.Clone(all[:n])
		if n < len(all) {
			text := b.moreSources
			if b.o.NoNotes {
				text = b.more
			}
			some = append(some, Source{Text: fill(text, "n", strconv.Itoa(len(all)-n))})
		}
		if n == 1 || lines(line(some), sans, footSize, footWidth) <= 2 {
			return some
		}
	}
	return nil
}

// reference is a source in full: “Title”, publisher, date, and its language where
// that is not the deck's.
func (b *builder) reference(c *kb.Case, n int) Source {
	src := c.Sources[n-1]
	parts := []string{kb.Typographic(src.Title, src.Lang)}
	if src.Publisher != "" {
		parts = append(parts, src.Publisher)
	}
	if !src.Date.IsZero() {
		parts = append(parts, b.Date(src.Date))
	}
	if src.Lang != "" && base(src.Lang) != b.lang {
		parts = append(parts, fill(b.inTongue, "language", b.language(src.Lang)))
	}
	return Source{Number: n, Text: strings.Join(parts, ", "), Address: src.URL, Lang: src.Lang}
}

// sourcesOf are the references that the slides of a case rest on; where none of them
// names one, all that the case has.
func (b *builder) sourcesOf(s *story) []Slide {
	numbers := known(s.c, s.cited)
	if len(numbers) == 0 {
		for i := range s.c.Sources {
			numbers = append(numbers, i+1)
		}
	}
	refs := make([]Source, len(numbers))
	for i, n := range numbers {
		refs[i] = b.reference(s.c, n)
	}
	sl := b.slide(s, KindSources, b.own(b.sources), false)
	sl.Foot = b.sourcesFoot
	var slides []Slide
	for _, some := range pack(refs, referencesHeight, sl.room(), 0) {
		page := sl
		page.References = some
		slides = append(slides, page)
	}
	return number(slides)
}

// referencesHeight is how high references are in two columns of equal height. None
// is parted between the columns, so that the first may end half a reference short.
func referencesHeight(refs []Source) float64 {
	sum, highest := 0.0, 0.0
	for _, ref := range refs {
		one := referenceGap + height(ref.Text, sans, referenceSize, 1.35, referenceWidth) + height(ShownAddress(ref.Address), sans, referenceSize, 1.35, referenceWidth)
		sum, highest = sum+one, max(highest, one)
	}
	if len(refs) == 1 {
		return sum
	}
	return sum/2 + highest/2
}

// ShownAddress is an address as it is printed: without "https://" and "www.",
// which nobody types.
func ShownAddress(address string) string {
	s := strings.TrimPrefix(strings.TrimPrefix(address, "https://"), "http://")
	return strings.TrimSuffix(strings.TrimPrefix(s, "www."), "/")
}

// ShownSite is the site of an address as it is printed where there is no room for the
// whole.
func ShownSite(address string) string {
	site, _, _ := strings.Cut(ShownAddress(address), "/")
	return site
}
