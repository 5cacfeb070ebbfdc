package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// runAxe asks for every rule of WCAG 2.2 up to AA and the best practices.
const runAxe = `axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})
.then(r => r.violations.map(v => v.id + ": " + v.nodes.map(n => n.target.join(" ") + " " + n.failureSummary.replaceAll(/\s+/g, " ")).slice(0, 4).join("; ")))`

// checkAccessibility runs axe-core in every page, light and dark, wide and
// narrow.
func checkAccessibility(ctx context.Context, a *audit) (findings int, err error) {
	axe, err := os.ReadFile(filepath.Join(a.tools, "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		return 0, err
	}
	ctx, stop, err := startBrowser(ctx)
	if err != nil {
		return 0, err
	}
	defer stop()
	pages := 0
	for _, theme := range []string{"light", "dark"} {
		for _, width := range []int64{360, 1440} {
			for _, address := range a.addresses() {
				violations, err := axeOf(ctx, string(axe), address, theme, width)
				if err != nil {
					return findings, fmt.Errorf("%s: %w", address, err)
				}
				for _, v := range violations {
					fmt.Fprintf(a.out, "axe  %s  %s %d  %s\n", address, theme, width, v)
				}
				findings += len(violations)
				pages++
			}
		}
	}
	fmt.Fprintf(a.out, "axe: %d pages seen, %d violations\n", pages, findings)
	return findings, nil
}

func axeOf(ctx context.Context, axe, address, theme string, width int64) ([]string, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	scheme := func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}},
		})
		return err
	}
	err := chromedp.Do(ctx,
		chromedp.EmulateViewport(width, 900),
		chromedp.Func(scheme),
		chromedp.Navigate(address))
	if err != nil {
		return nil, err
	}
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](axe+"; true")); err != nil {
		return nil, err
	}
	return chromedp.Run(ctx, chromedp.Evaluate[[]string](runAxe, chromedp.EvalAwaitPromise))
}

// startBrowser opens one tab.
func startBrowser(ctx context.Context) (context.Context, func(), error) {
	path, err := findBrowser()
	if err != nil {
		return nil, nil, err
	}
	options := []chromedp.ExecAllocatorOption{chromedp.ExecPath(path), chromedp.Headless, chromedp.NoSandbox, chromedp.DisableGPU, chromedp.NoFirstRun}
	for _, flag := range []string{"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync"} {
		options = append(options, chromedp.Flag(flag, true))
	}
	ctx, stop := chromedp.NewExecAllocator(ctx, options...)
	ctx, closeTab := chromedp.NewContext(ctx)
	// the browser lives as long as the context that it is started in
	if err := chromedp.Do(ctx, chromedp.Navigate("about:blank")); err != nil {
		stop()
		return nil, nil, fmt.Errorf("start Chromium: %w", err)
	}
	return ctx, func() { closeTab(); stop() }, nil
}
