package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// openBrowser starts Chromium. Where there is none the test is skipped, unless
// CASEBOOK_BROWSER=required.
func openBrowser(t *testing.T) context.Context {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "/usr/bin/chromium"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		if os.Getenv("CASEBOOK_BROWSER") == "required" {
			t.Fatal("no Chromium found, and CASEBOOK_BROWSER=required")
		}
		t.Skip("no Chromium found: install Debian's chromium to run the browser tests")
	}
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
	ctx, closeTab := chromedp.NewContext(ctx)
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil && ctx.Err() == nil {
			t.Errorf("close Chromium: %v", err)
		}
		closeTab()
	})
	return ctx
}

// A reader fills in the form with mistakes, is told of them and of a likely
// duplicate while typing, loses nothing when the page is loaded again, mends,
// previews and sends; a reviewer accepts; the case is then found by search.
func TestContributionFromFormToSearch(t *testing.T) {
	ctx := openBrowser(t)
	p := newSiteProcess(t)
	p.start(t)
	t.Cleanup(p.kill)
	do := func(what string, steps ...chromedp.Action[chromedp.Void]) {
		t.Helper()
		if err := chromedp.Do(ctx, steps...); err != nil {
			t.Fatalf("%s: %v", what, err)
		}
	}
	text := func(script string) string {
		t.Helper()
		value, err := chromedp.Run(ctx, chromedp.Evaluate[string](script))
		if err != nil {
			t.Fatalf("%s: %v", script, err)
		}
		return value
	}
	until := func(what, script string) {
		t.Helper()
		if _, err := chromedp.Run(ctx, chromedp.Poll[bool](script)); err != nil {
			t.Fatalf("%s: %v\n%s", what, err, text("document.querySelector('main').innerText"))
		}
	}
	// fill does what typing and leaving a field do
	fill := func(id, value string) {
		t.Helper()
		text(fmt.Sprintf(`(() => { const n = document.getElementById(%q); n.value = %q;
			n.dispatchEvent(new Event("input", { bubbles: true })); n.dispatchEvent(new Event("change", { bubbles: true })); return "" })()`, id, value))
	}

	do("open the form", chromedp.Navigate(p.url+"/en/contribute"), chromedp.WaitVisible("#company"))
	fill("company", "Example Air")
	fill("title", "Short")
	until("the mistake is told while typing", `document.getElementById("title-e").textContent.includes("5 characters")`)
	until("the likely duplicate is shown while typing", `document.querySelector("#duplicates a")?.pathname === "/en/cases/example-air-strike"`)
	if got := text(`document.getElementById("period-e").textContent`); got != "" {
		t.Errorf("a field that nobody has been at says %q", got)
	}
	// more rows than the form begins with are asked for without leaving the page
	text(`for (const list of ["sources", "figures"]) document.querySelector("[name=more][value=" + list + "]").click(); ""`)
	fill("source_title-3", "Signed, counted")
	if got := text(`document.querySelector("#figure_source-2 option[value='3']").textContent`); got != "3. Signed, counted" {
		t.Errorf("the third source can be chosen as %q", got)
	}
	for id, value := range map[string]string{"source_kind-3": "paper", "figure_value-2": "4,000", "figure_label-2": "answers a day", "figure_rung-2": "service", "figure_source-2": "3"} {
		fill(id, value)
	}
	text(`document.getElementById("figure_disputed-2").click(); ""`)
	until("the draft is kept", `localStorage.getItem("casebook.contribution")?.includes('["figure_disputed","2"]')`)
	do("load again", chromedp.Navigate(p.url+"/en/contribute"), chromedp.WaitVisible("#company"))
	until("the draft is back", `document.getElementById("title").value === "Short"`)
	if got := text(`["source_title-3", "figure_source-2", "figure_value-2"].map((id) => document.getElementById(id)?.value).join(" | ")`); got != "Signed, counted | 3 | 4,000" {
		t.Errorf("of the rows that were asked for the draft has %q", got)
	}
	if got := text(`String(document.getElementById("figure_value-2").checkVisibility() && document.getElementById("figure_disputed-2").checked)`); got != "true" {
		t.Error("the figure of the draft is folded away, or is no longer disputed")
	}

	do("send it as it is", chromedp.Click("[name=do][value=send]"), chromedp.WaitVisible("#errors"))
	if got := text(`document.querySelector("#errors a[href='#title']").textContent`); !strings.Contains(got, "5 characters") {
		t.Errorf("on top stands %q", got)
	}
	for id, value := range map[string]string{
		"title": "Example Air signs every answer with a first name", "period": "2013", "country": "Switzerland", "sector": "airline",
		"channel-1": "twitter", "verdict-1": "good",
		"summary_en": "After its long silence of the year before, the airline answers every complaint with the first name of who answers.",
		"summary_fr": "Après son long silence de l’année précédente, la compagnie répond à chaque réclamation, et qui répond signe de son prénom.",
		"context":    "It had been silent.", "did": "It signs[^1].", "results": "<script>document.title = 'run'</script> Calm.", "lessons": "- Sign.",
		"source_title-1": "Signed", "source_url-1": "https://example.org/signed", "source_kind-1": "article", "name": "Judy Smith",
	} {
		fill(id, value)
	}
	for _, box := range []string{"[name=use][value=customer-service]", "[name=outcome][value=success]", "[name=evidence][value=public]"} {
		do("tick "+box, chromedp.Click(box))
	}
	until("the mistake is gone", `document.getElementById("title-e").textContent === ""`)
	do("preview", chromedp.Click(".acts [value=preview]"), chromedp.WaitVisible("article.case"))
	if got := text("document.querySelector('article.case h1').textContent"); got != "Example Air signs every answer with a first name" {
		t.Errorf("the preview is of %q", got)
	}
	if got := text("document.title"); !strings.HasPrefix(got, "Preview") {
		t.Errorf("what was typed ran: the title is %q", got)
	}
	do("send", chromedp.Click(".preview [value=send]"), chromedp.WaitVisible(".receipt"))
	if got := text("document.querySelector('h1').textContent"); got != "Received, thank you" {
		t.Errorf("the receipt says %q", got)
	}
	if got := text(`localStorage.getItem("casebook.contribution") ?? "none"`); got != "none" {
		t.Errorf("the draft of what was sent is still kept: %s", got)
	}

	out, err := p.command("review").Output()
	id, _, _ := strings.Cut(string(out), "\t")
	if err != nil || id == "" {
		t.Fatalf("kb review: %v\n%s", err, out)
	}
	if out, err := p.command("review", "accept", id).CombinedOutput(); err != nil {
		t.Fatalf("kb review accept: %v\n%s", err, out)
	}
	receipt := text("location.href")
	deadline := time.Now().Add(20 * time.Second)
	for {
		do("search", chromedp.Navigate(p.url+"/en/search?q=signs+every+answer"), chromedp.WaitVisible("#results"))
		if strings.Contains(text("document.querySelector('#results').innerText"), "Example Air signs every answer") {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the accepted case is not found")
		}
		time.Sleep(200 * time.Millisecond) // until the site has seen the new file
	}
	do("the case", chromedp.Navigate(p.url+"/en/cases/example-air-signs-every-answer-with-a-first-name"), chromedp.WaitVisible("article.case"))
	if got := text("document.querySelector('article.case').innerText"); !strings.Contains(got, "4,000") || !strings.Contains(got, "answers a day") {
		t.Errorf("the accepted case does not have its figure:\n%s", got)
	}
	do("the receipt", chromedp.Navigate(receipt), chromedp.WaitVisible(".receipt"))
	if got := text("document.querySelector('.receipt a').pathname"); got != "/en/cases/example-air-signs-every-answer-with-a-first-name" {
		t.Errorf("the receipt leads to %q", got)
	}
}
