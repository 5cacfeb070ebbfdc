package kb_test

import (
	"html/template"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"casebook/kb"
)

func TestBodyHTMLSections(t *testing.T) {
	body := `Before the first heading.

## Context

A spot that *spoke* to women. [^1] It won [2][3] a prize.

### Été à Genève

#### Été à Genève

## Results [^2]

| Week | Views |
| ---- | ----: |
| 1    | 40 million |

- [x] done
- ~~struck~~

## Results
`
	got, err := kb.BodyHTML(body, kb.HTMLOptions{Lang: "en", Sources: 3})
	if err != nil {
		t.Fatal(err)
	}
	want := []kb.Section{
		{HTML: "<p>Before the first heading.</p>\n"},
		{ID: "story-context", Title: "Context", HTML: `<p>A spot that <em>spoke</em> to women. <a class="ref" href="#s1">1</a> It won <a class="ref" href="#s2">2</a>` + "\u202f" + `<a class="ref" href="#s3">3</a> a prize.</p>
<h3 id="story-ete-a-geneve">Été à Genève</h3>
<h4 id="story-ete-a-geneve-2">Été à Genève</h4>
`},
		{ID: "story-results", Title: "Results", HTML: `<table>
<thead>
<tr>
<th>Week</th>
<th>Views</th>
</tr>
</thead>
<tbody>
<tr>
<td>1</td>
<td>40 million</td>
</tr>
</tbody>
</table>
<ul>
<li><input checked="" disabled="" type="checkbox"> done</li>
<li><del>struck</del></li>
</ul>
`},
		{ID: "story-results-2", Title: "Results"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestBodyHTML(t *testing.T) {
	for _, c := range []struct{ name, lang, body, want string }{
		{"a source that there is not", "en", "[^4] [4] [0] [^x]", "<p>[^4] [4] [0] [^x]</p>"},
		{"references that are links", "en", "[1](/en/) [2]\n\n[2]: https://example.org/", `<p><a href="/en/">1</a> <a href="https://example.org/" rel="noopener">2</a></p>`},
		{"a link by label", "en", "[1][here]\n\n[Here]: /x", `<p><a href="/x">1</a></p>`},
		{"a reference in a link's text", "en", "[see [1]](/x)", `<p><a href="/x">see [1]</a></p>`},
		{"no reference", "en", "`[1]` \\[1] [2010] [1 [12345]", "<p><code>[1]</code> [1] [2010] [1 [12345]</p>"},
		{
			"footnotes of the body's own", "en", "Said[^a] and said[^a] by one.[^1]\n\n[^a]: By *him*.\n[^1]: By her.",
			`<p>Said<sup id="story-noteref-1"><a href="#story-note-1" role="doc-noteref">a</a></sup> and said<sup id="story-noteref-1-2"><a href="#story-note-1" role="doc-noteref">a</a></sup> by one.<sup id="story-noteref-2"><a href="#story-note-2" role="doc-noteref">b</a></sup></p>
<div class="notes" role="doc-endnotes">
<div id="story-note-1">
<p><sup>a</sup> By <em>him</em>.` + "\u00a0" + `<a href="#story-noteref-1" role="doc-backlink" aria-label="Back to the text">↩︎</a>` + "\u00a0" + `<a href="#story-noteref-1-2" role="doc-backlink" aria-label="Back to the text">↩︎</a></p>
</div>
<div id="story-note-2">
<p><sup>b</sup> By her.` + "\u00a0" + `<a href="#story-noteref-2" role="doc-backlink" aria-label="Back to the text">↩︎</a></p>
</div>
</div>`,
		},
		{"English quotes", "en", `"Smell like a man," he said -- it's 'fun'...`, "<p>“Smell like a man,” he said – it’s ‘fun’…</p>"},
		{"French quotes", "fr-CH", `Il dit "non" ; l'été vient !`, "<p>Il dit «\u00a0non\u00a0»\u202f; l’été vient\u202f!</p>"},
		{"French spaces", "fr", "« Oui » : *vrai* ? `a : b` http://x.ch/a?b :8080 **non**", "<p>«\u00a0Oui\u00a0»\u00a0: <em>vrai</em>\u202f? <code>a : b</code> <a href=\"http://x.ch/a?b\" rel=\"noopener\">http://x.ch/a?b</a> :8080 <strong>non</strong></p>"},
		{"quotes of other languages stay", "de", `"Ja", sagt er: it's`, "<p>&quot;Ja&quot;, sagt er: it’s</p>"},
		{"raw HTML", "en", "a <b onclick=x>bold</b> <!-- c --> b\n\n<div onclick=\"x\">\nhidden\n</div>\n\n<script>alert(1)</script>", "<p>a bold  b</p>"},
		{"dangerous addresses", "en", "[a](javascript:alert(1)) [b](<JaVaScRiPt:x>) [c](&#106;avascript:x) [d](java&Tab;script:x) [e](data:text/html,x) [f](vbscript:x) <javascript:x> [g](//evil.example) [h](\\\\evil.example)", "<p>a b c d e f javascript:x g h</p>"},
		{"addresses", "en", "[m](mailto:a@b.ch) a@b.ch [r](zappos.fr.md) [q](/en/search?q=a:b&c=\"d\") <https://x.ch>", `<p><a href="mailto:a@b.ch">m</a> <a href="mailto:a@b.ch">a@b.ch</a> <a href="zappos">r</a> <a href="/en/search?q=a:b&amp;c=%22d%22">q</a> <a href="https://x.ch" rel="noopener">https://x.ch</a></p>`},
		{"titles of links", "en", `[a](/x "say &quot;hi&quot; <b>")`, `<p><a href="/x" title="say &quot;hi&quot; &lt;b&gt;">a</a></p>`},
		{"pictures", "en", "![A *poster*](https://x.ch/p.png) [![Logo](l.png)](/x)", `<p><a href="https://x.ch/p.png" rel="noopener">A <em>poster</em></a> <a href="/x">Logo</a></p>`},
		{"a title of level 1", "en", "# Story", ""},
		{"nothing", "en", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			sections, err := kb.BodyHTML(c.body, kb.HTMLOptions{Lang: c.lang, Sources: 3})
			if err != nil {
				t.Fatal(err)
			}
			var got strings.Builder
			for _, s := range sections {
				got.WriteString(string(s.HTML))
			}
			if diff := cmp.Diff(c.want, strings.TrimSpace(got.String())); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Whatever somebody submits, the page of a case runs nothing, loads nothing and
// leads only where an address may lead.
func FuzzBodyHTML(f *testing.F) {
	for _, body := range []string{
		"## Context\n\nText [^1] [1](javascript:alert(1)) <script>alert(1)</script>",
		"[a](<java\tscript:x> \"onmouseover=x\") ![x](data:image/svg+xml,<svg onload=x>)",
		"[^a]: note <img src=x onerror=y>\n\n[^a]",
		"<javascript:x> www.x.ch\" onclick=\"y",
		"| a | b |\n|---|:-:|\n| <b> | [x](&#x6A;avascript:1) |",
		"```js\" onclick=\"x\ncode\n```\n\n### Head {#id onclick=x}",
		"« a » : \"b\" ! ~~c~~ - [x] d",
	} {
		f.Add(body, uint8(3))
	}
	f.Fuzz(func(t *testing.T, body string, sources uint8) {
		for _, lang := range []string{"en", "fr", "de"} {
			sections, err := kb.BodyHTML(body, kb.HTMLOptions{Lang: lang, Sources: int(sources)})
			if err != nil {
				t.Fatal(err)
			}
			ids := map[string]bool{}
			for _, s := range sections {
				checkHarmless(t, s.HTML)
				if s.ID == "" && s.Title != "" {
					t.Errorf("section %q has no id", s.Title)
				}
				if s.ID != "" && ids[s.ID] {
					t.Errorf("two sections have the id %q", s.ID)
				}
				ids[s.ID] = true
			}
		}
	})
}

func checkHarmless(t *testing.T, fragment template.HTML) {
	t.Helper()
	allowed := map[string]bool{}
	for _, tag := range strings.Fields("html head body p a sup div h1 h2 h3 h4 h5 h6 ul ol li em strong del code pre blockquote hr br table thead tbody tr th td input") {
		allowed[tag] = true
	}
	root, err := html.Parse(strings.NewReader(string(fragment)))
	if err != nil {
		t.Fatal(err)
	}
	for n := range root.Descendants() {
		if n.Type == html.CommentNode {
			t.Errorf("a comment came through: %s", n.Data)
		}
		if n.Type != html.ElementNode {
			continue
		}
		if !allowed[n.Data] {
			t.Errorf("an element <%s> came through:\n%s", n.Data, fragment)
		}
		for _, a := range n.Attr {
			switch a.Key {
			case "href":
				scheme, _, found := strings.Cut(strings.ToLower(a.Val), ":")
				if found && !strings.ContainsAny(scheme, "/?#") && scheme != "http" && scheme != "https" && scheme != "mailto" {
					t.Errorf("a link leads to %q", a.Val)
				}
			case "id", "class", "role", "aria-label", "rel", "title", "start", "type", "checked", "disabled":
			default:
				t.Errorf("an attribute %s came through:\n%s", a.Key, fragment)
			}
		}
	}
}

// Text that no person wrote must not keep a page or the index waiting: without
// bounds each of these takes minutes.
func TestOddBodies(t *testing.T) {
	const limit = 30 * time.Second // a second or two, on a busy machine with the race detector more
	for _, unit := range []string{"[a](", "[a](x \"\n", "> ", "### a\n\n"} {
		body := strings.Repeat(unit, kb.MaxFileSize/len(unit))
		start := time.Now()
		sections, err := kb.BodyHTML(body, kb.HTMLOptions{Lang: "fr", Sources: 3})
		if err != nil {
			t.Fatal(err)
		}
		checkHarmless(t, sections[len(sections)-1].HTML)
		if kb.BodyText(body) == "" {
			t.Errorf("%q: the text is lost", unit)
		}
		if took := time.Since(start); took > limit {
			t.Errorf("%q: took %v", unit, took)
		}
	}
	// A long text of a person is Markdown.
	long := strings.Repeat("A *long* story, told in many paragraphs. [^1]\n\n", 5000)
	if got := kb.BodyText(long); strings.Contains(got, "*") {
		t.Error("a long body was not read as Markdown")
	}
}

func TestBodyText(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"blocks", "Before.\n\n## Con*text*\n\nOne\ntwo  \nthree.\n\n- a\n- b\n\n  c\n\n> d\n\n1. e", "Before.\nContext\nOne two three.\na\nb\nc\nd\ne\n"},
		{"marks", "Said [^1] twice [2]. More [^3]\nand [2010], [^x].", "Said twice. More and [2010], [^x].\n"},
		{"footnotes", "Said[^a] so.\n\n[^a]: Hidden.", "Said so.\n"},
		{"links and pictures", "[Zappos](https://zappos.com) ![a poster](p.png) <https://x.ch>", "Zappos a poster https://x.ch\n"},
		{"escapes", "5 \\* 3 &amp; 4 &lt; `&amp; \\*` l'été \"x\"", "5 * 3 & 4 < &amp; \\* l'été \"x\"\n"},
		{"raw HTML", "a <b>bold</b>\n\n<div>\nno\n</div>\n\nend", "a bold\nend\n"},
		{"tables", "| a | *b* |\n|---|---|\n| c [^1] | ~~d~~ |", "a\tb\nc\td\n"},
		{"code", "```go\nx := 1\ny\n```\n\n    z", "x := 1\ny\nz\n"},
		{"only space", " \n\n", ""},
	} {
		if diff := cmp.Diff(c.want, kb.BodyText(c.body)); diff != "" {
			t.Errorf("%s:\n%s", c.name, diff)
		}
	}
}
