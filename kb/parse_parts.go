package kb

import "go.yaml.in/yaml/v4"

var (
	channelKeys  = []string{"name", "verdict", "period", "source", "note"}
	crisisKeys   = []string{"cause", "response"}
	figureKeys   = []string{"value", "label", "rung", "source", "by", "disputed"}
	stepKeys     = []string{"at", "text", "step", "source"}
	teachingKeys = []string{"objectives", "questions", "minutes"}
	sourceKeys   = []string{"title", "url", "publisher", "kind", "lang", "date", "archived", "accessed"}
)

func (d *draft) summary(n *yaml.Node, name string) Text {
	t, p := d.texts(n, name, minSummary, maxSummary)
	if n.Kind != yaml.MappingNode || len(n.Content) == 0 {
		return t
	}
	for _, lang := range textKeys {
		if !p.has(lang) {
			d.wrong(n, CodeKeyMissing, "key", name+"."+lang, "hint", name+"."+lang)
		}
	}
	return t
}

func (d *draft) channel(n *yaml.Node) Channel {
	var c Channel
	p := d.fields(n, "channels", channelKeys, func(key string, _, v *yaml.Node) {
		switch key {
		case "name":
			c.Name = d.term(v, key, d.tax.Channels)
		case "verdict":
			c.Verdict = d.term(v, key, d.tax.Verdicts)
		case "period":
			c.Period = d.period(v, key)
		case "source":
			c.Source = d.sourceNumber(v)
		case "note":
			c.Note, _ = d.texts(v, key, 0, 0)
		}
	})
	d.require(n, p, "name")
	return c
}

func (d *draft) crisis(n *yaml.Node) *Crisis {
	c := new(Crisis)
	p := d.fields(n, "crisis", crisisKeys, func(key string, _, v *yaml.Node) {
		switch key {
		case "cause":
			c.Cause = d.term(v, key, d.tax.Causes)
		case "response":
			// the order matters and a strategy may come back: not [reader.words]
			c.Response = list(d.reader, v, key, func(n *yaml.Node) string { return d.term(n, key, d.tax.Responses) })
		}
	})
	d.require(n, p, crisisKeys...)
	return c
}

func (d *draft) figure(n *yaml.Node) Figure {
	var f Figure
	p := d.fields(n, "figures", figureKeys, func(key string, _, v *yaml.Node) {
		switch key {
		case "value":
			f.Value = d.text(v, key)
		case "label":
			f.Label, _ = d.texts(v, key, 0, 0)
		case "rung":
			f.Rung = d.term(v, key, d.tax.Rungs)
		case "source":
			f.Source = d.sourceNumber(v)
		case "by":
			f.By = d.term(v, key, d.tax.Counters)
		case "disputed":
			f.Disputed = d.boolean(v, key)
		}
	})
	d.require(n, p, "value", "label", "rung", "source")
	return f
}

func (d *draft) step(n *yaml.Node) Step {
	var s Step
	p := d.fields(n, "timeline", stepKeys, func(key string, _, v *yaml.Node) {
		switch key {
		case "at":
			s.At = d.moment(v, key)
		case "text":
			s.Text, _ = d.texts(v, key, 0, 0)
		case "step":
			s.Mark = d.term(v, key, d.tax.Steps)
		case "source":
			s.Source = d.sourceNumber(v)
		}
	})
	d.require(n, p, "at", "text")
	return s
}

// maxMinutes is a day: no exercise takes longer.
const maxMinutes = 24 * 60

func (d *draft) teaching(n *yaml.Node) *Teaching {
	t := new(Teaching)
	p := d.fields(n, "teaching", teachingKeys, func(key string, _, v *yaml.Node) {
		switch key {
		case "objectives":
			t.Objectives, _ = d.texts(v, key, 0, 0)
		case "questions":
			t.Questions = list(d.reader, v, key, func(n *yaml.Node) Text {
				q, _ := d.texts(n, "questions", 0, 0)
				return q
			})
		case "minutes":
			t.Minutes = d.number(v, key, 1, maxMinutes)
		}
	})
	d.require(n, p, "objectives", "questions")
	return t
}

func (d *draft) source(n *yaml.Node) Source {
	var s Source
	p := d.fields(n, "sources", sourceKeys, func(key string, _, v *yaml.Node) {
		switch key {
		case "title":
			s.Title = d.text(v, key)
		case "url":
			s.URL = d.url(v, key)
		case "publisher":
			s.Publisher = d.text(v, key)
		case "kind":
			s.Kind = d.term(v, key, d.tax.SourceKinds)
		case "lang":
			s.Lang = d.lang(v, key)
		case "date":
			s.Date = d.date(v, key)
		case "archived":
			s.Archived = d.url(v, key)
		case "accessed":
			s.Accessed = d.date(v, key)
		}
	})
	d.require(n, p, "title", "kind")
	return s
}
