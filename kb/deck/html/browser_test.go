package html_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/cdproto/target"
	"github.com/chromedp/chromedp"
	keys "github.com/chromedp/chromedp/kb"

	"casebook/kb/deck"
	"casebook/kb/deck/html"
)

// open shows a deck from a file in Chromium. Where there is no Chromium the test is
// skipped, unless CASEBOOK_BROWSER=required.
func open(t *testing.T, d *deck.Deck) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil && path == "" {
			path = found
		}
	}
	if path == "" && os.Getenv("CASEBOOK_BROWSER") == "required" {
		t.Fatal("no Chromium found, and CASEBOOK_BROWSER=required")
	}
	if path == "" {
		t.Skip("no Chromium found: install Debian's chromium to run the browser tests")
	}
	file := filepath.Join(t.TempDir(), "slides.html")
	if err := os.WriteFile(file, []byte(page(t, d, html.Options{})), 0o600); err != nil {
		t.Fatal(err)
	}
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.UserDataDir(filepath.Join(t.TempDir(), "profile")), chromedp.Flag("disable-popup-blocking", true),
	}
	for _, flag := range []string{"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync"} {
		options = append(options, chromedp.Flag(flag, true))
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	t.Cleanup(cancel)
	ctx, stop := chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(stop)
	var mu sync.Mutex
	ctx, closeTab := chromedp.NewContext(ctx, chromedp.WithListener(func(event any) {
		mu.Lock()
		defer mu.Unlock()
		switch e := event.(type) {
		case *log.EventEntryAdded:
			t.Errorf("the browser's console: %s %s", e.Entry.Text, e.Entry.URL)
		case *runtime.EventExceptionThrown:
			t.Errorf("the page's script: %s", e.ExceptionDetails.Text)
		}
	}))
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil && ctx.Err() == nil {
			t.Errorf("close Chromium: %v", err)
		}
		closeTab()
	})
	do(t, ctx, chromedp.EmulateViewport(1280, 720), chromedp.Navigate("file://"+filepath.ToSlash(file)))
	return ctx
}

func do(t *testing.T, ctx context.Context, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatal(err)
	}
}

func evaluate[T any](t *testing.T, ctx context.Context, script string) T {
	t.Helper()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](script))
	if err != nil {
		t.Fatalf("%s: %v", script, err)
	}
	return v
}

// shown is the number of the slide that is shown, alone.
const shown = "(s => s.length === 1 ? Number(s[0].id) : -s.length)([...document.querySelectorAll('.s')].filter(e => e.offsetParent !== null || getComputedStyle(e).display !== 'none'))"

// outside lists what leaves the content's room of the slide that is shown: the right
// margin, or the line at the foot.
const outside = `(() => {
	const s = document.querySelector('.s.on'), box = s.getBoundingClientRect()
	const u = box.width / 960, end = s.querySelector('.ft').getBoundingClientRect().top + 1
	const bad = []
	for (const e of s.querySelectorAll('.bd *, .mid *, h2')) {
		if (e.closest('svg') && e.tagName !== 'text') continue
		const r = e.getBoundingClientRect()
		if (r.width > 0 && (r.bottom > end || r.right > box.right - 60 * u + 2 || r.left < box.left + 60 * u - 2))
			bad.push(e.tagName + ' ' + e.textContent.slice(0, 60))
	}
	if (s.querySelector('.ft').getBoundingClientRect().bottom > box.bottom) bad.push('foot')
	return bad.join('; ')
})()`

// Every slide of real and odd cases fits its page, at several sizes of window, and
// keys go through all of them.
func TestEverySlideFits(t *testing.T) {
	for _, o := range []deck.Options{{Lang: "en"}, {Lang: "fr", Reveal: true}} {
		d := course(t, o)
		ctx := open(t, d)
		for i := range d.Slides {
			if got := evaluate[int](t, ctx, shown); got != i+1 {
				t.Fatalf("slide %d is shown, want %d", got, i+1)
			}
			if bad := evaluate[string](t, ctx, outside); bad != "" {
				t.Errorf("slide %d, %s of %s: outside: %s", i+1, d.Slides[i].Kind, d.Slides[i].Slug, bad)
			}
			if n := evaluate[int](t, ctx, "[...document.querySelectorAll('h1')].filter(e => e.checkVisibility()).length"); n != 1 {
				t.Errorf("slide %d: a screen reader finds %d first headings", i+1, n)
			}
			do(t, ctx, chromedp.KeyEvent(keys.ArrowRight))
		}
		for _, size := range [][2]int64{{360, 640}, {1024, 768}, {1920, 1080}} {
			do(t, ctx, chromedp.EmulateViewport(size[0], size[1]))
			if wide := evaluate[bool](t, ctx, "document.querySelector('.s.on').getBoundingClientRect().width <= innerWidth + 1 && document.documentElement.scrollWidth <= innerWidth"); !wide {
				t.Errorf("the slide is wider than a window of %d", size[0])
			}
		}
	}
}

// Overview, numbers, black screen, help and addresses.
func TestKeys(t *testing.T) {
	d := course(t, deck.Options{Lang: "en"})
	ctx := open(t, d)
	press := func(key string, want int) {
		t.Helper()
		do(t, ctx, chromedp.KeyEvent(key))
		if got := evaluate[int](t, ctx, shown); got != want {
			t.Errorf("after %q slide %d is shown, want %d", key, got, want)
		}
	}
	last := len(d.Slides)
	press(keys.End, last)
	press(keys.Home, 1)
	press(" ", 2)
	press(keys.PageDown, 3)
	press(keys.PageUp, 2)
	press("1", 2)
	press("2", 2)
	press(keys.Enter, 12)
	press("o", -last)
	small := "[...document.querySelectorAll('.s')].every(s => { const b = s.getBoundingClientRect(); return b.width < 400 && [...s.querySelectorAll('.bd > *')].every(e => e.getBoundingClientRect().bottom <= b.bottom) })"
	if !evaluate[bool](t, ctx, small) {
		t.Error("in the overview a slide is not what it is alone, smaller")
	}
	press(keys.ArrowRight, -last)
	press(keys.Enter, 13)
	if got := evaluate[string](t, ctx, "location.hash"); got != "#13" {
		t.Errorf("the address ends in %q", got)
	}
	if got, want := evaluate[string](t, ctx, "document.getElementById('say').textContent"), "13. "+d.Slides[12].Title.Text; !strings.HasPrefix(got, want) {
		t.Errorf("a screen reader hears %q, want %q", got, want)
	}
	press("o", -last)
	press(keys.Escape, 13)
	press("b", 13)
	if !evaluate[bool](t, ctx, "getComputedStyle(document.querySelector('.s.on')).visibility === 'hidden'") {
		t.Error("the screen is not black")
	}
	press("b", 13)
	press("?", 13)
	if !evaluate[bool](t, ctx, "document.querySelector('dialog').open") {
		t.Error("there is no help")
	}
	press(keys.Escape, 13)
	if evaluate[bool](t, ctx, "document.querySelector('dialog').open") {
		t.Error("the help stays")
	}
}

// The speaker's window works from a file: it shows the notes, and both windows turn
// together, whichever is asked.
func TestSpeakersWindow(t *testing.T) {
	d := course(t, deck.Options{Lang: "fr"})
	ctx := open(t, d)
	opened := chromedp.WaitNewTarget(ctx, func(info *target.Info) bool { return strings.Contains(info.URL, "?notes") })
	do(t, ctx, chromedp.KeyEvent(keys.ArrowRight), chromedp.KeyEvent("p"))
	var id target.ID
	select {
	case id = <-opened:
	case <-time.After(20 * time.Second):
		t.Fatal("no second window")
	}
	talk, closeTalk := chromedp.NewContext(ctx, chromedp.WithTargetID(id))
	defer closeTalk()
	do(t, talk, chromedp.WaitVisible("#timer"))
	at := func(ctx context.Context, want int) {
		t.Helper()
		poll := fmt.Sprintf("document.querySelector('.s.on')?.id === '%d'", want)
		if _, err := chromedp.Run(ctx, chromedp.Poll[bool](poll)); err != nil {
			t.Fatalf("slide %d is not shown: %v", want, err)
		}
	}
	card := slices.IndexFunc(d.Slides, func(s deck.Slide) bool { return s.Kind == deck.KindCase }) + 1
	at(talk, 2)
	for range card - 2 {
		do(t, ctx, chromedp.KeyEvent(keys.ArrowRight))
	}
	at(talk, card)
	do(t, talk, chromedp.KeyEvent(keys.ArrowRight))
	at(talk, card+1)
	at(ctx, card+1)
	do(t, talk, chromedp.KeyEvent(keys.ArrowLeft))
	at(ctx, card)
	said := evaluate[string](t, talk, "document.querySelector('.notes.on').innerText")
	if want := d.Slides[card-1].Notes.Say[0].Text; !strings.Contains(said, want) {
		t.Errorf("the notes are %q, want %q in them", said, want)
	}
	if next := evaluate[int](t, talk, "Number(document.querySelector('.s.nx').id)"); next != card+1 {
		t.Errorf("the next slide is %d", next)
	}
	if clock := evaluate[string](t, talk, "document.getElementById('clock').value + ' ' + document.getElementById('timer').value"); !regexp.MustCompile(`^\d\d:\d\d 00:\d\d$`).MatchString(clock) {
		t.Errorf("clock and timer are %q", clock)
	}
}

// Printed, each slide is a page, whatever was shown.
func TestPrint(t *testing.T) {
	d := course(t, deck.Options{Lang: "en"})
	ctx := open(t, d)
	do(t, ctx, chromedp.KeyEvent("o"))
	yes := true
	var pdf []byte
	do(t, ctx, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		r, err := cdp.Call(ctx, tab, cdppage.PrintToPDF, cdppage.PrintToPDFParams{PreferCSSPageSize: &yes, PrintBackground: &yes})
		pdf = r.Data
		return err
	}))
	pages := len(regexp.MustCompile(`/Type\s*/Page\b[^s]`).FindAll(pdf, -1))
	if pages != len(d.Slides) {
		t.Errorf("%d slides are printed on %d pages", len(d.Slides), pages)
	}
	if !regexp.MustCompile(`/MediaBox\s*\[0 0 960 540\]`).Match(pdf) {
		t.Error("a page is not 960 by 540 points")
	}
}

// Without the script the slides follow one another, and an agenda leads to its cases.
func TestWithoutScript(t *testing.T) {
	d := course(t, deck.Options{Lang: "en"})
	got := page(t, d, html.Options{})
	first := 0
	for i, s := range d.Slides {
		if s.Slug == "qoqa-community" {
			first = i + 1
			break
		}
	}
	if want := fmt.Sprintf(`<a href="#%d">QoQa</a>`, first); !strings.Contains(got, want) {
		t.Errorf("the agenda does not have %s", want)
	}
	for _, n := range elements(t, got) {
		for _, a := range n.Attr {
			if a.Key == "hidden" || a.Key == "inert" {
				t.Errorf("<%s> is %s before a script shows it", n.Data, a.Key)
			}
		}
	}
}
