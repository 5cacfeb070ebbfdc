package index

import "casebook/kb"

// A Query asks for cases.
type Query struct {
	Text    string   // words; empty: every case
	Filters []Filter // all of them must hold
	Years   Years    // the case's period must touch them
	Sort    Sort
	Limit   int    // at most so many hits, 20 where it is 0
	Offset  int    // hits left out at the front
	Lang    string // of titles, summaries and snippets where a case has them; BCP 47

	Exact   bool    // unknown words are not corrected
	Explain bool    // hits say why they stand where they do
	Facets  []Facet // to count
	Zero    bool    // facets count the values without a case too
	Top     int     // of companies and of tags only so many, those that most cases have; 0 for all
}

// DefaultLimit is the number of hits where a query does not say.
const DefaultLimit = 20

// A Facet is a property that cases are filtered and counted by.
type Facet string

// The facets. FacetYear counts the year in which a case began; [Query.Years]
// filters by the whole period. What grade, speed and has say is computed from the
// case, see [kb.GradeOf] and [kb.SpeedOf].
const (
	FacetUse     Facet = "use"
	FacetChannel Facet = "channel"
	FacetCompany Facet = "company"
	FacetSector  Facet = "sector"
	FacetCountry Facet = "country"
	FacetOutcome Facet = "outcome"
	FacetTag     Facet = "tag"
	FacetType    Facet = "type"
	FacetYear    Facet = "year"

	FacetLang     Facet = "lang"     // that the case can be read in, without region
	FacetEvidence Facet = "evidence" // how it is known
	FacetGrade    Facet = "grade"    // of the evidence, 1 to 4
	FacetMaturity Facet = "maturity" // 1 to 5
	FacetCause    Facet = "cause"    // of a crisis
	FacetResponse Facet = "response" // to a crisis
	FacetSpeed    Facet = "speed"    // of the first answer: hour, day, week, later, never, unknown
	FacetRung     Facet = "rung"     // how far results reach
	FacetKind     Facet = "kind"     // of sources
	FacetHas      Facet = "has"      // figures, timeline, teaching, video, translation

	// FacetVerdict is how well a channel was used, as [VerdictOn] writes it. It is
	// counted and filtered by as the others are, but is none of [Facets]: its values
	// are pairs, which nobody types.
	FacetVerdict Facet = "verdict"
)

// Facets lists all facets, in the order in which they are shown.
func Facets() []Facet {
	return []Facet{
		FacetUse, FacetOutcome, FacetChannel, FacetSector, FacetCountry, FacetYear, FacetCause, FacetResponse, FacetSpeed,
		FacetGrade, FacetEvidence, FacetRung, FacetKind, FacetHas, FacetLang, FacetMaturity, FacetTag, FacetCompany, FacetType,
	}
}

// A Filter keeps the cases that have one of its values or, where Not is set, those
// that have none. Values are slugs; a company may be written in any way that has
// the same letters and digits.
type Filter struct {
	Facet  Facet
	Values []string
	Not    bool
}

// Years is a span of years, both ends included; 0 is open.
type Years struct{ From, To int }

// Sort is the order of hits.
type Sort string

// The orders. By relevance, hits without words come newest first. Ties are broken
// by slug, so that answers repeat.
const (
	SortRelevance Sort = ""
	SortNewest    Sort = "newest"  // by the year in which the case began
	SortOldest    Sort = "oldest"  // likewise; cases without a period come last
	SortCompany   Sort = "company" // by the leading company
	SortUpdated   Sort = "updated" // by the day on which the case last changed, the latest first
	SortSpeed     Sort = "speed"   // by the longest time that a first answer to a crisis can have taken; never, then unknown, come last
)

// A Result is the answer to a [Query]; its JSON is public.
type Result struct {
	Query     string    `json:"query"`
	Total     int       `json:"total"`      // cases with all words; with any where Relaxed
	TotalSome int       `json:"total_some"` // cases with some of the words; they follow the others
	TookMS    float64   `json:"took_ms"`
	Relaxed   bool      `json:"relaxed"`                   // no case has all words
	Corrected string    `json:"corrected,omitempty"`       // the query that was answered, where unknown words were corrected
	Warnings  []string  `json:"warnings"`                  // in English, one of each of Details
	Details   []Warning `json:"warning_details,omitempty"` // what was not understood, in the order of the query
	Hits      []Hit     `json:"hits"`

	Missing []string `json:"-"` // words and phrases that no case has, as they were typed

	Facets []FacetCount `json:"facets,omitempty"` // in the order in which they were asked for
}

// A Hit is one case in a [Result]; its JSON is public.
type Hit struct {
	Slug      string   `json:"slug"`
	Title     string   `json:"title"` // in the query's language where there is one
	Companies []string `json:"companies"`
	Period    string   `json:"period"`
	Year      int      `json:"year"` // in which it began, 0 where it has no period
	Lang      string   `json:"lang"` // of the original
	Type      string   `json:"type"`
	Uses      []string `json:"uses"`
	Channels  []string `json:"channels"`
	Sector    string   `json:"sector"`
	Countries []string `json:"countries"`
	Outcome   string   `json:"outcome"`
	Summary   string   `json:"summary"`
	Score     float64  `json:"score"`    // comparable within one answer; 0 without words
	Snippets  []string `json:"snippets"` // HTML: escaped text, with <mark>…</mark> around found words

	Matched []string `json:"matched,omitempty"` // words found by others that mean the same: "tollé = backlash"
	Missing []string `json:"-"`                 // words and phrases that the case does not have
	Explain []string `json:"explain,omitempty"` // why it stands here, where that was asked for

	Case *kb.Case `json:"-"` // the whole case, as the generation has it
}

// newHit is a case as a hit, its texts in the language asked for.
func newHit(c *kb.Case, lang string, score float64) Hit {
	title, _ := c.TitleIn(lang)
	if lang == "" {
		title, lang = c.Title, c.Lang
	}
	return Hit{
		Slug: c.Slug, Title: title, Companies: list(c.Companies), Period: c.Period.String(), Year: c.Period.From.Year, Lang: c.Lang,
		Type: string(c.Type), Uses: list(c.Uses), Channels: list(c.ChannelNames()), Sector: c.Sector, Countries: list(c.Countries),
		Outcome: c.Outcome, Summary: c.Summary.In(lang), Score: score, Snippets: []string{}, Case: c,
	}
}

// list is values, never nil: JSON shall say [] and not null.
func list(values []string) []string {
	if values == nil {
		return []string{}
	}
	return values
}
