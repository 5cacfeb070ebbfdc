package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
)

// A paint is when a page first shows something, in milliseconds from the moment
// that it was asked for, at each of several visits.
type paint struct {
	path string
	ms   []float64
}

func (p paint) median() float64 {
	sorted := slices.Sorted(slices.Values(p.ms))
	return sorted[len(sorted)/2]
}

// phone is the slow phone: the network of Lighthouse's "Slow 4G" and a processor
// a quarter as fast as this machine's.
const (
	phoneName    = "Slow 4G (1.6 Mbit/s down, 0.75 Mbit/s up, 150 ms a request), processor 4 times slower, 412×823"
	phoneDown    = 1.6e6 / 8 // bytes a second
	phoneUp      = 0.75e6 / 8
	phoneLatency = 150 // ms
	phoneSlower  = 4
)

// paintedPages are of the library that the program holds.
var paintedPages = []string{"/en/", "/en/search?q=airline+crisis", "/en/cases/kryptonite-2004"}

// paints opens pages in Chromium, each visit with an empty cache and a new tab.
func (b *bench) paints(ctx context.Context) ([]paint, error) {
	browser, err := findBrowser()
	if err != nil {
		return nil, err
	}
	s, err := b.serve(ctx, "")
	if err != nil {
		return nil, err
	}
	defer s.stop()
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(browser), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun,
		chromedp.UserDataDir(filepath.Join(b.dir, "profile")),
	}
	for _, flag := range []string{"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync"} {
		options = append(options, chromedp.Flag(flag, true))
	}
	ctx, stop := chromedp.NewExecAllocator(ctx, options...)
	defer stop()
	ctx, closeBrowser := chromedp.NewContext(ctx)
	defer closeBrowser()
	var paints []paint
	for _, path := range paintedPages {
		b.say("first paint of %s", path)
		p := paint{path: path}
		for range b.options.paints {
			ms, err := firstPaint(ctx, s.base+path)
			if err != nil {
				return nil, fmt.Errorf("open %s: %w", path, err)
			}
			p.ms = append(p.ms, ms)
		}
		paints = append(paints, p)
	}
	return paints, nil
}

func firstPaint(ctx context.Context, address string) (float64, error) {
	ctx, closeTab := chromedp.NewContext(ctx)
	defer closeTab()
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	slow := chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := cdp.Call(ctx, t, network.Enable, network.EnableParams{}); err != nil {
			return err
		}
		if _, err := cdp.Call(ctx, t, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true}); err != nil {
			return err
		}
		if _, err := cdp.Call(ctx, t, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
			MatchedNetworkConditions: []*network.Conditions{{Latency: phoneLatency, DownloadThroughput: phoneDown, UploadThroughput: phoneUp}},
		}); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, t, emulation.SetCPUThrottlingRate, emulation.SetCPUThrottlingRateParams{Rate: phoneSlower})
		return err
	})
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(412, 823), slow, chromedp.Navigate(address)); err != nil {
		return 0, err
	}
	text, err := chromedp.Run(ctx, chromedp.Poll[string](`String(performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? "")`))
	if err != nil {
		return 0, err
	}
	return strconv.ParseFloat(text, 64)
}

func findBrowser() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", fmt.Errorf("no Chromium found: install it, or leave it out with -paints 0")
}
