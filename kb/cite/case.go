package cite

import (
	"strconv"
	"strings"

	"casebook/kb"
)

// Library is the name of the collection that cases are cited from.
const Library = "Casebook"

// OfCase is how to cite a case, by its contributors, in the version of its last
// change. lang is the page's, "en" or "fr": title and address are those of that
// page; without it they are the original's title and the address that leads each
// reader to their own language. base is the site's address without a slash at its
// end; without it the item has none.
func OfCase(c *kb.Case, base, lang string) Item {
	asked := lang
	if asked == "" {
		asked = c.Lang
	}
	title, in := c.TitleIn(asked)
	i := Item{
		Key: c.Slug, Kind: KindCase, Title: title, Container: Library, Lang: in,
		Issued: c.Updated, Abstract: c.Summary.In(asked), Keywords: c.CompanyNames(),
	}
	if i.Issued.IsZero() {
		i.Issued = c.Added
	}
	for _, name := range c.Contributors {
		i.Authors = append(i.Authors, contributor(name, asked))
	}
	for _, tag := range c.Tags {
		i.Keywords = append(i.Keywords, strings.ReplaceAll(tag, "-", " "))
	}
	if base != "" {
		i.URL = base + Path(c.Slug, lang)
	}
	return i
}

// Path is where a case stands on the site; without lang it leads each reader to
// their own language.
func Path(slug, lang string) string {
	if lang != "" {
		lang = "/" + lang
	}
	return lang + "/cases/" + slug
}

func contributor(name, lang string) Name {
	switch {
	case name != kb.Editors:
		return PersonName(name)
	case isFrench(lang):
		return Name{Literal: "La rédaction de " + Library}
	}
	return Name{Literal: Library + " editors"}
}

// OfSources are the works that a case cites, in its order and so by its numbers.
func OfSources(c *kb.Case) []Item {
	items := make([]Item, 0, len(c.Sources))
	for n, s := range c.Sources {
		i := Item{
			Key: c.Slug + "." + strconv.Itoa(n+1), Kind: Kind(s.Kind), Title: kb.Typographic(s.Title, s.Lang), Genre: formOf(Kind(s.Kind)).genre,
			Issued: s.Date, Accessed: s.Accessed, URL: s.URL, Archived: s.Archived, Lang: s.Lang,
		}
		if formOf(i.Kind).alone {
			i.Publisher = s.Publisher
		} else {
			i.Container = s.Publisher
		}
		items = append(items, i)
	}
	return items
}

// A form is how the formats class a kind of work.
type form struct {
	csl, bibtex, ris string
	genre            string // where the types don't say it
	alone            bool   // it has a publisher; the others stand in something
}

// formOf classes what no format has a type for as a page of the web, by its genre.
// A research paper may be a thesis or an official report, so it is a report.
func formOf(k Kind) form {
	switch k {
	case "article":
		return form{csl: "article-newspaper", bibtex: "article", ris: "NEWS"}
	case "blog-post":
		return form{csl: "post-weblog", bibtex: "misc", ris: "BLOG"}
	case "book":
		return form{csl: "book", bibtex: "book", ris: "BOOK", alone: true}
	case "case-study":
		return form{csl: "report", bibtex: "techreport", ris: "RPRT", genre: "Case study", alone: true}
	case "first-hand":
		return form{csl: "webpage", bibtex: "misc", ris: "ELEC", genre: "First-hand account"}
	case "interview":
		return form{csl: "interview", bibtex: "misc", ris: "ELEC", genre: "Interview"}
	case "paper":
		return form{csl: "report", bibtex: "techreport", ris: "RPRT", genre: "Paper", alone: true}
	case "presentation":
		return form{csl: "speech", bibtex: "misc", ris: "SLIDE", genre: "Presentation", alone: true}
	case "press-release":
		return form{csl: "webpage", bibtex: "misc", ris: "ELEC", genre: "Press release"}
	case "statement":
		return form{csl: "webpage", bibtex: "misc", ris: "ELEC", genre: "Statement"}
	case "video":
		return form{csl: "motion_picture", bibtex: "misc", ris: "VIDEO", genre: "Video", alone: true}
	}
	return form{csl: "webpage", bibtex: "misc", ris: "ELEC"}
}
