package web

import (
	"html/template"
	"strings"
)

// The values of the filter column and the bars of its histogram are some three
// hundred on a page, and a template takes ten times as long for one. What is written
// here is what templates would write: every text escaped, every address one of ours.

// facetValues lists the values of a facet.
func (a *assets) facetValues(values []facetValue) template.HTML {
	var b strings.Builder
	b.Grow(400 * len(values))
	b.WriteString("<ul>")
	for i := range values {
		v := &values[i]
		label, title := v.html(a)
		b.WriteString("\n      <li>")
		if v.Zero {
			b.WriteString(`<span class="zero">` + label + "0</span></span></li>")
			continue
		}
		b.WriteString(`<a href="`)
		_, _ = escapeHTML.WriteString(&b, v.Href) // a builder takes everything
		b.WriteByte('"')
		if v.Current {
			b.WriteString(` aria-current="true"`)
		} else {
			b.WriteString(title)
		}
		b.WriteByte('>')
		b.WriteString(label)
		b.WriteString(v.Count)
		b.WriteString("</span></a>")
		if v.Current && v.Definition != "" {
			b.WriteString("<p>" + template.HTMLEscapeString(v.Definition) + "</p>")
		}
		b.WriteString("</li>")
	}
	b.WriteString("\n    </ul>")
	return template.HTML(b.String()) //nolint:gosec // it is escaped
}

// escapeHTML escapes text as html.EscapeString does, into what is being written.
var escapeHTML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&#34;", "'", "&#39;")

// html is a value's sign and name, up to where its count stands, and the attribute
// that tells its definition.
func (w *facetWord) html(a *assets) (label, title string) {
	w.once.Do(func() {
		w.label = "<span>" + string(a.icon(w.Icon, w.Class)) + " " + template.HTMLEscapeString(w.Label) + `</span><span class="n num">`
		if w.Definition != "" {
			w.title = ` title="` + template.HTMLEscapeString(w.Definition) + `"`
		}
	})
	return w.label, w.title
}

// histogram draws the bars of the years.
func histogram(bars []histogramBar) template.HTML {
	var b strings.Builder
	b.Grow(300 * len(bars))
	for _, bar := range bars {
		if bar.Href != "" {
			b.WriteString(`<a href="` + template.HTMLEscapeString(bar.Href) + `" tabindex="-1"><title>` + template.HTMLEscapeString(bar.Label) +
				`</title><rect class="slot" x="` + bar.X + `" width="` + bar.Width + `" height="40"/>`)
		}
		b.WriteString("<rect")
		if bar.Inside {
			b.WriteString(` class="on"`)
		}
		b.WriteString(` x="` + bar.X + `" y="` + bar.Y + `" width="` + bar.Width + `" height="` + bar.Height + `"/>`)
		if bar.Href != "" {
			b.WriteString("</a>")
		}
	}
	return template.HTML(b.String()) //nolint:gosec // it is escaped
}
