package pptx_test

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"casebook/kb/deck/pptx"
)

func TestEveryDeckIsSound(t *testing.T) {
	decks := samples()
	for _, name := range slices.Sorted(maps.Keys(decks)) {
		t.Run(name, func(t *testing.T) {
			z := sound(t, write(t, decks[name], pptx.Options{}))
			if got := len(z.slides()); got < len(decks[name].Slides) {
				t.Errorf("%d slides of %d", got, len(decks[name].Slides))
			}
			small := regexp.MustCompile(` sz="(\d+)"`)
			for i, s := range z.slides() {
				for _, m := range small.FindAllStringSubmatch(s, -1) {
					if n, _ := strconv.Atoi(m[1]); n < 1200 {
						t.Errorf("slide %d has text of %s hundredths of a point", i+1, m[1])
					}
				}
			}
		})
	}
}

func TestSameDeckSameBytes(t *testing.T) {
	d := samples()["every"]
	if !bytes.Equal(write(t, d, pptx.Options{}), write(t, samples()["every"], pptx.Options{})) {
		t.Error("two files of one deck differ")
	}
	template := read(t, "testdata/libreoffice.pptx")
	if !bytes.Equal(write(t, d, pptx.Options{Template: template}), write(t, d, pptx.Options{Template: template})) {
		t.Error("two files of one deck on a template differ")
	}
}

func TestLayoutsOfKinds(t *testing.T) {
	z := sound(t, write(t, samples()["every"], pptx.Options{}))
	name := regexp.MustCompile(`<p:cSld name="([^"]*)"`)
	var got []string
	for n := range z.slides() {
		for _, l := range z.rels["ppt/slides/slide"+strconv.Itoa(n+1)+".xml"] {
			if strings.HasSuffix(l.typ, "/slideLayout") {
				got = append(got, name.FindStringSubmatch(string(z.parts[l.target]))[1])
			}
		}
	}
	want := "Cover Agenda Case card Text Decision Text Figures Timeline Timeline Lessons Comparison Lessons Sources"
	if strings.Join(got, " ") != want {
		t.Errorf("layouts\n%s, want\n%s", strings.Join(got, " "), want)
	}
}

func TestTextIsText(t *testing.T) {
	z := sound(t, write(t, samples()["every"], pptx.Options{}))
	s := z.slides()
	for _, c := range []struct {
		what, in, want string
	}{
		{"a table", s[10], `<a:tbl>`},
		{"an agenda's link to its case", s[1], `ppaction://hlinksldjump`},
		{"a number field", s[2], `type="slidenum"`},
		{"a tag of the language", s[2], `<a:rPr lang="en-GB"`},
		{"a mark's alternative text", s[2], `descr="Crisis management"`},
		{"a timeline's alternative text", s[7], `descr="Timeline to scale: 1 9 April 2017, Event; 2`},
		{"a disputed figure", s[6], `Disputed`},
		{"the dark ground's layout", string(z.parts["ppt/slideLayouts/slideLayout7.xml"]), `<a:schemeClr val="tx2"/></a:solidFill><a:effectLst/></p:bgPr>`},
	} {
		if !strings.Contains(c.in, c.want) {
			t.Errorf("no %s: %s", c.what, c.want)
		}
	}
	if strings.Contains(s[1], `rIdCase2`) {
		t.Error("a case without slides has a link")
	}
	for n := range s {
		for _, l := range z.rels["ppt/slides/slide"+strconv.Itoa(n+1)+".xml"] {
			if l.outside && l.target == "https://example.org/a?b=1&c=2" {
				return
			}
		}
	}
	t.Error("no source has a link")
}

func TestNotes(t *testing.T) {
	d := samples()["every"]
	z := sound(t, write(t, d, pptx.Options{}))
	note := string(z.parts["ppt/notesSlides/notesSlide3.xml"])
	for _, want := range []string{`sz="1400" b="1" dirty="0"></a:rPr><a:t>Say<`, `What happened.`, `<a:t>Ask<`, `<a:t>Sources<`, `https://example.org/a?b=1&amp;c=2`} {
		if !strings.Contains(note, want) {
			t.Errorf("notes lack %s", want)
		}
	}
	z = sound(t, write(t, d, pptx.Options{NoNotes: true}))
	for name := range z.parts {
		if strings.Contains(name, "notes") {
			t.Errorf("without notes there is %s", name)
		}
	}
}

func TestProperties(t *testing.T) {
	z := sound(t, write(t, samples()["every"], pptx.Options{}))
	core := string(z.parts["docProps/core.xml"])
	for _, want := range []string{`<dc:title>Every kind</dc:title>`, `<dc:creator>A &amp; B &lt;c&gt;</dc:creator>`, `2026-10-01T00:00:00Z`, `<dc:language>en-GB</dc:language>`} {
		if !strings.Contains(core, want) {
			t.Errorf("properties lack %s:\n%s", want, core)
		}
	}
	if z.order[0] != "[Content_Types].xml" {
		t.Errorf("the first file is %s", z.order[0])
	}
}

func TestRightToLeft(t *testing.T) {
	z := sound(t, write(t, samples()["right to left"], pptx.Options{}))
	s := z.slides()[1]
	for _, want := range []string{`rtl="1"`, `lang="he-IL"`, `lang="ar-SA"`, `<a:t>The company </a:t>`} {
		if !strings.Contains(s, want) {
			t.Errorf("no %s in\n%s", want, s)
		}
	}
}

func TestUnsafeAddressesAreText(t *testing.T) {
	data := write(t, samples()["emoji"], pptx.Options{})
	z := sound(t, data)
	for name, rels := range z.rels {
		for _, l := range rels {
			if l.outside && !strings.HasPrefix(l.target, "https://") {
				t.Errorf("%s leads to %s", name, l.target)
			}
			if l.outside && l.target != "https://a/%25zz#b%23c" {
				t.Errorf("address %s", l.target)
			}
		}
	}
}

// An outline that fits our own page stays as it is: dividing is for other templates.
func TestOutlinesFit(t *testing.T) {
	for _, lang := range []string{"en", "fr"} {
		d := outline(t, lang, lang == "en", "kfc-chicken-shortage-2018", "united-3411-2017", "old-spice-responses", "zappos-service-culture")
		z := sound(t, write(t, d, pptx.Options{}))
		if got, want := len(z.slides()), len(d.Slides); got != want {
			t.Errorf("%s: %d slides of an outline of %d", lang, got, want)
		}
	}
}

func TestPartsAreCounted(t *testing.T) {
	d := samples()["forty bullets"]
	z := sound(t, write(t, d, pptx.Options{}))
	var parts []string
	for _, s := range z.slides() {
		if m := regexp.MustCompile("<a:t>\u00a0(\\d+/\\d+)</a:t>").FindStringSubmatch(s); m != nil && strings.Contains(s, "What they did") {
			parts = append(parts, m[1])
		}
	}
	if len(parts) < 4 || parts[0] != "1/"+strconv.Itoa(len(parts)) || parts[len(parts)-1] != strconv.Itoa(len(parts))+"/"+strconv.Itoa(len(parts)) {
		t.Errorf("parts are counted %v", parts)
	}
	text := strings.Join(z.slides(), "")
	for n := 1; n <= 40; n++ {
		if !strings.Contains(text, ">"+strconv.Itoa(n)+". A sentence of") {
			t.Errorf("bullet %d is on no slide", n)
		}
	}
	if strings.Count(text, ">40. A sentence") != 1 {
		t.Error("a bullet is on two slides")
	}
}

// "Not judged" was written over its own mark: no room was left for the dotted ring.
func TestWordsStandBesideTheirMarks(t *testing.T) {
	d := outline(t, "en", false, "vichy-journal-de-ma-peau", "villa-honegg-pool")
	z := soundOn(t, write(t, d, pptx.Options{}))
	seen := 0
	for i, slide := range z.slides() {
		for paragraph := range strings.SplitSeq(slide, "<a:p>") {
			if !strings.Contains(paragraph, "<a:t>not judged: ") {
				continue
			}
			if seen++; !regexp.MustCompile(`^<a:pPr marL="[1-9]`).MatchString(paragraph) {
				t.Errorf("slide %d: the words begin where their mark stands: %.80s", i+1, paragraph)
			}
		}
	}
	if seen == 0 {
		t.Error("no channel is without a verdict: the test shows nothing")
	}
}
