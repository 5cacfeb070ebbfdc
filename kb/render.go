package kb

import "slices"

// Render writes a case as files: the original first, then its translations in the
// case's order. Their paths are bare names. What [Parse] reads from them is the
// case again; comments and the order of keys that a file had before are not kept.
func Render(c *Case) []File {
	files := []File{{Path: c.Slug + ".md", Data: renderOriginal(c)}}
	for _, t := range c.Translations {
		files = append(files, File{Path: c.Slug + "." + t.Lang + ".md", Data: renderTranslation(c, t)})
	}
	return files
}

func renderOriginal(c *Case) []byte {
	var w yamlWriter
	w.open()
	if c.Type == TypePractice {
		w.plain("type", string(c.Type))
	}
	w.quoted("title", c.Title)
	w.flow("companies", c.Companies)
	w.truth("anonymous", c.Anonymous)
	w.plain("sector", c.Sector)
	w.flow("countries", c.Countries)
	w.quoted("period", c.Period.String())
	w.plain("lang", c.Lang)
	w.flow("uses", c.Uses)
	w.flow("tags", c.Tags)
	w.list("channels", len(c.Channels), func(i int) { w.channel(c.Channels[i]) })
	w.plain("outcome", c.Outcome)
	w.number("maturity", c.Maturity)
	w.plain("evidence", c.Evidence)
	w.folded("summary", c.Summary)
	if c.Crisis != nil {
		w.mapping("crisis", func() {
			w.plain("cause", c.Crisis.Cause)
			w.flow("response", c.Crisis.Response)
		})
	}
	w.list("figures", len(c.Figures), func(i int) { w.figure(c.Figures[i]) })
	w.list("timeline", len(c.Timeline), func(i int) { w.step(c.Timeline[i]) })
	if c.Teaching != nil {
		w.mapping("teaching", func() { w.teaching(c.Teaching) })
	}
	w.list("sources", len(c.Sources), func(i int) { w.source(c.Sources[i]) })
	w.flow("related", c.Related)
	w.flow("aliases", c.Aliases)
	w.flow("contributors", c.Contributors)
	w.plain("added", c.Added.String())
	w.plain("updated", c.Updated.String())
	if c.Status != StatusPublished {
		w.plain("status", string(c.Status))
	}
	return w.close(c.Body)
}

func (w *yamlWriter) channel(c Channel) {
	w.plain("name", c.Name)
	w.plain("verdict", c.Verdict)
	w.quoted("period", c.Period.String())
	w.number("source", c.Source)
	w.text("note", c.Note)
}

func (w *yamlWriter) figure(f Figure) {
	w.quoted("value", f.Value)
	w.text("label", f.Label)
	w.plain("rung", f.Rung)
	w.number("source", f.Source)
	w.plain("by", f.By)
	w.truth("disputed", f.Disputed)
}

func (w *yamlWriter) step(s Step) {
	w.quoted("at", s.At.String())
	w.text("text", s.Text)
	w.plain("step", s.Mark)
	w.number("source", s.Source)
}

func (w *yamlWriter) teaching(t *Teaching) {
	w.text("objectives", t.Objectives)
	w.list("questions", len(t.Questions), func(i int) { w.languages(t.Questions[i]) })
	w.number("minutes", t.Minutes)
}

func (w *yamlWriter) source(s Source) {
	w.quoted("title", s.Title)
	w.quoted("url", s.URL)
	w.plain("publisher", s.Publisher)
	w.plain("kind", s.Kind)
	w.plain("lang", s.Lang)
	w.quoted("date", s.Date.String())
	w.quoted("archived", s.Archived)
	w.plain("accessed", s.Accessed.String())
}

// renderTranslation writes a translation's file. Its texts of figures and timeline
// stand there only where the original has no place for their language.
func renderTranslation(c *Case, t Translation) []byte {
	var w yamlWriter
	w.open()
	w.quoted("title", t.Title)
	w.plain("translated", t.Translated.String())
	if !slices.Contains(textKeys, t.Lang) {
		var labels, steps []string
		for _, f := range c.Figures {
			labels = append(labels, f.Label[t.Lang])
		}
		for _, s := range c.Timeline {
			steps = append(steps, s.Text[t.Lang])
		}
		w.texts("figures", labels)
		w.texts("timeline", steps)
	}
	return w.close(t.Body)
}
