package web_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// browser starts Chromium on a site over the small library. Where there is no
// Chromium the test is skipped, unless CASEBOOK_BROWSER=required.
func browser(t *testing.T) (ctx context.Context, base string) {
	t.Helper()
	return browserOn(t, newHandler(t, smallLibrary))
}

// browserOn starts Chromium on any site.
func browserOn(t *testing.T, h http.Handler) (ctx context.Context, base string) {
	t.Helper()
	path := findBrowser()
	if path == "" {
		if os.Getenv("CASEBOOK_BROWSER") == "required" {
			t.Fatal("no Chromium found, and CASEBOOK_BROWSER=required")
		}
		t.Skip("no Chromium found: install Debian's chromium to run the browser tests")
	}
	site := httptest.NewServer(h)
	t.Cleanup(site.Close)
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.UserDataDir(filepath.Join(t.TempDir(), "profile")),
	}
	for _, flag := range []string{"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync"} {
		options = append(options, chromedp.Flag(flag, true))
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	t.Cleanup(cancel)
	ctx, stop := chromedp.NewExecAllocator(ctx, options...)
	t.Cleanup(stop)
	complaints := &complaints{}
	ctx, closeTab := chromedp.NewContext(ctx, chromedp.WithListener(complaints.listen))
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil && ctx.Err() == nil {
			t.Errorf("close Chromium: %v", err)
		}
		closeTab()
		for _, c := range complaints.all() {
			t.Errorf("the browser's console: %s", c)
		}
	})
	if err := chromedp.Do(ctx, chromedp.Navigate(site.URL+"/healthz")); err != nil {
		t.Fatalf("start Chromium: %v", err)
	}
	return ctx, site.URL
}

func findBrowser() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "/usr/bin/chromium"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// complaints are what the browser's console says of our pages: blocked inline
// styles, failed requests, errors of the script.
type complaints struct {
	mu    sync.Mutex
	texts []string
}

func (c *complaints) listen(event any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch e := event.(type) {
	case *log.EventEntryAdded:
		c.texts = append(c.texts, e.Entry.Text+" "+e.Entry.URL)
	case *runtime.EventExceptionThrown:
		c.texts = append(c.texts, e.ExceptionDetails.Text)
	}
}

func (c *complaints) all() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.texts
}

func do(t *testing.T, ctx context.Context, what string, steps ...chromedp.Action[chromedp.Void]) {
	t.Helper()
	if err := chromedp.Do(ctx, steps...); err != nil {
		t.Fatalf("%s: %v", what, err)
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

// Open home, type a query, follow a hit, switch the language, see the French
// text.
func TestReaderFindsACaseAndReadsItInFrench(t *testing.T) {
	ctx, base := browser(t)
	do(t, ctx, "open home", chromedp.Navigate(base+"/en/"))
	do(t, ctx, "search", chromedp.SendKeys("#q", "old spice\r"), chromedp.WaitVisible("article.hit h3 a"))
	if got, want := evaluate[string](t, ctx, "location.pathname + location.search"), "/en/search?q=old+spice"; got != want {
		t.Errorf("the search stands at %q, want %q", got, want)
	}
	do(t, ctx, "follow the first hit", chromedp.Click("article.hit h3 a"), chromedp.WaitVisible("article.case"))
	if got := evaluate[string](t, ctx, "document.querySelector('h1').textContent"); got != "Old Spice answers the internet by video, one person at a time" {
		t.Errorf("the case is %q", got)
	}
	do(t, ctx, "switch the language", chromedp.Click("nav.langs a"), chromedp.WaitVisible("html[lang=fr] article.case"))
	text := evaluate[string](t, ctx, "document.querySelector('#story').innerText")
	if !strings.Contains(text, "Debout dans sa serviette") {
		t.Errorf("the French text is missing: %q", text)
	}
}

func TestSlashGoesToTheSearchBox(t *testing.T) {
	ctx, base := browser(t)
	do(t, ctx, "open home", chromedp.Navigate(base+"/fr/"), chromedp.KeyEvent("/"))
	if got := evaluate[string](t, ctx, "document.activeElement.id"); got != "q" {
		t.Errorf("the focus is on %q", got)
	}
	do(t, ctx, "from a case", chromedp.Navigate(base+"/fr/cases/qoqa-community"), chromedp.KeyEvent("/"), chromedp.WaitVisible("form.bar #q"))
}

// On a phone the filters cover the screen when they are asked for, without a
// script, and the way back is always in sight.
func TestFiltersOnAPhone(t *testing.T) {
	ctx, base := browser(t)
	const shown = "getComputedStyle(document.querySelector('#filters')).display !== 'none'"
	do(t, ctx, "open", chromedp.EmulateViewport(360, 740), chromedp.Navigate(base+"/en/search?q=fans"))
	if evaluate[bool](t, ctx, shown) {
		t.Error("the filters stand in the way of the hits")
	}
	do(t, ctx, "ask for the filters", chromedp.Click(".found a[href='#filters']"), chromedp.WaitVisible("#filters .apply a"))
	if bottom := evaluate[float64](t, ctx, "document.querySelector('#filters .apply').getBoundingClientRect().bottom"); bottom > 741 {
		t.Errorf("the way back ends at %.0f px of 740", bottom)
	}
	do(t, ctx, "go back", chromedp.Click("#filters .apply a"))
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool]("!("+shown+")")); err != nil {
		t.Errorf("the filters stay: %v", err)
	}
	do(t, ctx, "widen", chromedp.EmulateViewport(1440, 900))
	if !evaluate[bool](t, ctx, shown) {
		t.Error("the filters are not beside the hits")
	}
}

// No page is wider than the screen: at 360, 768 and 1440 px.
func TestNoPageScrollsSideways(t *testing.T) {
	ctx, base := browser(t)
	for _, width := range []int64{360, 768, 1440} {
		do(t, ctx, "resize", chromedp.EmulateViewport(width, 800))
		for _, path := range kindsOfPage {
			for _, lang := range []string{"/en", "/fr"} {
				do(t, ctx, "open "+lang+path, chromedp.Navigate(base+lang+path))
				if wide := evaluate[int64](t, ctx, "document.documentElement.scrollWidth"); wide > width {
					t.Errorf("%s%s is %d px wide on a screen of %d", lang, path, wide, width)
				}
			}
		}
	}
}

// What text is read must be there without the style sheet's colours: light and
// dark paper differ, and text stands out on both.
func TestBothThemes(t *testing.T) {
	ctx, base := browser(t)
	seen := make(map[string]string)
	for _, theme := range []string{"light", "dark"} {
		do(t, ctx, theme, emulateTheme(theme), chromedp.Navigate(base+"/en/"))
		seen[theme] = evaluate[string](t, ctx, "getComputedStyle(document.body).backgroundColor + getComputedStyle(document.body).color")
	}
	if seen["light"] == seen["dark"] {
		t.Errorf("light and dark look the same: %s", seen["light"])
	}
	if got, want := seen["light"], "rgb(246, 246, 241)rgb(26, 29, 27)"; got != want {
		t.Errorf("light: %s, want %s", got, want)
	}
}
