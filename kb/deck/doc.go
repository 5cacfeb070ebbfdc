// Package deck makes slides from cases.
//
// A deck is an outline first: [Outline] makes a [Deck], slides of a known kind,
// already in one language and cut to what fits a page of 960 by 540 points. The
// packages below this one only draw it: html, marp, pptx, docx.
//
// A case gives one to four slides by what it has: a card with its channels and
// their verdicts, what they did (or for a crisis its timeline), figures, lessons.
// What one page cannot hold goes to a further page of the same slide, never off
// the page: [Slide.Part] counts them. Sentences are taken whole or not at all.
//
// What fits is measured with the widths of the fonts that the formats use, the
// wider one counting, so that a line breaks no earlier in any of them.
package deck
