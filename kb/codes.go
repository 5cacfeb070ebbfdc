package kb

// The codes of problems. Each has its sentences in [Problem.In]; a code stays when
// its sentence changes.
//
// Of the file as such:
const (
	CodeFileName    Code = "file-name"         // not of the form slug.md or slug.fr.md
	CodeFileSize    Code = "file-size"         // over MaxFileSize
	CodeUnreadable  Code = "unreadable"        // the file can't be read
	CodeUTF8        Code = "utf-8"             // broken UTF-8
	CodeControl     Code = "control-character" // a character that is no text
	CodeTooMany     Code = "too-many-problems" // what follows is not told
	CodeNoFront     Code = "front-matter-missing"
	CodeOpenFront   Code = "front-matter-open"   // no closing line
	CodeFrontForm   Code = "front-matter-form"   // not keys and values
	CodeYAML        Code = "yaml"                // any other mistake of syntax
	CodeYAMLTab     Code = "yaml-tab"            // indented with a tab
	CodeYAMLColon   Code = "yaml-colon"          // a value with a colon needs quotes
	CodeYAMLQuote   Code = "yaml-quote"          // a quote that is not closed
	CodeYAMLBracket Code = "yaml-bracket"        // a bracket that is not closed
	CodeYAMLStart   Code = "yaml-start"          // a value that begins with @, % or such
	CodeYAMLIndent  Code = "yaml-indent"         // a line that does not fit the one above
	CodeYAMLDash    Code = "yaml-dash"           // a list that begins where none can
	CodeYAMLSecond  Code = "yaml-second"         // a second document begins
	CodeYAMLAlias   Code = "yaml-alias"          // anchors and aliases are not read
	CodeYAMLTag     Code = "yaml-tag"            // tags are not read
	CodeKeyUnknown  Code = "key-unknown"         // a typo must never hide a value
	CodeKeyTwice    Code = "key-twice"           // the same key again
	CodeKeyMissing  Code = "key-missing"         // a key that must be there
	CodeKeyOriginal Code = "key-of-the-original" // a translation holds only what differs
)

// Of a single value:
const (
	CodeWrongKind   Code = "wrong-kind" // a list where a text is wanted, and so on
	CodeEmpty       Code = "empty"
	CodeTooShort    Code = "too-short"
	CodeTooLong     Code = "too-long"
	CodeNumber      Code = "number"       // outside its range
	CodeDate        Code = "date"         // not of the form
	CodeNoSuchDay   Code = "no-such-day"  // of the form, but not in the calendar
	CodePeriod      Code = "period"       // not of the form
	CodePeriodOrder Code = "period-order" // ends before it starts
	CodeMoment      Code = "moment"       // not of the form
	CodeTerm        Code = "term-unknown" // not in its taxonomy
	CodeSlug        Code = "slug"         // not of the form
	CodeTag         Code = "tag"          // not of the form
	CodeCountry     Code = "country"      // not ISO 3166-1 alpha-2
	CodeLang        Code = "lang"         // not BCP 47
	CodeURL         Code = "url"          // not http or https
	CodeTwice       Code = "value-twice"  // the same value again in a list
)

// Of values that don't fit one another:
const (
	CodeSourceNumber       Code = "source-number" // no source of that number
	CodeReference          Code = "reference"     // the same, in the body
	CodeFootnote           Code = "footnote"      // a named note that is nowhere defined
	CodeSelf               Code = "names-itself"  // related or aliases hold the case's own slug
	CodeContributorCompany Code = "contributor-company"
	CodeAnonymous          Code = "anonymous-companies"
	CodeCrisisMissing      Code = "crisis-missing"   // crisis is the first use
	CodeCrisisAdvised      Code = "crisis-advised"   // crisis is a later use
	CodeTimelineMissing    Code = "timeline-missing" // crisis is the first use
	CodeTimelineAdvised    Code = "timeline-advised" // crisis is a later use
	CodeUpdatedEarly       Code = "updated-early"    // before added
)

// Of the body's sections:
const (
	CodeSectionMissing  Code = "section-missing"
	CodeSectionUnknown  Code = "section-unknown"  // nearly one of the four
	CodeSectionPlace    Code = "section-place"    // another section among the four
	CodeSectionOrder    Code = "section-order"    // one of the four too late
	CodeSectionTwice    Code = "section-twice"    // the same again
	CodeSectionLanguage Code = "section-language" // titled in another language than the body's
)

// Of translations:
const (
	CodeTranslationBehind Code = "translation-behind" // older than the original's last update
	CodeTranslationLang   Code = "translation-lang"   // in the original's own language
	CodeTranslationTwice  Code = "translation-twice"  // two files for one language
	CodeTranslationOrphan Code = "translation-orphan" // no original
	CodeTranslationExtra  Code = "translation-extra"  // more texts than the original has
)

// Of a library as a whole:
const (
	CodeCaseUnknown      Code = "case-unknown"      // a slug that no case has
	CodeAliasTaken       Code = "alias-taken"       // another case answers to it
	CodeCollectionName   Code = "collection-name"   // not of the form
	CodeContributorBrand Code = "contributor-brand" // a company of another case
	CodeDuplicate        Code = "duplicate-case"    // another case tells the same
	CodeFileUnread       Code = "file-unread"       // looks like a case, but is none by its name
	CodeNotArchived      Code = "source-unarchived" // an address without a copy in an archive
	CodeTaxonomyFixed    Code = "taxonomy-fixed"    // can't be added to
	CodeTermExists       Code = "term-exists"       // is in the taxonomy already
)

// Of records that are read from elsewhere, such as a table:
const (
	CodeRecordSlug          Code = "record-slug"           // no slug, and no title to make one of
	CodeRecordEnd           Code = "record-end"            // the file ends in the middle of one
	CodeRecordDepth         Code = "record-depth"          // values too deep in each other
	CodeRecordJSON          Code = "record-json"           // no JSON
	CodeRecordLine          Code = "record-line"           // more than one on a line
	CodeRecordArray         Code = "record-array"          // more behind the array of them
	CodeRecordQuote         Code = "record-quote"          // a quote where CSV has none
	CodeRecordCell          Code = "record-cell"           // a cell that begins as JSON and is none
	CodeRecordForm          Code = "record-form"           // no mapping of keys
	CodeRecordEmpty         Code = "record-empty"          // no keys
	CodeRecordKind          Code = "record-kind"           // a value of another kind
	CodeRecordLang          Code = "record-lang"           // a translation that does not say into what
	CodeRecordSize          Code = "record-size"           // too large
	CodeRecordUTF8          Code = "record-utf-8"          // a cell that is not UTF-8
	CodeRecordUTF16         Code = "record-utf-16"         // a file that is not UTF-8
	CodeRecordColumn        Code = "record-column"         // a column that is none of a case
	CodeRecordColumnTwice   Code = "record-column-twice"   // two columns of one name
	CodeRecordColumnMissing Code = "record-column-missing" // a column that was named and is not there
	CodeRecordColumnless    Code = "record-columnless"     // a cell behind the last column
	CodeRecordOneColumn     Code = "record-one-column"     // a table whose columns are not parted
	CodeRecordTaken         Code = "record-taken"          // the slug is another case's
	CodeRecordRepeated      Code = "record-repeated"       // the slug is that of a record above
	CodeRecordAlias         Code = "record-alias"          // the slug is a name that another case had
	CodeRecordCollection    Code = "record-collection"     // a collection of that name is there
	CodeRecordTaxonomy      Code = "record-taxonomy"       // the library's own taxonomy.yaml is another
)
