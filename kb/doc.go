// Package kb is the domain of Casebook: cases of how organisations use social
// media, kept as Markdown files.
//
// A [Library] is a folder (or an embedded file system) of case files. [Parse]
// turns the files of one case, the original and its translations, into one
// [Case], or into [Problems] that name each mistake at its place. What a case
// may say is held against the [Taxonomies], which are data files.
//
// The files are the only source of truth. This package knows nothing of the
// index that makes them searchable, nor of pages and commands.
package kb
