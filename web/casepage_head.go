package web

import (
	"cmp"
	"strings"

	"casebook/index"
	"casebook/kb"
	"casebook/kb/cite"
)

// describe fills the head of a case's page for machines: reference managers (the
// citation_ lines are Highwire Press's, which Zotero and Google Scholar read), social
// networks (Open Graph) and search engines (JSON-LD).
func (s *Server) describe(p *casePage, v view, c *kb.Case, in string) {
	item := cite.OfCase(c, s.config.BaseURL, v.l.Lang)
	address := s.config.BaseURL + cite.Path(c.Slug, v.l.Lang)
	p.named("citation_title", item.Title)
	for _, name := range c.Contributors {
		if name == kb.Editors {
			name = cite.Library // of two words one would be taken for a given name
		}
		p.named("citation_author", cite.PersonName(name).String())
	}
	p.named("citation_publication_date", strings.ReplaceAll(item.Issued.String(), "-", "/"))
	p.named("citation_publisher", cite.Library)
	p.named("citation_public_url", item.URL)
	p.named("citation_language", item.Lang)
	p.named("citation_abstract", item.Abstract)
	for _, word := range item.Keywords {
		p.named("citation_keywords", word)
	}
	p.named("z:itemType", "webpage") // Zotero takes what has citation_title for an article of a journal

	p.property("og:type", "article")
	p.property("og:title", p.Heading)
	p.property("og:description", p.Stand)
	p.property("og:site_name", cite.Library)
	p.property("og:url", item.URL)
	for _, lang := range languages {
		if lang.Tag == v.l.Lang {
			p.property("og:locale", v.l.T("locale.region"))
			continue
		}
		p.property("og:locale:alternate", s.locales[lang.Tag].T("locale.region"))
	}
	p.property("article:published_time", c.Added.String())
	p.property("article:modified_time", c.Updated.String())
	for _, word := range item.Keywords {
		p.property("article:tag", word)
	}

	p.Links = s.caseFiles(v, c)
	p.JSONLD = []any{s.articleLD(p, v, c, in, address), s.breadcrumbLD(p, v, c)}
}

// What schema.org calls things. Fields that are empty are left out.
type (
	ldArticle struct {
		Context     string    `json:"@context"`
		Type        string    `json:"@type"`
		ID          string    `json:"@id"`
		URL         string    `json:"url"`
		Headline    string    `json:"headline"`
		Abstract    string    `json:"abstract"`
		Lang        string    `json:"inLanguage"`
		Author      []ldThing `json:"author"`
		Publisher   ldThing   `json:"publisher"`
		Published   string    `json:"datePublished,omitempty"`
		Modified    string    `json:"dateModified,omitempty"`
		About       []ldThing `json:"about,omitempty"`
		Places      []ldThing `json:"spatialCoverage,omitempty"`
		Period      string    `json:"temporalCoverage,omitempty"`
		Genre       string    `json:"genre"`
		Keywords    []string  `json:"keywords,omitempty"`
		Citation    []ldWork  `json:"citation,omitempty"`
		Free        bool      `json:"isAccessibleForFree"`
		Licence     string    `json:"license"`
		Translation *ldThing  `json:"translationOfWork,omitempty"`
	}

	ldThing struct {
		Type string `json:"@type"`
		ID   string `json:"@id,omitempty"`
		Name string `json:"name,omitempty"`
		URL  string `json:"url,omitempty"`
		Lang string `json:"inLanguage,omitempty"`
	}

	ldWork struct {
		Type      string   `json:"@type"`
		Name      string   `json:"name"`
		URL       string   `json:"url,omitempty"`
		Publisher *ldThing `json:"publisher,omitempty"`
		Published string   `json:"datePublished,omitempty"`
		Lang      string   `json:"inLanguage,omitempty"`
	}

	ldCrumbs struct {
		Context string    `json:"@context"`
		Type    string    `json:"@type"`
		Items   []ldCrumb `json:"itemListElement"`
	}

	ldCrumb struct {
		Type     string `json:"@type"`
		Position int    `json:"position"`
		Name     string `json:"name"`
		Item     string `json:"item,omitempty"`
	}
)

const schemaOrg = "https://schema.org"

func (s *Server) articleLD(p *casePage, v view, c *kb.Case, in, address string) ldArticle {
	site := s.config.BaseURL
	a := ldArticle{
		Context: schemaOrg, Type: "Article", ID: address, URL: address, Headline: p.Heading, Abstract: p.Stand, Lang: in,
		Publisher: ldThing{Type: "Organization", Name: cite.Library, URL: site + v.href("/")},
		Published: c.Added.String(), Modified: cmp.Or(c.Updated, c.Added).String(), Period: strings.Replace(c.Period.String(), "..", "/", 1),
		Genre: v.l.T("type." + string(c.Type)), Free: true, Licence: "https://creativecommons.org/licenses/by/4.0/",
	}
	if c.Period.Open {
		a.Period += ".."
	}
	for _, name := range c.Contributors {
		if name == kb.Editors {
			a.Author = append(a.Author, ldThing{Type: "Organization", Name: cite.Library, URL: site + v.href("/")})
			continue
		}
		a.Author = append(a.Author, ldThing{Type: "Person", Name: cite.PersonName(name).String()})
	}
	for _, company := range v.companies(c) {
		a.About = append(a.About, ldThing{Type: "Organization", Name: company.Label, URL: site + company.Href})
	}
	for _, country := range v.countries(c) {
		a.Places = append(a.Places, ldThing{Type: "Country", Name: country.Label})
	}
	for _, use := range c.Uses {
		a.Keywords = append(a.Keywords, v.label(index.FacetUse, use))
	}
	for _, channel := range c.ChannelNames() {
		a.Keywords = append(a.Keywords, v.label(index.FacetChannel, channel))
	}
	for _, tag := range c.Tags {
		a.Keywords = append(a.Keywords, v.label(index.FacetTag, tag))
	}
	for _, source := range cite.OfSources(c) {
		w := ldWork{Type: ldTypeOf(source.Kind), Name: source.Title, URL: source.URL, Published: source.Issued.String(), Lang: source.Lang}
		if name := cmp.Or(source.Container, source.Publisher); name != "" {
			w.Publisher = &ldThing{Type: "Organization", Name: name}
		}
		a.Citation = append(a.Citation, w)
	}
	if in != c.Lang && isLanguage(base(c.Lang)) {
		original, _ := c.TitleIn(c.Lang)
		a.Translation = &ldThing{Type: "Article", ID: site + cite.Path(c.Slug, base(c.Lang)), Name: original, Lang: c.Lang}
	}
	return a
}

// ldTypeOf is the kind of a source in schema.org's words.
func ldTypeOf(k cite.Kind) string {
	switch k {
	case "article", "interview":
		return "Article"
	case "blog-post":
		return "BlogPosting"
	case "book":
		return "Book"
	case "video":
		return "VideoObject"
	case "paper", "case-study":
		return "Report"
	case "presentation":
		return "PresentationDigitalDocument"
	}
	return "CreativeWork"
}

// breadcrumbLD leads from the home page by the main use to the case.
func (s *Server) breadcrumbLD(p *casePage, v view, c *kb.Case) ldCrumbs {
	crumbs := ldCrumbs{Context: schemaOrg, Type: "BreadcrumbList"}
	add := func(name, path string) {
		if path != "" {
			path = s.config.BaseURL + path
		}
		crumbs.Items = append(crumbs.Items, ldCrumb{"ListItem", len(crumbs.Items) + 1, name, path})
	}
	add(cite.Library, v.href("/"))
	if len(c.Uses) > 0 {
		add(v.label(index.FacetUse, c.Uses[0]), v.pageOf(index.FacetUse, c.Uses[0]))
	}
	add(p.Heading, "")
	return crumbs
}
