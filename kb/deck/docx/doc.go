// Package docx writes a deck as a handout, and cases as briefs, for Word.
//
// A handout has what the slides have, with the speaker's notes and every source as a
// footnote, on A4. A brief is one page a case for who has not read it. Both are made
// of Word's own styles, lists, tables, footnotes and fields, so that a house can give
// them its look by changing the styles.
//
// # Why no library
//
// None was found in Go (2026) that is permissive, kept up and writes footnotes,
// styles of one's own, lists that begin anew and languages of runs: the complete one
// is sold. So parts are written as text, as package pptx does; what both need is
// package opc.
//
// # What makes Word offer a repair
//
// The schemas say most of it: children of w:pPr, w:rPr, w:tblPr and w:sectPr come in
// their order. Beyond them the tests hold to this: a cell ends with a paragraph; rows
// have as many cells as the grid has columns; footnotes -1 and 0 are the separators,
// which the settings name; every r:id, w:numId, style and footnote that is used is
// there; bookmarks have numbers and names of their own.
//
// Word was not at hand. That files open there rests on the schemas of ECMA-376, on
// this list, and on readers that were: LibreOffice and python-docx.
package docx
