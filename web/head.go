package web

// A meta is a line of a page's head for machines. The vocabularies that have a
// prefix, as Open Graph's "og:title", are properties in RDFa; all others are names.
type meta struct {
	Name     string // "citation_title"; empty where Property is set
	Property string // "og:title"
	Content  string
}

// A headLink leads from a page's head to something that belongs to it: another
// format, a feed.
type headLink struct {
	Rel      string // "alternate"
	Type     string // media type, may be empty
	Href     string
	Title    string // may be empty
	Hreflang string // may be empty
}

// named adds a line by its name, unless there is nothing to say.
func (l *layout) named(name, content string) {
	if content != "" {
		l.Metas = append(l.Metas, meta{Name: name, Content: content})
	}
}

// property adds a line by its property, unless there is nothing to say.
func (l *layout) property(property, content string) {
	if content != "" {
		l.Metas = append(l.Metas, meta{Property: property, Content: content})
	}
}
