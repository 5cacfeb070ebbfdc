// Package exchange writes whole cases in formats that other programs read, and
// reads them again: JSON, NDJSON and CSV. What it wrote, it reads without loss. In
// JSON and NDJSON that may be a whole library: its taxonomy.yaml and its
// collections, too.
//
// A record is one case with all its translations. Its keys are those of a case
// file's front matter, and three more: slug, body (Markdown, in the language of
// lang), and translations, a list of {lang, title, translated, body}. Texts of
// figures and steps in a translation's language stand beside those of the
// original: {"en": …, "fr": …, "de": …}.
//
//   - JSON is an array of records, sorted by slug, each as the API and `kb show
//     --json` answer it. One record, or several one after the other, are read too.
//     The library's other parts are records of one key: {"taxonomy": "…"}, the text
//     of taxonomy.yaml, before the cases, which need its words, and {"collection":
//     {name, title, titles, summary, cases, contributors, added, body}} behind them.
//   - NDJSON is one record a line. A line that is no JSON costs only that line.
//   - CSV is one case a row, as RFC 4180 has it, after a byte order mark, without
//     which Excel takes UTF-8 for something else. Its columns are [Columns]: a dot
//     leads into a key ("summary.en"). Lists of words are joined by "; ", with a
//     backslash before a semicolon or a backslash of a word. Channels are
//     "twitter:good; blog" where there is nothing else to say of them; they are
//     JSON otherwise, as lists of figures, steps, questions, sources and
//     translations always are.
//
// A cell that a spreadsheet would take for a formula gets an apostrophe in front
// ([Inert]), which reading takes off again.
//
// Reading trusts nothing: every record goes through [kb.Parse] as a case file
// does, with all its messages, which are told at the line and column of the file
// that was read. A record has at most [MaxRecord] bytes; no more than one is read
// at a time.
package exchange

// A Format is how whole cases are written.
type Format string

// The formats that are written and read.
const (
	JSON   Format = "json"
	NDJSON Format = "ndjson"
	CSV    Format = "csv"
)

// MaxRecord is the size in bytes above which a record is refused: that of several
// case files, each at its largest, would be no case.
const MaxRecord = 4 << 20
