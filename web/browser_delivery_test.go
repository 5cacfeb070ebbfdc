package web_test

import (
	"context"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// A traffic is what a browser asked for, by the kind of what it wanted.
type traffic struct {
	mu  sync.Mutex
	all map[network.ResourceType][]string
}

func (f *traffic) listen(event any) {
	if e, ok := event.(*network.EventRequestWillBeSent); ok {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.all[e.Type] = append(f.all[e.Type], e.Request.URL)
	}
}

// take returns what was asked for since the last time.
func (f *traffic) take() map[network.ResourceType][]string {
	f.mu.Lock()
	defer f.mu.Unlock()
	all := f.all
	f.all = make(map[network.ResourceType][]string)
	return all
}

// A page asks its own host only: for one style sheet, one script, the marks and
// its icon; for no font. And nothing on it is such as the security policy stops.
func TestPagesAskForLittleAndOnlyHere(t *testing.T) {
	ctx, base := browser(t)
	seen := &traffic{all: make(map[network.ResourceType][]string)}
	ctx, closeTab := chromedp.NewContext(ctx, chromedp.WithListener(seen.listen))
	defer closeTab()
	here, err := url.Parse(base)
	if err != nil {
		t.Fatal(err)
	}
	do(t, ctx, "begin", countViolations, chromedp.Navigate(base+"/healthz"))
	seen.take()
	for _, path := range kindsOfPage {
		do(t, ctx, "open "+path, chromedp.Navigate(base+"/fr"+path))
		eventually(t, ctx, path, "document.readyState === 'complete'")
		asked := seen.take()
		for kind, addresses := range asked {
			for _, address := range addresses {
				if u, err := url.Parse(address); err != nil || u.Host != here.Host && u.Scheme != "data" {
					t.Errorf("%s asks another host: %s", path, address)
				}
			}
			if most := map[network.ResourceType]int{network.ResourceTypeStylesheet: 1, network.ResourceTypeScript: 1, network.ResourceTypeDocument: 1}[kind]; len(addresses) > most && most > 0 {
				t.Errorf("%s asks for %d of %s: %s", path, len(addresses), kind, strings.Join(addresses, " "))
			}
			if kind == network.ResourceTypeFont {
				t.Errorf("%s asks for a font: %s", path, strings.Join(addresses, " "))
			}
		}
		if len(asked[network.ResourceTypeDocument]) == 0 {
			t.Fatalf("%s: no request was seen: %v", path, asked)
		}
		if got := evaluate[string](t, ctx, "violations.join()"); got != "" {
			t.Errorf("%s: the security policy stopped %s", path, got)
		}
	}
	do(t, ctx, "do what is not allowed", chromedp.Evaluate[chromedp.Void]("document.head.append(document.createElement('style').appendChild(document.createTextNode('p{}')).parentNode)"))
	eventually(t, ctx, "a violation is seen", "violations.join().startsWith('style-src')")
}

// countViolations keeps in each page what its security policy stopped.
var countViolations = chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
	_, err := cdp.Call(ctx, t, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{
		Source: `globalThis.violations = []; addEventListener("securitypolicyviolation", (e) => violations.push(e.effectiveDirective + " " + e.blockedURI))`,
	})
	return err
})
