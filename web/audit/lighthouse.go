package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
)

// The pages that Lighthouse measures. Of searches it is the one without words:
// robots.txt keeps crawlers out of the others, which have no end.
var measuredPages = []string{"/en/", "/en/search", "/en/cases/old-spice-responses"}

// categories of Lighthouse, in the order printed.
var categories = []string{"performance", "accessibility", "best-practices", "seo"}

// checkLighthouse prints the median score of each category for home, search and
// case, as a phone on slow 4G gets them (Lighthouse's own profile). What is
// under 100 is a finding.
func checkLighthouse(ctx context.Context, a *audit) (findings int, err error) {
	browser, err := findBrowser()
	if err != nil {
		return 0, err
	}
	for _, page := range measuredPages {
		scores := make(map[string][]int)
		var paint []float64
		for range a.runs {
			r, err := lighthouseOf(ctx, a, browser, a.base+page)
			if err != nil {
				return findings, err
			}
			for _, c := range categories {
				scores[c] = append(scores[c], int(r.Categories[c].Score*100+.5))
			}
			paint = append(paint, r.Audits["first-contentful-paint"].NumericValue)
			for id, audit := range r.Audits {
				if audit.Score != nil && *audit.Score < .9 && audit.ScoreDisplayMode == "binary" {
					fmt.Fprintf(a.out, "lighthouse  %s  %s: %s\n", page, id, audit.Title)
				}
			}
		}
		slices.Sort(paint)
		fmt.Fprintf(a.out, "lighthouse %s  first contentful paint %.0f ms", page, paint[len(paint)/2])
		for _, c := range categories {
			slices.Sort(scores[c])
			median := scores[c][len(scores[c])/2]
			fmt.Fprintf(a.out, "  %s %d", c, median)
			if median < 100 {
				findings++
			}
		}
		fmt.Fprintln(a.out)
	}
	return findings, nil
}

// A lighthouseReport is the part of Lighthouse's JSON that is looked at.
type lighthouseReport struct {
	Categories map[string]struct{ Score float64 }
	Audits     map[string]struct {
		Title, ScoreDisplayMode string
		Score                   *float64
		NumericValue            float64
	}
}

func lighthouseOf(ctx context.Context, a *audit, browser, address string) (*lighthouseReport, error) {
	program := filepath.Join(a.tools, "node_modules", ".bin", "lighthouse")
	cmd := exec.CommandContext(ctx, program, address, "--output=json", "--quiet", //nolint:gosec // what installTools put there
		"--chrome-flags=--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync")
	cmd.Env = append(os.Environ(), "CHROME_PATH="+browser)
	out, err := cmd.Output()
	if err != nil {
		return nil, fmt.Errorf("run Lighthouse on %s: %w", address, err)
	}
	var r lighthouseReport
	if err := json.Unmarshal(out, &r); err != nil {
		return nil, fmt.Errorf("read Lighthouse's report on %s: %w", address, err)
	}
	return &r, nil
}
