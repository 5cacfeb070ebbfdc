// Package pptx writes a deck as a PowerPoint file.
//
// [Write] draws every slide of a [deck.Deck] on a layout: of our own design, or of a
// template that a trainer gives. Our design is a template like any other, made in
// memory, so there is one way for both. [CheckTemplate] tells beforehand how a
// template would be used and what it lacks.
//
// Text is text, in the layout's placeholders where it has one for it; tables are
// tables; timelines and marks are shapes, grouped, with an alternative text. What an
// outline cut to our page leaves no room for in a template goes to a further slide.
//
// # Why no library
//
// None was found in Go (2026) that is kept up, permissive, and fills the placeholders
// of layouts that somebody else made, writes notes, tables and groups with alternative
// texts, and gives the same bytes twice; the complete ones are sold. So parts are
// written as text by this package, and only the presentation part of a template is
// changed as a tree.
//
// # What makes PowerPoint offer a repair
//
// A file may be valid and still be repaired. The tests hold to these, found in the
// standard, in reports to other libraries, and in what Office itself writes:
//
//   - Numbers of shapes differ within a slide; those of slides start at 256; those of
//     masters and layouts are from one series from 2147483648 up.
//   - Every part has a type and is reached by a relation; no type is named for a part
//     that is not there; every r:id leads somewhere.
//   - Notes want a notes master, which wants a theme of its own.
//   - A theme has twelve colours and three of each kind of format; a ground of one
//     colour has an effect list after it.
//   - A text body has a paragraph, and a paragraph's children come in the schema's
//     order; a:rPr has fill, fonts, link, in this order; a:rtl, of 2010 only, is never
//     written: direction is the paragraph's, and the script's own.
//   - Rows have as many cells as the grid has columns, and columns add up to the frame.
//   - The size of a bullet is in points: the percentages that Office writes are not
//     those of the schema.
//   - Text has no control characters, and an address nothing that RFC 3986 forbids.
//   - presProps, viewProps and tableStyles are there; of a template they are ours, for
//     its own may lead to its slides, as may sections and custom shows.
//   - A template (.potx), a show (.ppsx) or a file with macros (.pptm) becomes a plain
//     presentation.
//
// PowerPoint and Keynote were not at hand. That files open there rests on the schemas
// of ECMA-376, on this list, and on readers that were: LibreOffice and python-pptx.
//
// # How text is measured
//
// Where marks stand beside words, and whether words fit, is decided by the widths of
// Georgia and Calibri, measured on their metric twins. Distances of lines differ
// between programs: LibreOffice sets Calibri's at 1.0 of the size, PowerPoint at 1.2.
// Text is measured by the larger, and in tables, whose marks must not stray from
// their lines, the distance is fixed.
package pptx
