package web_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// emulatePrint makes the page look as it would on paper.
func emulatePrint() chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
		return err
	})
}

// A case on A4: some pages of text, its sources with their addresses, and nothing
// that only a screen can follow.
func TestCaseIsPrinted(t *testing.T) {
	ctx, base := browser(t)
	do(t, ctx, "open", chromedp.Navigate(base+"/fr/cases/leclerc-blog-crisis"))
	pdf, err := chromedp.Run(ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4)))
	if err != nil {
		t.Fatal(err)
	}
	if pages := bytes.Count(pdf, []byte("/Type /Page\n")); pages < 1 || pages > 4 {
		t.Errorf("%d pages, want one to four", pages)
	}
	do(t, ctx, "print", emulatePrint())
	for _, selector := range []string{"nav.main", "nav.langs", "nav.toc", "footer.foot", "p.acts", "#related", "#counterpart a.screen"} {
		script := "[...document.querySelectorAll('" + selector + "')].filter(e => e.innerText.trim() && e.getClientRects().length).length"
		if shown := evaluate[int](t, ctx, script); shown > 0 {
			t.Errorf("%s is printed", selector)
		}
	}
	if text := evaluate[string](t, ctx, "getComputedStyle(document.querySelector('li#s1 a'), '::after').content"); !strings.Contains(text, "http") {
		t.Errorf("after a source stands %q, not its address", text)
	}
	if ground := evaluate[string](t, ctx, "getComputedStyle(document.body).backgroundColor"); ground != "rgb(255, 255, 255)" {
		t.Errorf("the paper is %s", ground)
	}
}

// On a phone each aspect of a comparison is a block of its own, its cells name
// their cases, and it is still a table to a screen reader.
func TestCompareOnAPhone(t *testing.T) {
	ctx, base := browser(t)
	do(t, ctx, "open", chromedp.EmulateViewport(360, 740), chromedp.Navigate(base+"/en/compare?cases=old-spice-responses,leclerc-blog-crisis,qoqa-community"))
	if wide := evaluate[int](t, ctx, "document.documentElement.scrollWidth"); wide > 360 {
		t.Errorf("the page is %d px wide", wide)
	}
	if got := evaluate[string](t, ctx, "getComputedStyle(document.querySelector('.cmp tbody td'), '::before').content"); got != `"Old Spice"` {
		t.Errorf("the first cell is named %s", got)
	}
	if stacked := evaluate[bool](t, ctx, "(([a, b]) => a.getBoundingClientRect().bottom <= b.getBoundingClientRect().top + 1)(document.querySelectorAll('.cmp tbody tr:first-child td'))"); !stacked {
		t.Error("the cells of a row stand side by side")
	}
	if bare := evaluate[int](t, ctx, "document.querySelectorAll('.cmp :is(tr, td, th):not([role])').length"); bare > 0 {
		t.Errorf("%d parts of the table have lost their role", bare)
	}
}

// A case is added to a comparison without a script by typing its name.
func TestCaseIsAddedByTyping(t *testing.T) {
	ctx, base := browser(t)
	do(t, ctx, "open", chromedp.Navigate(base+"/en/cases/old-spice-responses"), chromedp.Click("p.acts a[href*=compare]"), chromedp.WaitVisible("#add-case"))
	do(t, ctx, "type", chromedp.SendKeys("#add-case", "QoQa\r"), chromedp.WaitVisible("#add-case[value=QoQa]"), chromedp.Click("#add ul.near a"), chromedp.WaitVisible(".cmp tbody tr"))
	if got := evaluate[string](t, ctx, "location.search"); got != "?cases=old-spice-responses,qoqa-community" {
		t.Errorf("the comparison stands at %q", got)
	}
}
