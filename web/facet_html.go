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
		b.WriteString("\n      <li>")
		if v.Zero {
			b.WriteString(`<span class="zero">`)
			a.facetLabel(&b, v, "0")
			b.WriteString("</span></li>")
			continue
		}
		b.WriteString(`<a href="`)
		b.WriteString(template.HTMLEscapeString(v.Href))
		b.WriteByte('"')
		if v.Current {
			b.WriteString(` aria-current="true"`)
		} else if v.Definition != "" {
			b.WriteString(` title="`)
			b.WriteString(template.HTMLEscapeString(v.Definition))
			b.WriteByte('"')
		}
		b.WriteByte('>')
		a.facetLabel(&b, v, v.Count)
		b.WriteString("</a>")
		if v.Current && v.Definition != "" {
			b.WriteString("<p>")
			b.WriteString(template.HTMLEscapeString(v.Definition))
			b.WriteString("</p>")
		}
		b.WriteString("</li>")
	}
	b.WriteString("\n    </ul>")
	return template.HTML(b.String()) //nolint:gosec // it is escaped
}

func (a *assets) facetLabel(b *strings.Builder, v *facetValue, count string) {
	b.WriteString("<span>")
	b.WriteString(string(a.icon(v.Icon, v.Class)))
	b.WriteByte(' ')
	b.WriteString(template.HTMLEscapeString(v.Label))
	b.WriteString(`</span><span class="n num">`)
	b.WriteString(template.HTMLEscapeString(count))
	b.WriteString("</span>")
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
