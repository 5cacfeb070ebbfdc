package deck

import "time"

// A Deck is slides in order, in one language, before any format.
type Deck struct {
	Lang     string    // "en" or "fr": the language of everything that the deck says itself
	Title    string    // on the cover
	Subtitle string    // under it: "8 cases", or what the collection says
	Author   string    // may be empty
	Date     time.Time // on the cover and in the file's properties; the zero time: none
	Reveal   bool      // outcomes are held back until the room was asked
	Slides   []Slide
}

// A Kind says what a slide is for, and so which of its parts are set.
type Kind string

// The kinds of slides, in the order in which they come.
const (
	KindCover      Kind = "cover"      // Title, Lead
	KindAgenda     Kind = "agenda"     // Bullets: one a case, Detail its main use and years, Question, Time
	KindCase       Kind = "case"       // Lead, Facts, Channels
	KindContext    Kind = "context"    // Lead, Bullets: the situation, without the outcome; only with reveal
	KindDecision   Kind = "decision"   // Lead the question, Bullets further ones, three at most; only with reveal; the only dark slide
	KindActions    Kind = "actions"    // Bullets
	KindFigures    Kind = "figures"    // Figures, three at most
	KindTimeline   Kind = "timeline"   // Timeline
	KindLessons    Kind = "lessons"    // Bullets, three at most, numbered
	KindComparison Kind = "comparison" // Table
	KindQuestions  Kind = "questions"  // Bullets, numbered
	KindSources    Kind = "sources"    // References
)

// A Run is text with the language it is in, for screen readers and hyphenation.
type Run struct{ Text, Lang string }

// A Slide is one page, already cut to what fits on it.
type Slide struct {
	Kind  Kind
	Slug  string // of the case it is about; empty on slides about all
	Head  string // running head: "Southwest, 2010"
	Title Run    // two lines of TitleSize at most

	TitleSize   int // in points: 32, or less where two lines of that would not hold the title
	Part, Parts int // 2 of 3, where the content needs more than one slide; else 0
	Start       int // number of the first bullet, where bullets are numbered; else 0

	Lead       Run
	LeadSize   int // in points: of a decision 40, else 22, or less where it would not fit
	Bullets    []Bullet
	BulletSize int // of a situation and what they did, in points: 20, or more where there is room
	Facts      []Fact
	Channels   []Channel
	Figures    []Figure
	Timeline   *Timeline
	Table      *Table
	References []Source // with addresses; on the slide of sources
	Sources    []Source // that the slide rests on; at its foot
	Foot       string   // at the foot where no sources stand; may be empty

	Notes Notes
}

// A Bullet is one point, never cut inside a sentence.
type Bullet struct {
	Text   Run
	Detail Run    // in a secondary voice under or beside it; may be empty
	Slug   string // of the case that it leads to, in an agenda

	Question Run    // in an agenda, what the case asks; may be empty
	Time     string // in an agenda, how long the case takes: "40 min"; may be empty
}

// A Fact is a label and its value: "Sector", "Airline".
type Fact struct {
	Label, Value string
	Cells        []Cell // the value in parts that have a mark each; empty where it has none
}

// A Channel is how well one was used.
type Channel struct {
	Name    string
	Years   string // where a channel is judged more than once
	Verdict string // exemplary, good, mixed, poor or empty
	Word    string // the verdict in the deck's language
	Note    Run    // why; empty where there is no room for it
}

// A Figure is a result with a number.
type Figure struct {
	Value    string
	Label    Run
	Rung     string // how far the result reaches, in words
	By       string // who counted, in words; may be empty
	Disputed string // what to say where sources disagree; empty where they do not
	Source   int    // number of the source, from 1; 0 where none is named

	Size, LabelSize int // in points: 66 and 22, or less where they would not fit
}

// A Timeline is the steps of a case, to be drawn to scale: see [Timeline.Draw].
type Timeline struct {
	From, To time.Time // first and last moment that a step may be at
	Steps    []Step
	Shown    int // how many steps are shown yet; all of them where it is len(Steps)

	// The words of Steps[First:Last] stand on this slide, in equal columns;
	// there is no room for those of the others, whose marks are drawn all the
	// same. Columns is how many there are room for, Last-First or more.
	First, Last, Columns int

	Answer  string // time from the event to the first answer, in words; may be empty
	Apology string // time from the event to the apology, in words; may be empty
}

// A Step is one thing that happened. An inexact date is an interval.
type Step struct {
	From, To time.Time // equal for an exact moment
	Date     string    // as readers say it: "14 July 2010"
	Text     Run
	Step     string // event, first-answer, apology, action, end or empty
	Word     string // the step in words
	Source   int
}

// A Table compares cases: a head of columns, then rows with a head each.
type Table struct {
	Columns []Run // the cases
	Rows    []Row
}

// A Row is one aspect of several cases.
type Row struct {
	Head  string
	Cells []Cell
}

// A Cell is what one case has; a mark may stand before the words.
type Cell struct {
	Text  string
	Mark  string // use:crisis, outcome:success, verdict:good, evidence:3, or empty
	Best  bool   // the soonest in its row
	Lines []Cell // the same as Text in lines that have a mark each; empty where one line says it
}

// A Source is what a slide rests on.
type Source struct {
	Number  int    // in its case, from 1
	Text    string // "Forbes, 2011" at a slide's foot, the full reference among the sources
	Address string // may be empty
	Lang    string
}

// Notes are what the speaker reads.
type Notes struct {
	Say     []Run
	Ask     []Run
	Sources []Source // full references
}
