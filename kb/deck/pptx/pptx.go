package pptx

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/beevik/etree"

	"casebook/kb/deck"
	"casebook/kb/deck/opc"
)

// Options are what a file depends on beside its deck.
type Options struct {
	Template []byte // a .pptx or .potx whose masters and layouts are used; nil: our design
	NoNotes  bool   // leave out what the speaker reads
}

// Write writes a deck as a PowerPoint file. The same deck and options give the same
// bytes. The error is a [TemplateError] where the template can't be used, else one of
// writing.
func Write(w io.Writer, d *deck.Deck, o Options) error {
	t, err := openOrHouse(d.Lang, o.Template)
	if err != nil {
		return err
	}
	t.strip()
	if err := t.fill(d, o); err != nil {
		return err
	}
	t.pack.prune()
	if err := t.pack.write(w); err != nil {
		return fmt.Errorf("write the presentation: %w", err)
	}
	return nil
}

func openOrHouse(lang string, data []byte) (*template, error) {
	if data != nil {
		return openTemplate(data)
	}
	t, err := readTemplate(house(lang))
	if err != nil {
		return nil, fmt.Errorf("read our own design: %w", err) // a mistake in this package
	}
	return t, nil
}

// strip takes from a template what belongs to its own slides: these, what the
// presentation says about them, how it was last looked at, macros, the picture of its
// first page, and properties of the document that it was.
func (t *template) strip() {
	p := t.pack
	keep := func(r rel) bool { return r.typ == relDocument }
	p.rels[""] = slices.DeleteFunc(p.rels[""], func(r rel) bool { return !keep(r) })
	dropped := []string{"slide", "presProps", "viewProps", "commentAuthors", "vbaProject", "printerSettings", "revisionInfo", "changesInfo", "customXml", "authors"}
	p.rels[t.main] = slices.DeleteFunc(p.rels[t.main], func(r rel) bool {
		return slices.Contains(dropped, r.typ[strings.LastIndexByte(r.typ, '/')+1:])
	})
	p.parts[t.main].typ = typePresentation // of a template or a show, it is made a presentation
	for name := range p.parts {
		// A layout's link to a slide of the template leads to our first.
		if !strings.Contains(p.parts[name].typ, "slide+xml") {
			for i, r := range p.rels[name] {
				if r.typ == relSlide {
					p.rels[name][i].target = slideName(1)
				}
			}
		}
	}
	maps.DeleteFunc(p.parts, func(_ string, part *part) bool {
		return part.typ == typePart+"slide+xml" || part.typ == typePart+"notesSlide+xml"
	})
}

func slideName(n int) string { return "ppt/slides/slide" + strconv.Itoa(n) + ".xml" }

// fill adds slides, their notes and what the presentation says about both.
func (t *template) fill(d *deck.Deck, o Options) error {
	p := t.pack
	slides := paginate(t, d)
	if t.notes == "" && !o.NoNotes && slices.ContainsFunc(slides, func(s deck.Slide) bool { return hasNotes(s.Notes) }) {
		t.addNotesMaster(d.Lang)
	}
	first := map[string]int{}
	for i, s := range slides {
		if s.Slug != "" && first[s.Slug] == 0 {
			first[s.Slug] = i + 1
		}
	}
	w := wordsIn(d.Lang)
	ids, notes := make([]string, len(slides)), 0
	for i, s := range slides {
		name := slideName(i + 1)
		pg := draw(t, d, s)
		p.add(name, typePart+"slide+xml", pg.part(first))
		p.rels[name] = append([]rel{{"rId1", relLayout, pg.lay.part, false}}, pg.relations(first)...)
		ids[i] = p.relate(t.main, relSlide, name)
		if o.NoNotes || !hasNotes(s.Notes) {
			continue
		}
		body, links := notesPage(w, s.Notes, d.Lang, 3)
		notes++
		note := "ppt/notesSlides/notesSlide" + strconv.Itoa(i+1) + ".xml"
		p.add(note, typePart+"notesSlide+xml", body)
		p.rels[note] = append([]rel{{"rId1", relNotesMaster, t.notes, false}, {"rId2", relSlide, name, false}}, links...)
		p.rels[name] = append(p.rels[name], rel{"rId2", relNotes, note, false})
	}
	p.add("ppt/presProps.xml", typePart+"presProps+xml", presentationProperties())
	p.relate(t.main, relOffice+"presProps", "ppt/presProps.xml")
	p.add("ppt/viewProps.xml", typePart+"viewProps+xml", viewProperties())
	p.relate(t.main, relOffice+"viewProps", "ppt/viewProps.xml")
	p.add("docProps/core.xml", opc.TypeCore, opc.Core{Title: d.Title, Subject: d.Subtitle, Author: d.Author, Lang: d.Lang, Date: d.Date}.XML())
	p.rels[""] = append(p.rels[""], rel{"rIdCore", opc.RelCore, "docProps/core.xml", false})
	p.add("docProps/app.xml", opc.TypeApp, appProperties(len(slides), notes))
	p.rels[""] = append(p.rels[""], rel{"rIdApp", opc.RelApp, "docProps/app.xml", false})
	return t.present(ids)
}

func hasNotes(n deck.Notes) bool { return len(n.Say)+len(n.Ask)+len(n.Sources) > 0 }

func (t *template) addNotesMaster(lang string) {
	p := t.pack
	t.notes = p.free("ppt/notesMasters/notesMaster", ".xml")
	p.add(t.notes, typePart+"notesMaster+xml", notesMaster(wordsIn(lang)))
	theme := p.free("ppt/theme/theme", ".xml")
	p.add(theme, typeTheme, themePart("Casebook notes"))
	p.relate(t.notes, relTheme, theme)
	p.relate(t.main, relNotesMaster, t.notes)
}

// free is a name for a part that none has yet.
func (p *pack) free(before, after string) string {
	for n := 1; ; n++ {
		if name := before + strconv.Itoa(n) + after; p.parts[name] == nil {
			return name
		}
	}
}

// part is the slide as it is written.
func (p *page) part(first map[string]int) []byte {
	x := newXML()
	x.raw(`<p:sld` + spaces + `><p:cSld>` + treeStart)
	body := p.x.b.Bytes()
	for slug, id := range p.jumps { // a link to a case without slides is none
		if first[slug] == 0 {
			body = withoutLink(body, id)
		}
	}
	x.b.Write(body)
	return x.raw(treeEnd + `</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`).bytes()
}

func withoutLink(body []byte, id string) []byte {
	start := []byte(`<a:hlinkClick r:id="` + id + `"`)
	end := []byte(`</a:hlinkClick>`)
	for {
		from := bytes.Index(body, start)
		if from < 0 {
			return body
		}
		to := bytes.Index(body[from:], end)
		if to < 0 {
			return body
		}
		body = append(body[:from:from], body[from+to+len(end):]...)
	}
}

func (p *page) relations(first map[string]int) []rel {
	rels := slices.Clone(p.rels)
	for _, slug := range slices.Sorted(maps.Keys(p.jumps)) {
		if n := first[slug]; n > 0 {
			rels = append(rels, rel{p.jumps[slug], relSlide, slideName(n), false})
		}
	}
	return rels
}

// firstSlideID is the least number that a slide may have.
const firstSlideID = 256

// present puts slides and the notes master into the presentation, in the places that
// the schema has for them, and leaves out what was about the template's slides.
func (t *template) present(ids []string) error {
	doc := etree.NewDocument()
	if err := doc.ReadFromBytes(t.pack.parts[t.main].data); err != nil {
		return damaged(t.main, err)
	}
	root := doc.Root()
	pre := ""
	if root.Space != "" {
		pre = root.Space + ":"
	}
	for _, tag := range []string{"sldIdLst", "custShowLst", "modifyVerifier", "notesMasterIdLst", "custDataLst", "photoAlbum", "smartTags"} {
		for _, e := range root.SelectElements(tag) {
			root.RemoveChild(e)
		}
	}
	for _, list := range root.SelectElements("extLst") { // sections of slides are in it
		for _, e := range list.ChildElements() {
			if strings.EqualFold(e.SelectAttrValue("uri", ""), "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}") {
				list.RemoveChild(e)
			}
		}
		if len(list.ChildElements()) == 0 {
			root.RemoveChild(list)
		}
	}
	root.CreateAttr("xmlns:r", strings.TrimSuffix(relOffice, "/"))
	after := func(tags ...string) int {
		at := 0
		for _, e := range root.ChildElements() {
			if slices.Contains(tags, e.Tag) {
				at = e.Index() + 1
			}
		}
		return at
	}
	if t.notes != "" {
		list := etree.NewElement(pre + "notesMasterIdLst")
		for _, r := range t.pack.rels[t.main] {
			if r.typ == relNotesMaster {
				list.CreateElement(pre+"notesMasterId").CreateAttr("r:id", r.id)
				break
			}
		}
		root.InsertChildAt(after("sldMasterIdLst"), list)
	}
	list := etree.NewElement(pre + "sldIdLst")
	for i, id := range ids {
		e := list.CreateElement(pre + "sldId")
		e.CreateAttr("id", strconv.Itoa(firstSlideID+i))
		e.CreateAttr("r:id", id)
	}
	if len(ids) > 0 {
		root.InsertChildAt(after("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst"), list)
	}
	doc.WriteSettings.CanonicalText = true
	data, err := doc.WriteToBytes()
	if err != nil {
		return fmt.Errorf("write %s: %w", t.main, err)
	}
	t.pack.parts[t.main].data = data
	return nil
}
