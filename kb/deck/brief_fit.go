package deck

// A briefing is set on A4 between margins of 23 mm, in points. The styles of package
// docx have these sizes.
const (
	briefWidth = 464.0
	briefRoom  = 705.0 // of 716: programs do not agree on every line

	// Texts are measured by the widest face that a deck may be shown in, but a document
	// has its own, Calibri and Georgia, or their twins.
	briefNarrow = .95

	briefListIndent             = 16.0
	briefFactLabel, briefFactIn = 92.0, 4.0
	briefHeading                = 31.0 // with the space around it
	briefFigureGap              = 14.0
	briefNotesTop               = 16.0 // the line over footnotes
)

// A setting is how a text is set: its size, the distance of lines and the space
// after it.
type setting struct{ size, line, after float64 }

var (
	briefSmall  = setting{9.5, 13, 3}
	briefTitle  = setting{20, 24, 6}
	briefLead   = setting{12, 16.5, 8}
	briefBody   = setting{10, 13.5, 4}
	briefItem   = setting{10, 13.5, 2}
	briefFact   = setting{9.5, 12.5, 0}
	briefFigure = setting{20, 26, 0}
	briefSource = setting{8.5, 11, 1}
)

func (t setting) height(s string, f face, column float64) float64 {
	n := lines(s, f, t.size*briefNarrow, column)
	if n == 0 {
		return 0
	}
	return float64(n)*t.line + t.after
}

// height is how high the page is as it is filled so far, with its footnotes.
func (f *briefing) height() float64 {
	h := briefSmall.height(f.page.Head, sans, briefWidth) + briefTitle.height(f.page.Title.Text, serif, briefWidth) +
		briefLead.height(f.page.Lead.Text, serif, briefWidth)
	for _, fact := range f.page.Facts {
		h += briefFact.height(fact.Value, sans, briefWidth-briefFactLabel) + briefFactIn
	}
	for _, p := range f.parts {
		if sec, ok := f.sectionOf(p); ok {
			h += briefHeading + sec.height()
		}
	}
	return h + f.notesHeight()
}

func (s BriefSection) height() float64 {
	h := 0.0
	if n := len(s.Figures); n > 0 {
		column := briefWidth/float64(max(n, 2)) - briefFigureGap
		highest := 0.0
		for _, fig := range s.Figures {
			one := briefFigure.height(fig.Value, serif, column) + briefFact.height(fig.Label.Text, sans, column) +
				briefFact.height(fig.Rung+". "+fig.By+". "+fig.Disputed, sans, column)
			highest = max(highest, one)
		}
		h += highest + 16
	}
	for _, paragraph := range s.Paragraphs {
		text := ""
		for _, point := range paragraph {
			text += " " + point.Text.Text
			for range point.Sources {
				text += "," // marks are small
			}
		}
		if s.Listed {
			h += briefItem.height(text, sans, briefWidth-briefListIndent)
		} else {
			h += briefBody.height(text, sans, briefWidth)
		}
	}
	return h
}

func (f *briefing) notesHeight() float64 {
	refs := known(f.s.c, f.refs())
	if len(refs) == 0 {
		return 0
	}
	h := briefNotesTop
	for _, n := range refs {
		src := f.b.reference(f.s.c, n)
		h += briefSource.height("99 "+src.Text+" "+ShownSite(src.Address), sans, briefWidth)
	}
	return h
}
