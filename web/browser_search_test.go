package web_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"casebook/index"
)

// wide is a screen that has room for the filters beside the hits.
func wide() chromedp.Action[chromedp.Void] { return chromedp.EmulateViewport(1280, 900) }

// until waits for a condition in the page, over navigations too, and says what
// there was instead.
func until(t *testing.T, ctx context.Context, condition string) {
	t.Helper()
	const page = "location.href + ' ' + document.querySelector('main')?.innerText.slice(0, 400)"
	for deadline := time.Now().Add(15 * time.Second); ; time.Sleep(20 * time.Millisecond) {
		held, err := chromedp.Run(ctx, chromedp.Evaluate[bool](condition))
		if err == nil && held {
			return
		}
		if time.Now().After(deadline) || ctx.Err() != nil {
			at, _ := chromedp.Run(ctx, chromedp.Evaluate[string](page))
			t.Fatalf("%s: not so (%v) at %s", condition, err, at)
		}
	}
}

// strike strikes a key as a person does: where the page takes it, nothing is typed.
func strike(t *testing.T, ctx context.Context, key, text string) {
	t.Helper()
	do(t, ctx, "strike "+key, chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		params := input.DispatchKeyEventParams{Type: input.DispatchKeyEventTypeKeyDown, Key: key, Text: text}
		if key == "Enter" {
			params.WindowsVirtualKeyCode = 13
		}
		_, err := cdp.Call(ctx, t, input.DispatchKeyEvent, params)
		return err
	}))
}

// at waits for an address and the number of hits there.
func at(t *testing.T, ctx context.Context, search, hits string) {
	t.Helper()
	until(t, ctx, `location.search === "`+search+`" && document.querySelectorAll("article.hit").length === `+hits+` && !document.querySelector("#results").ariaBusy`)
}

// The page that was opened stays: only its results are replaced.
func TestResultsAsOneTypes(t *testing.T) {
	ctx, base := browser(t)
	do(t, ctx, "open", wide(), chromedp.Navigate(base+"/en/search"))
	evaluate[bool](t, ctx, "window.stays = true")
	do(t, ctx, "type", chromedp.SendKeys("#q", "towel"))
	at(t, ctx, "?q=towel", "1")
	if got := evaluate[string](t, ctx, "document.querySelector('[role=status]').textContent + '|' + document.title + '|' + document.activeElement.id + '|' + document.querySelector('.langs a').pathname + document.querySelector('.langs a').search"); got != "1 case of 4|Search: towel | Casebook|q|/fr/search?q=towel" {
		t.Errorf("beside the hits: %q", got)
	}
	do(t, ctx, "mean it", chromedp.SendKeys("#q", "\r"))
	do(t, ctx, "type on", chromedp.SendKeys("#q", " steaks"))
	at(t, ctx, "?q=towel+steaks", "2")
	do(t, ctx, "filter", chromedp.Click("#f-use a[href*='use=crisis']"))
	at(t, ctx, "?q=towel+steaks&use=crisis", "1")

	for _, step := range []struct{ way, search, hits, box string }{
		{"back", "?q=towel+steaks", "2", "towel steaks"},
		{"back", "?q=towel", "1", "towel"},
		{"back", "", "4", ""},
		{"forward", "?q=towel", "1", "towel"},
		{"forward", "?q=towel+steaks", "2", "towel steaks"},
		{"forward", "?q=towel+steaks&use=crisis", "1", "towel steaks"},
	} {
		evaluate[bool](t, ctx, "history."+step.way+"(), true")
		at(t, ctx, step.search, step.hits)
		if got := evaluate[string](t, ctx, "document.querySelector('#q').value"); got != step.box {
			t.Errorf("%s to %s: the box holds %q, want %q", step.way, step.search, got, step.box)
		}
	}
	if !evaluate[bool](t, ctx, "window.stays === true") {
		t.Error("the page was loaded anew")
	}
	do(t, ctx, "follow the hit", chromedp.Click("article.hit h3 a"), chromedp.WaitVisible("article.case"))
}

// The answer to what was typed first comes last, and is not shown.
func TestStaleAnswersAreDropped(t *testing.T) {
	site := newHandler(t, smallLibrary)
	asked, hold, answered := make(chan bool, 1), make(chan bool), make(chan bool, 1)
	ctx, base := browserOn(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/en/search" && r.URL.Query().Get("q") == "blog" {
			asked <- true
			<-hold
			defer func() { answered <- true }()
		}
		site.ServeHTTP(w, r)
	}))
	do(t, ctx, "open", wide(), chromedp.Navigate(base+"/en/search"), chromedp.SendKeys("#q", "blog"))
	<-asked
	do(t, ctx, "type on", chromedp.SendKeys("#q", " illness"))
	until(t, ctx, `location.search === "?q=blog+illness" && document.querySelector("article.hit h3 a").pathname === "/en/cases/leclerc-blog-crisis"`)
	close(hold)
	<-answered
	// a later answer has come through: the one before would have, too
	do(t, ctx, "go on", chromedp.Click("nav.facets a[href*='use=crisis']"))
	at(t, ctx, "?q=blog+illness&use=crisis", "1")
	if got := evaluate[string](t, ctx, "document.querySelector('#q').value"); got != "blog illness" {
		t.Errorf("the box holds %q", got)
	}
}

func TestFacetsCombined(t *testing.T) {
	ctx, base := browserOn(t, newHandler(t, corpus(t, 120)))
	do(t, ctx, "open", wide(), chromedp.Navigate(base+"/en/search"))
	evaluate[bool](t, ctx, "window.stays = true")
	count := func() string {
		return evaluate[string](t, ctx, "document.querySelector('[role=status] b').textContent")
	}
	all := count()
	do(t, ctx, "close a group", chromedp.Click("#f-country summary"))
	do(t, ctx, "tick by the space bar", chromedp.Focus("#f-use a[href$='use=crisis']"))
	strike(t, ctx, " ", " ")
	until(t, ctx, `location.search === "?use=crisis" && document.querySelectorAll(".chip").length === 1`)
	one := count()
	if got := evaluate[string](t, ctx, "document.activeElement.ariaCurrent + document.activeElement.textContent.trim().slice(0, 6)"); got != "trueCrisis" {
		t.Errorf("the focus went to %q", got)
	}
	do(t, ctx, "another of the same", chromedp.Click("#f-use a[href$='use=crisis,marketing']"))
	until(t, ctx, `location.search === "?use=crisis,marketing" && document.querySelectorAll("#f-use [aria-current]").length === 2`)
	two := count()
	do(t, ctx, "one of another group", chromedp.Click("#f-outcome a[href*='outcome=success']"))
	until(t, ctx, `location.search === "?outcome=success&use=crisis,marketing" && document.querySelectorAll(".chip").length === 3`)
	if seen := []string{all, one, two, count()}; seen[0] == seen[1] || seen[1] == seen[2] || seen[2] == seen[3] {
		t.Errorf("the filters change nothing: %v", seen)
	}
	if evaluate[bool](t, ctx, "document.querySelector('#f-country').open") {
		t.Error("the group that was closed stands open again")
	}

	do(t, ctx, "find a value", chromedp.SendKeys("#f-channel .within", "TUBE"))
	if got := evaluate[string](t, ctx, "[...document.querySelectorAll('#f-channel li')].filter((li) => li.checkVisibility()).map((li) => li.innerText.split(/\\s/)[0]).join()"); got != "YouTube" {
		t.Errorf("found %q", got)
	}
	do(t, ctx, "tick it", chromedp.Click("#f-channel a[href*='channel=youtube']"))
	until(t, ctx, `location.search.includes("channel=youtube") && document.querySelectorAll(".chip").length === 4`)
	if got := evaluate[int](t, ctx, "[...document.querySelectorAll('#f-channel li')].filter((li) => li.checkVisibility()).length"); got != 1 {
		t.Errorf("%d values are shown, though only one has the text", got)
	}

	do(t, ctx, "take all away", chromedp.Click(".chips > a:last-child"))
	until(t, ctx, `location.search === "" && !document.querySelector(".chip")`)
	// a year, then another: the span of both, by nothing but links
	years := "[...document.querySelectorAll('.hist a')].map((a) => new URL(a.href.baseVal, location).searchParams.get('year'))"
	first, last := evaluate[string](t, ctx, years+".at(2)"), evaluate[string](t, ctx, years+".at(-2)")
	click := func(i string) {
		evaluate[bool](t, ctx, "document.querySelectorAll('.hist a').item("+i+").dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }))")
	}
	click("2")
	until(t, ctx, `location.search === "?year=`+first+`" && document.querySelectorAll(".hist .on").length === 1`)
	click("document.querySelectorAll('.hist a').length - 2")
	until(t, ctx, `location.search === "?year=`+first+`..`+last+`" && document.querySelectorAll(".hist .on").length > 1`)
	if got := evaluate[string](t, ctx, "document.querySelector('.range [name=from]').value + document.querySelector('.range [name=to]').value"); got != first+last {
		t.Errorf("the fields hold %q", got)
	}
	do(t, ctx, "by the fields", chromedp.SendKeys(".range [name=to]", "\b\b\b\b\r"))
	until(t, ctx, `location.search === "?year=`+first+`.."`)
	if !evaluate[bool](t, ctx, "window.stays === true") {
		t.Error("the page was loaded anew")
	}
	do(t, ctx, "turn the page", chromedp.Click("nav.pager a[rel=next]"))
	until(t, ctx, `location.search.includes("page=2") && scrollY < 400 && document.activeElement.id === "h-results"`)
}

func TestSuggestionByKeyboardAlone(t *testing.T) {
	ctx, base := browser(t)
	const combobox = "document.querySelector('#q').role + document.querySelector('#q').ariaExpanded"
	do(t, ctx, "open home", chromedp.Navigate(base+"/en/"))
	strike(t, ctx, "/", "/")
	do(t, ctx, "type", chromedp.KeyEvent("old sp"))
	until(t, ctx, combobox+" === 'comboboxtrue'")
	do(t, ctx, "choose", chromedp.KeyEvent("\u0301")) // arrow down
	if got := evaluate[string](t, ctx, "document.getElementById(document.querySelector('#q').getAttribute('aria-activedescendant')).ariaSelected + document.activeElement.id"); got != "trueq" {
		t.Errorf("chosen %q", got)
	}
	if got := evaluate[string](t, ctx, "document.querySelector('.sug [aria-selected=true]').innerText.replace(/\\s+/g, ' ')"); got != "Old Spice organisation, 1 case" {
		t.Errorf("the first suggestion is %q", got)
	}
	strike(t, ctx, "Enter", "\r")
	until(t, ctx, "document.querySelector('.about h1')?.textContent === 'Old Spice'")
	if got := evaluate[string](t, ctx, "location.pathname"); got != "/en/companies/old-spice" {
		t.Errorf("led to %s", got)
	}

	do(t, ctx, "on the search page", chromedp.Navigate(base+"/fr/search"))
	strike(t, ctx, "/", "/")
	do(t, ctx, "type", chromedp.KeyEvent("cris"))
	until(t, ctx, combobox+" === 'comboboxtrue' && location.search === '?q=cris'")
	do(t, ctx, "close", chromedp.KeyEvent("\u001b"))
	if got := evaluate[string](t, ctx, combobox+" + document.querySelector('#q').value"); got != "comboboxfalsecris" {
		t.Errorf("after Esc: %q", got)
	}
	do(t, ctx, "empty", chromedp.KeyEvent("\u001b"))
	until(t, ctx, "document.querySelector('#q').value === '' && location.search === ''")
	do(t, ctx, "leave", chromedp.KeyEvent("cris"))
	until(t, ctx, combobox+" === 'comboboxtrue'")
	do(t, ctx, "by Tab", chromedp.KeyEvent("\t"))
	if got := evaluate[string](t, ctx, combobox); got != "comboboxfalse" {
		t.Errorf("after Tab: %q", got)
	}
}

func TestKeysAreListed(t *testing.T) {
	ctx, base := browser(t)
	do(t, ctx, "open", chromedp.Navigate(base+"/fr/search"))
	strike(t, ctx, "?", "?")
	do(t, ctx, "read", chromedp.WaitVisible("dialog#keys"))
	do(t, ctx, "turn off", chromedp.Click("#keys-on"), chromedp.KeyEvent("\u001b"))
	until(t, ctx, "!document.querySelector('dialog').open")
	evaluate[bool](t, ctx, "document.activeElement.blur(), true")
	strike(t, ctx, "/", "/")
	if got := evaluate[string](t, ctx, "document.activeElement.id"); got == "q" {
		t.Error("the key works though it is off")
	}
	do(t, ctx, "turn on", chromedp.Click("[data-keys]"), chromedp.Click("#keys-on"), chromedp.KeyEvent("\u001b"))
	evaluate[bool](t, ctx, "document.activeElement.blur(), true")
	strike(t, ctx, "/", "/")
	if got := evaluate[string](t, ctx, "document.activeElement.id"); got != "q" {
		t.Errorf("the key is on again, but the focus is on %q", got)
	}
}

// Home, search, filter, case and back, without any script.
func TestWholePathWithoutScript(t *testing.T) {
	ctx, base := browser(t)
	do(t, ctx, "turn scripts off", chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	}))
	do(t, ctx, "home", wide(), chromedp.Navigate(base+"/en/"), chromedp.SendKeys("#q", "towel steaks\r"), chromedp.WaitVisible("article.hit"))
	if evaluate[string](t, ctx, "document.querySelector('#q').getAttribute('role') ?? ''") != "" {
		t.Error("the script ran")
	}
	do(t, ctx, "filter", chromedp.Click("#f-use a[href*='use=crisis']"), chromedp.WaitVisible("a.chip"))
	at(t, ctx, "?q=towel+steaks&use=crisis", "1")
	do(t, ctx, "search again, with the filter", chromedp.SendKeys("#q", "blog \r"))
	at(t, ctx, "?q=blog+towel+steaks&use=crisis", "1")
	do(t, ctx, "read", chromedp.Click("article.hit h3 a"), chromedp.WaitVisible("article.case"))
	evaluate[bool](t, ctx, "history.back(), true")
	at(t, ctx, "?q=blog+towel+steaks&use=crisis", "1")
	evaluate[bool](t, ctx, "document.querySelector('a.chip').click(), true")
	at(t, ctx, "?q=blog+towel+steaks", "4")
}

func TestNothingFoundIsAskedFor(t *testing.T) {
	wanted := index.OpenWanted("")
	ctx, base := browserOn(t, newAskingSite(t, smallLibrary, wanted))
	do(t, ctx, "type", chromedp.Navigate(base+"/en/search"), chromedp.SendKeys("#q", "xyzzyplugh"))
	at(t, ctx, "?q=xyzzyplugh", "0")
	if got := counted(t, wanted); len(got) != 0 {
		t.Errorf("what is half typed was counted: %v", got)
	}
	do(t, ctx, "mean it, and ask", chromedp.SendKeys("#q", "\r"))
	until(t, ctx, "history.state?.draft === false && !document.querySelector('#results').ariaBusy")
	do(t, ctx, "ask", chromedp.Click(".asking button"), chromedp.WaitVisible("#asked"))
	if got := counted(t, wanted)["xyzzyplugh"]; got != [2]int{1, 1} {
		t.Errorf("counted %v, want once missed and once asked for", got)
	}
}

func TestSearchOnANarrowScreen(t *testing.T) {
	ctx, base := browserOn(t, newAskingSite(t, airlines, index.OpenWanted("")))
	do(t, ctx, "narrow", chromedp.EmulateViewport(360, 740))
	for _, query := range []string{
		"", "?q=" + strings.Repeat("antidisestablishmentarianism", 3), "?q=orchestra+ransomware+zzz", "?q=pasenger&outcome=recovered",
		"?use=crisis,pr,marketing&channel=twitter&year=2010..&speed=day,hour&sort=speed", "?q=use:crsis", "?use=crisis#filters",
	} {
		for _, lang := range []string{"/en", "/fr"} {
			do(t, ctx, "open", chromedp.Navigate(base+lang+"/search"+query))
			if wide := evaluate[int](t, ctx, "document.documentElement.scrollWidth"); wide > 360 {
				t.Errorf("%s%.60s is %d px wide on a screen of 360", lang, query, wide)
			}
		}
	}
	do(t, ctx, "filter on the phone", chromedp.Navigate(base+"/en/search#filters"), chromedp.Click("#f-use a[href*='use=crisis']"))
	until(t, ctx, "location.search === '?use=crisis' && document.querySelector('#filters').checkVisibility() && document.querySelector('.apply a').innerText.includes('Show')")
}
