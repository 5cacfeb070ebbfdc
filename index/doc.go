// Package index finds cases.
//
// An [Index] is a folder of generations. Each is a complete, read-only picture
// of the library at one moment: a reader keeps the one it took while a writer
// prepares the next. Most callers need [Open], [Index.Acquire] and
// [Generation.Search].
//
// A generation is a bleve (scorch) store whose segments are read directly: one
// posting list a word gives hits and scores, and the inverted field of a facet
// is its column. FORMAT.md draws the files.
//
// Nothing here is the truth: delete the folder and it is built again.
package index
