package pptx

import (
	"slices"
	"strings"

	"casebook/kb/deck"
)

// layoutOf is which of our layouts a kind of slide is drawn on.
func layoutOf(k deck.Kind) int {
	switch k {
	case deck.KindCover:
		return layoutCover
	case deck.KindAgenda:
		return layoutAgenda
	case deck.KindCase:
		return layoutCard
	case deck.KindFigures:
		return layoutFigures
	case deck.KindTimeline:
		return layoutTimeline
	case deck.KindDecision:
		return layoutDecision
	case deck.KindLessons, deck.KindQuestions:
		return layoutLessons
	case deck.KindComparison:
		return layoutComparison
	case deck.KindSources:
		return layoutSources
	case deck.KindContext, deck.KindActions:
	}
	return layoutText
}

// A need is what a layout of somebody else must be like to stand in for one of ours.
type need struct {
	names  []string // that it may have, beside our own; in small letters
	types  []string // that PowerPoint may know it by
	bodies int      // how many placeholders for content are best
}

func needs(layout int) need {
	switch layout {
	case layoutCover:
		return need{[]string{"title slide", "title", "cover", "diapositive de titre", "titre", "page de titre", "titelfolie", "diapositiva titolo", "start"}, []string{"title"}, 0}
	case layoutCard:
		return need{[]string{"case", "two content", "title, 2 content", "deux contenus", "titre et deux contenus", "zwei inhalte", "two columns", "deux colonnes"}, []string{"twoObj", "twoTxTwoObj", "twoColTx"}, 2}
	case layoutFigures, layoutTimeline:
		return need{[]string{"key figures", "title only", "titre seul", "nur titel", "solo titolo"}, []string{"titleOnly"}, 0}
	case layoutDecision:
		return need{[]string{"question", "questions", "discussion", "exercise", "exercice"}, nil, 1}
	case layoutAgenda:
		return need{[]string{"table of contents", "contents", "sommaire", "ordre du jour", "title and content", "titre et contenu"}, []string{"tbl", "obj"}, 1}
	case layoutComparison:
		return need{[]string{"table", "tableau", "title and table", "title and content", "titre et contenu"}, []string{"tbl", "obj"}, 1}
	}
	return need{[]string{"title and content", "title, content", "titre et contenu", "titel und inhalt", "titolo e contenuto", "content", "contenu"}, []string{"obj", "tx"}, 1}
}

// choose finds a layout of the template for each of ours: by our name, then by the
// kind that PowerPoint knows it by, then by the names such layouts have, then by the
// placeholders that it has. The first of several masters wins.
func (t *template) choose() map[int]*layout {
	chosen := map[int]*layout{}
	for kind := range layoutCount {
		chosen[kind] = t.best(kind)
	}
	return chosen
}

func (t *template) best(kind int) *layout {
	n := needs(kind)
	own := []string{strings.ToLower(wordsIn("en").layouts[kind]), strings.ToLower(wordsIn("fr").layouts[kind])}
	var best *layout
	top := -1 << 30
	for _, l := range t.layouts {
		score := l.suits(n)
		name := strings.ToLower(l.name)
		switch {
		case slices.Contains(own, name) && (l.ours || len(l.bodies()) <= n.bodies+2): // PowerPoint's own "Comparison" has four
			score += 1000
		case slices.Contains(n.types, l.typ):
			score += 200 - 20*slices.Index(n.types, l.typ)
		}
		if at := slices.Index(n.names, name); at >= 0 {
			score += 150 - at
		} else if slices.ContainsFunc(append(own, n.names...), func(part string) bool { return strings.Contains(name, part) }) {
			score += 25
		}
		score += t.room(l, n)
		if score > top {
			best, top = l, score
		}
	}
	return best
}

// room is how well the space for content does: much of it under a title at the top,
// little on a cover.
func (t *template) room(l *layout, n need) int {
	title := l.title()
	if title == nil {
		title = &hole{}
	}
	area := t.content(l, title.at)
	share := max(0, area.w*area.h/(t.size.w*t.size.h))
	low := title.at.y > t.size.h*.3
	if slices.Contains(n.types, "title") {
		share, low = 1-share, title.at.y < t.size.h*.15
	}
	score := int(30 * min(share, 1))
	if low {
		score -= 40
	}
	return score
}

// suits is how well the placeholders of a layout do.
func (l *layout) suits(n need) int {
	score, bodies := 0, len(l.bodies())
	if l.title() != nil {
		score += 60
	}
	switch {
	case bodies == n.bodies:
		score += 30
	case bodies < n.bodies:
		score -= 15 * (n.bodies - bodies)
	default:
		score -= 8 * (bodies - n.bodies)
	}
	if l.of("subTitle") != nil && !slices.Contains(n.types, "title") || l.of("pic") != nil {
		score -= 60
	}
	switch l.typ {
	case "vertTx", "vertTitleAndTx", "secHead", "picTx", "blank", "title":
		if !slices.Contains(n.types, l.typ) {
			score -= 60
		}
	}
	return score
}
