package web_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
)

// eventually waits until a script says true, also over pages that replace
// each other meanwhile.
func eventually(t *testing.T, ctx context.Context, what, script string) {
	t.Helper()
	var err error
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
		var done bool
		if done, err = chromedp.Run(ctx, chromedp.Evaluate[bool](script)); done {
			return
		}
	}
	state, _ := chromedp.Run(ctx, chromedp.Evaluate[string]("location.href + ' ' + localStorage.getItem('casebook.selection')"))
	t.Fatalf("%s: it does not come true (%v); the page is %s", what, err, state)
}

// appears waits for an element to be seen. Unlike the browser driver's own way it
// survives a page that leads to another at once, as a selection may.
func appears(selector string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(50 * time.Millisecond) {
			if seen, err := chromedp.Evaluate[bool](fmt.Sprintf("!!document.querySelector(%q)?.getClientRects().length", selector))(ctx, target); err == nil && seen {
				return nil
			}
		}
		return fmt.Errorf("%s does not appear", selector)
	})
}

func press(selector string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](fmt.Sprintf("document.querySelector(%q).click()", selector))
}

func focus(selector string) chromedp.Action[chromedp.Void] {
	return chromedp.Evaluate[chromedp.Void](fmt.Sprintf("document.querySelector(%q).focus()", selector))
}

// Scripts that say what the page and the browser hold.
const (
	shownSlugs  = "[...document.querySelectorAll('.picks .hit')].map((e) => e.dataset.slug).join()"
	keptSlugs   = "(JSON.parse(localStorage.getItem('casebook.selection'))?.items ?? []).map((i) => i.slug).join()"
	basketCount = "document.querySelector('[data-basket-count]').textContent"
)

// From a list of hits into the selection, and out of it; the page does not move.
func TestSelectionIsKeptOverAReload(t *testing.T) {
	ctx, base := browser(t)
	do(t, ctx, "open", chromedp.Navigate(base+"/en/search?q=fans"), appears("a.add[role=button]"))
	first := evaluate[string](t, ctx, "document.querySelector('a.add').dataset.add")
	width := "document.querySelector('a.add').offsetWidth + ' ' + document.body.offsetHeight"
	before := evaluate[string](t, ctx, width)
	do(t, ctx, "add", press("a.add"))
	eventually(t, ctx, "pressed", "document.querySelector('a.add').ariaPressed === 'true' && "+basketCount+" === '1'")
	if after := evaluate[string](t, ctx, width); after != before {
		t.Errorf("the button or the page changed its size: %s, %s", before, after)
	}
	if got := evaluate[string](t, ctx, "document.querySelector('a.add').innerText"); !strings.HasPrefix(got, "In your selection") {
		t.Errorf("the button says %q", got)
	}
	do(t, ctx, "reload", chromedp.Reload(), appears("a.add[aria-pressed=true]"))
	do(t, ctx, "take it out by the keyboard", chromedp.Evaluate[struct{}]("document.querySelector('a.add').focus()"), chromedp.KeyEvent(" "))
	eventually(t, ctx, "out", keptSlugs+" === '' && document.querySelector('[data-basket-count]').hidden")
	do(t, ctx, "in again", chromedp.KeyEvent("\r"))
	eventually(t, ctx, "in", keptSlugs+" === '"+first+"'")
	do(t, ctx, "open the selection", press("nav.main a[href='/en/selection']"))
	eventually(t, ctx, "the reader's own", shownSlugs+" === '"+first+"'")
	if got, want := evaluate[string](t, ctx, "location.pathname + location.search"), "/en/selection?cases="+first; got != want {
		t.Errorf("the selection stands at %q, want %q", got, want)
	}
}

// Rows that the script replaces have buttons too.
func TestAddButtonsOfNewHits(t *testing.T) {
	ctx, base := browser(t)
	do(t, ctx, "open", chromedp.Navigate(base+"/en/search?q=fans"), appears("a.add[role=button]"))
	do(t, ctx, "replace the hits", chromedp.Evaluate[struct{}](`{
		const hit = document.createElement("p");
		hit.innerHTML = '<a class="add" id="new" href="/en/selection?cases=qoqa-community" data-add="qoqa-community" data-title="QoQa">Add to selection</a>';
		document.querySelector("#results").replaceChildren(hit);
	}`), appears("#new[role=button]"), press("#new"))
	eventually(t, ctx, "added", keptSlugs+" === 'qoqa-community'")
}

const three = "/en/selection?cases=qoqa-community,old-spice-responses,sign-as-a-person"

// Order by buttons and keys, notes, title, removal: all in the address at once,
// and in the browser once the selection is the reader's.
func TestSelectionIsEdited(t *testing.T) {
	ctx, base := browser(t)
	do(t, ctx, "open a shared one", chromedp.Navigate(base+three), appears("[data-shared=first]"))
	do(t, ctx, "keep it", press("[data-shared=first] button"))
	eventually(t, ctx, "kept", keptSlugs+" === 'qoqa-community,old-spice-responses,sign-as-a-person' && document.querySelector('[data-shared=first]').hidden")
	do(t, ctx, "move the first down by keys", focus("#note-qoqa-community"), chromedp.KeyEvent(kb.ArrowDown, chromedp.KeyModifiers(chromedp.ModifierAlt)))
	const moved = "old-spice-responses,qoqa-community,sign-as-a-person"
	eventually(t, ctx, "moved", keptSlugs+" === '"+moved+"' && "+shownSlugs+" === '"+moved+"'")
	if got := evaluate[string](t, ctx, "document.activeElement.id + ' ' + document.querySelector('[role=status]').textContent"); !strings.HasPrefix(got, "note-qoqa-community ") {
		t.Errorf("focus and status: %q", got)
	}
	if got := evaluate[string](t, ctx, "document.querySelector('[role=status]').textContent"); !strings.HasSuffix(got, ": now 2 of 3") {
		t.Errorf("the status says %q", got)
	}
	do(t, ctx, "and up by its button", focus("#case-qoqa-community [value^=up]"), chromedp.KeyEvent("\r"))
	eventually(t, ctx, "moved back", keptSlugs+" === 'qoqa-community,old-spice-responses,sign-as-a-person'")
	if got := evaluate[string](t, ctx, "document.activeElement.value + document.activeElement.ariaDisabled"); got != "up.qoqa-communitytrue" {
		t.Errorf("the focus is on %q", got)
	}
	do(t, ctx, "type a note and a title", focus("#note-old-spice-responses"), chromedp.KeyEvent("D’abord & vite"), focus("#name"), chromedp.KeyEvent("Le ton"))
	const q = "?cases=qoqa-community,old-spice-responses,sign-as-a-person&title=Le%20ton&note.old-spice-responses=D%E2%80%99abord%20%26%20vite"
	eventually(t, ctx, "saved while typing", "location.search === '"+q+"' && JSON.parse(localStorage.getItem('casebook.selection')).items[1].note === 'D’abord & vite'")
	if got, want := evaluate[string](t, ctx, "document.querySelector('#address').value"), base+"/en/selection"+q; got != want {
		t.Errorf("the address is %q, want %q", got, want)
	}
	if got := evaluate[string](t, ctx, "[...document.querySelectorAll('.langs a, .acts a')].filter((a) => !a.hidden).map((a) => a.pathname + a.search).join(' ')"); got != "/fr/selection"+q+" /en/selection/handout"+q+" /en/compare?cases=qoqa-community,old-spice-responses,sign-as-a-person /en/selection" &&
		!strings.Contains(got, "/fr/selection"+q) {
		t.Errorf("the links lead to %q", got)
	}
	do(t, ctx, "reload", chromedp.Reload(), appears(".picks .hit"))
	if got := evaluate[string](t, ctx, "document.querySelector('#note-old-spice-responses').value + document.querySelector('[data-shared=first]').hidden + document.querySelector('[data-shared=other]').hidden"); got != "D’abord & vitetruetrue" {
		t.Errorf("after a reload: %q", got)
	}
	do(t, ctx, "remove one", press("#case-qoqa-community [value^=remove]"))
	eventually(t, ctx, "removed", keptSlugs+" === 'old-spice-responses,sign-as-a-person'")
	do(t, ctx, "remove the others", press("#case-old-spice-responses [value^=remove]"), press("#case-sign-as-a-person [value^=remove]"), appears("[data-basket-empty]"))
	if got := evaluate[string](t, ctx, "location.pathname + location.search + "+keptSlugs); got != "/en/selection" {
		t.Errorf("the empty selection: %q", got)
	}
}

// A shared selection leaves the reader's own alone until they say so.
func TestSharedSelection(t *testing.T) {
	ctx, base := browser(t)
	const own = "localStorage.setItem('casebook.selection', JSON.stringify({v: 1, title: 'Mine', items: [{slug: 'leclerc-blog-crisis', note: 'own'}]}))"
	open := func() {
		do(t, ctx, "open a shared one", chromedp.Navigate(base+"/healthz"), chromedp.Evaluate[struct{}](own), chromedp.Navigate(base+three+"&title=Theirs"), appears("[data-shared=other]"))
	}
	open()
	do(t, ctx, "move a case of it", press("#case-qoqa-community [value^=down]"))
	eventually(t, ctx, "its address follows", "location.search.startsWith('?cases=old-spice-responses,qoqa-community,')")
	if got := evaluate[string](t, ctx, keptSlugs); got != "leclerc-blog-crisis" {
		t.Errorf("the reader's own became %q", got)
	}
	do(t, ctx, "add it to mine", press("[data-take=join]"))
	eventually(t, ctx, "joined", shownSlugs+" === 'leclerc-blog-crisis,old-spice-responses,qoqa-community,sign-as-a-person' && document.querySelector('#name').value === 'Mine' && document.querySelector('[data-shared=other]').hidden")
	open()
	do(t, ctx, "replace mine", press("[data-take=replace]"))
	eventually(t, ctx, "replaced", keptSlugs+" === 'qoqa-community,old-spice-responses,sign-as-a-person' && document.querySelector('[data-shared=other]').hidden")
	open()
	do(t, ctx, "open mine", press("[data-shared=other] a"))
	eventually(t, ctx, "mine", shownSlugs+" === 'leclerc-blog-crisis' && document.querySelector('#note-leclerc-blog-crisis').value === 'own'")
}

// Going back to an older state of one's own selection leads to what it is now.
func TestOwnSelectionAfterGoingBack(t *testing.T) {
	ctx, base := browser(t)
	do(t, ctx, "begin", chromedp.Navigate(base+"/en/selection?cases=qoqa-community"), appears("[data-shared=first]"), press("[data-shared=first] button"))
	do(t, ctx, "add one elsewhere", chromedp.Navigate(base+"/en/search?q=old+spice"), appears("a.add[role=button]"), press("a[data-add=old-spice-responses]"))
	do(t, ctx, "go back", chromedp.Evaluate[struct{}]("setTimeout(() => history.back(), 50)"))
	eventually(t, ctx, "now", shownSlugs+" === 'qoqa-community,old-spice-responses' && document.querySelector('[data-shared=other]').hidden")
}

// What one tab does, the others show.
func TestTwoTabs(t *testing.T) {
	ctx, base := browser(t)
	do(t, ctx, "the selection", chromedp.Navigate(base+"/en/selection?cases=qoqa-community"), appears("[data-shared=first]"), press("[data-shared=first] button"))
	other, closeTab := chromedp.NewContext(ctx)
	defer closeTab()
	do(t, other, "a search in another tab", chromedp.Navigate(base+"/en/search?q=old+spice"), appears("a.add[role=button]"), press("a[data-add=old-spice-responses]"))
	eventually(t, ctx, "the first tab follows", shownSlugs+" === 'qoqa-community,old-spice-responses'")
	do(t, ctx, "note", focus("#note-qoqa-community"), chromedp.KeyEvent("from the first"), press("#case-old-spice-responses [value^=remove]"))
	eventually(t, other, "the button in the other tab", "document.querySelector('a[data-add=old-spice-responses]').ariaPressed === 'false' && "+basketCount+" === '1'")
}

// What somebody else wrote into the browser's storage counts as nothing; where
// nothing can be kept, the links lead to the address.
func TestSelectionWithoutStorage(t *testing.T) {
	ctx, base := browser(t)
	for _, wrong := range []string{"nonsense", "null", `{"v":9,"items":[]}`, `{"v":1}`, `{"v":1,"items":[{"slug":"<b>"},{"note":"x"}]}`} {
		do(t, ctx, "open", chromedp.Navigate(base+"/healthz"), chromedp.Evaluate[struct{}]("localStorage.setItem('casebook.selection', `"+wrong+"`)"), chromedp.Navigate(base+"/en/selection"))
		eventually(t, ctx, wrong, "document.querySelector('[data-basket-empty]') && document.querySelector('[data-basket-count]').hidden")
	}
	do(t, ctx, "no room", chromedp.Navigate(base+"/en/search?q=old+spice"), appears("a.add[role=button]"),
		chromedp.Evaluate[struct{}]("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"),
		press("a[data-add=old-spice-responses]"), appears(".picks .hit"))
	if got, want := evaluate[string](t, ctx, "location.pathname + location.search"), "/en/selection?cases=old-spice-responses"; got != want {
		t.Errorf("the link led to %q, want %q", got, want)
	}
}

// Without a script: a case is added by its link, moved, noted and removed by the
// form.
func TestSelectionWithoutScript(t *testing.T) {
	ctx, base := browser(t)
	off := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	})
	do(t, ctx, "add", off, chromedp.Navigate(base+"/en/search?q=old+spice"), press("a[data-add=old-spice-responses]"), appears(".picks .hit"))
	do(t, ctx, "a longer one", chromedp.Navigate(base+three), focus("#note-old-spice-responses"), chromedp.KeyEvent("fast"), press("#case-sign-as-a-person [value^=up]"), appears("#case-sign-as-a-person + #case-old-spice-responses"))
	const want = "/en/selection?cases=qoqa-community,sign-as-a-person,old-spice-responses&note.old-spice-responses=fast#case-sign-as-a-person"
	if got := evaluate[string](t, ctx, "location.href"); got != base+want {
		t.Errorf("moved without a script: %q, want %q", got, want)
	}
	do(t, ctx, "a title", focus("#name"), chromedp.KeyEvent("Speed\r"), appears("input[value=Speed]"))
	got := strings.Split(evaluate[string](t, ctx, "location.search"), "&")
	if diff := cmp.Diff([]string{"?cases=qoqa-community,sign-as-a-person,old-spice-responses", "title=Speed", "note.old-spice-responses=fast"}, got); diff != "" {
		t.Errorf("address (-want +got):\n%s", diff)
	}
}
