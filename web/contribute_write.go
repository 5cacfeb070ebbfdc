package web

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"casebook/kb"
)

// The sections of a case, a field each.
var sectionFields = [...]string{"context", "did", "results", "lessons", "disputed", "since"}

// mustSections is how many of them each case has.
const mustSections = 4

// sectionTitle is the heading of a section in a language.
func sectionTitle(lang string, i int) string {
	if base(lang) == "fr" {
		return [...]string{"Contexte", "Ce qu'ils ont fait", "Résultats", "Leçons", "Ce qui est contesté", "Et depuis"}[i]
	}
	return [...]string{"Context", "What they did", "Results", "Lessons", "What is disputed", "What became of it"}[i]
}

// textLang is the language of the site in which the short texts of a case are
// written that is told in lang.
func textLang(lang string) string {
	if base(lang) == "fr" {
		return "fr"
	}
	return "en"
}

// otherLang is the other language of the site than that of a case's short texts.
func otherLang(lang string) string {
	if textLang(lang) == "fr" {
		return "en"
	}
	return "fr"
}

// write writes the form as the files of a case: the original, then a translation
// where there is something of one.
func (f caseForm) write(tax *kb.Taxonomies) []*formText {
	t, lang := new(formText), f.one("lang")
	t.line("", "---")
	if f.of != nil && f.of.Type == kb.TypePractice {
		t.line("", "type: practice")
	}
	if f.telling == "" {
		t.value("title", "title", f.one("title"))
	} else {
		t.value("", "title", f.of.Title)
	}
	f.writeFacts(t, tax)
	f.writeLists(t)
	t.list("name", "contributors", f.parts("name"))
	t.line("", "added: "+time.Now().UTC().Format(time.DateOnly))
	t.line("", "---")
	switch {
	case f.of == nil:
		f.writeSections(t, lang, "")
	case f.telling == "":
		t.body("body", f.one("body"))
	default:
		t.body("", f.of.Body)
	}
	if second := f.writeTranslation(); second != nil {
		return []*formText{t, second}
	}
	return []*formText{t}
}

// writeFacts writes what is told once of a case.
func (f caseForm) writeFacts(t *formText, tax *kb.Taxonomies) {
	if f.one("anonymous") != "" {
		t.line("anonymous", "anonymous: true")
	}
	t.list("company", "companies", f.parts("company"))
	t.value("sector", "sector", f.one("sector"))
	t.list("country", "countries", countriesNamed(f.parts("country"), tax))
	t.value("period", "period", f.one("period"))
	t.value("lang", "lang", f.one("lang"))
	t.list("use", "uses", f.uses())
	t.list("tags", "tags", tagsNamed(f.parts("tags")))
	t.value("outcome", "outcome", f.one("outcome"))
	t.value("maturity", "maturity", f.one("maturity"))
	t.value("evidence", "evidence", f.one("evidence"))
	if f.one("summary_en") != "" || f.one("summary_fr") != "" {
		t.line("summary_en", "summary:")
		t.value("summary_en", "  en", f.one("summary_en"))
		t.value("summary_fr", "  fr", f.one("summary_fr"))
	}
	if n := f.rowsOf(responseList); f.one("cause") != "" || n > 0 {
		t.line("cause", "crisis:")
		t.value("cause", "  cause", f.one("cause"))
		if n > 0 {
			t.line("response-1", "  response:")
		}
		for i, response := range f.Values["response"] {
			if response != "" {
				t.line(row("response", i), "  - "+quoted(response))
			}
		}
	}
	t.list("related", "related", casesNamed(f.Values["related"]))
}

// writeLists writes what is told a row each.
func (f caseForm) writeLists(t *formText) {
	number := f.sourceNumbers()
	t.rows("", "channels", f.rowsOf(channelList), func(i int, r *rowText) {
		r.value(row("channel", i), "name", f.at("channel", i))
		r.value(row("verdict", i), "verdict", f.at("verdict", i))
		r.value(row("channel_period", i), "period", f.at("channel_period", i))
		r.value(row("channel_source", i), "source", number(f.at("channel_source", i)))
		r.texts("note", f.texts("channel_note", i))
	})
	t.rows("", "timeline", f.rowsOf(stepList), func(i int, r *rowText) {
		r.value(row("step_at", i), "at", f.at("step_at", i))
		r.texts("text", f.texts("step_text", i))
		r.value(row("step_mark", i), "step", f.at("step_mark", i))
		r.value(row("step_source", i), "source", number(f.at("step_source", i)))
	})
	t.rows("", "figures", f.rowsOf(figureList), func(i int, r *rowText) {
		if f.blank(figureList, i) {
			return
		}
		r.value(row("figure_value", i), "value", f.at("figure_value", i))
		r.texts("label", f.texts("figure_label", i))
		r.value(row("figure_rung", i), "rung", f.at("figure_rung", i))
		r.value(row("figure_source", i), "source", number(f.at("figure_source", i)))
		r.value(row("figure_by", i), "by", f.at("figure_by", i))
		if f.ticked(i) {
			r.line(row(tickField, i), "disputed: true")
		}
	})
	f.writeTeaching(t)
	kept := 0 // others point to them by their places
	if f.of != nil {
		kept = len(f.of.Sources)
	}
	t.rows("", "sources", max(kept, f.rowsOf(sourceList)), func(i int, r *rowText) {
		if i < kept && f.at("source_title", i) == "" {
			r.line(row("source_title", i), `title: ""`)
		}
		for _, name := range sourceList.all() {
			r.value(row(name, i), strings.TrimPrefix(name, "source_"), f.at(name, i))
		}
	})
}

func (f caseForm) writeTeaching(t *formText) {
	objectives, questions := f.texts("objectives", 0), f.rowsOf(questionList)
	if len(objectives) == 0 && questions == 0 && f.one("minutes") == "" {
		return
	}
	for i := range objectives {
		objectives[i].field = strings.TrimSuffix(objectives[i].field, "-1")
	}
	t.line("objectives", "teaching:")
	t.texts("  objectives", objectives)
	t.rows("  ", "questions", questions, func(i int, r *rowText) { r.texts("", f.texts("question", i)) })
	t.value("minutes", "  minutes", f.one("minutes"))
}

// texts are what a field and its pair in the other language say.
func (f caseForm) texts(name string, i int) []fieldText {
	lang := f.one("lang")
	var texts []fieldText
	for _, t := range []fieldText{
		{row(name, i), textLang(lang), f.at(name, i)}, {row(name+"_2", i), otherLang(lang), f.at(name+"_2", i)},
	} {
		if t.text != "" {
			texts = append(texts, t)
		}
	}
	return texts
}

// ticked reports whether a row's figure is disputed.
func (f caseForm) ticked(row int) bool {
	return slices.Contains(f.Values[tickField], strconv.Itoa(row+1))
}

// writeSections writes the sections of a body, whose fields have a suffix.
func (f caseForm) writeSections(t *formText, lang, suffix string) {
	number := f.sourceNumbers()
	for i, name := range sectionFields {
		text := f.one(name + suffix)
		if text == "" {
			continue
		}
		text = sourceNote.ReplaceAllStringFunc(text, func(note string) string {
			return "[^" + number(note[2:len(note)-1]) + "]"
		})
		t.line(name+suffix, "")
		t.line(name+suffix, "## "+sectionTitle(lang, i))
		t.body(name+suffix, text)
	}
}

// sourceNote is a footnote that names a source.
var sourceNote = regexp.MustCompile(`\[\^\d{1,3}\]`)

// writeTranslation writes the case in the other language, or the translation that
// is improved; nil where there is none.
func (f caseForm) writeTranslation() *formText {
	t := &formText{lang: f.telling}
	if f.of != nil {
		if f.telling == "" {
			return nil
		}
		t.line("", "---")
		t.value("title", "title", f.one("title"))
		t.line("", "---")
		if text := f.one("body"); text != "" {
			t.body("body", text)
		}
		return t
	}
	if !slices.ContainsFunc(append(withSuffix(sectionFields[:]), "title_2"), func(name string) bool { return f.one(name) != "" }) {
		return nil
	}
	t.lang = otherLang(f.one("lang"))
	t.line("", "---")
	t.value("title_2", "title", f.one("title_2"))
	t.line("", "translated: "+time.Now().UTC().Format(time.DateOnly))
	t.line("", "---")
	f.writeSections(t, t.lang, "_2")
	return t
}

// sourceNumbers gives the number that a source has in the file for its row in the
// form, which counts rows that were left empty. What names an empty row gets a
// number that no source has.
func (f caseForm) sourceNumbers() func(string) string {
	count, gap := 0, false
	numbers := make(map[string]string)
	for i := range f.rowsOf(sourceList) {
		if f.blank(sourceList, i) {
			gap = true
			continue
		}
		count++
		numbers[strconv.Itoa(i+1)] = strconv.Itoa(count)
	}
	return func(row string) string {
		n, err := strconv.Atoi(row)
		switch {
		case !gap || f.of != nil || err != nil || n > maxRows:
			return row
		case numbers[row] != "":
			return numbers[row]
		}
		return strconv.Itoa(max(n, count+1))
	}
}
