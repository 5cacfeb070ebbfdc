package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"time"
)

// report is the results as Markdown.
func report(o options, rows []row, paints []paint) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# How fast the site answers\n\n")
	fmt.Fprintf(&b, "Written by `make load` on %s: %s, %d processors for the site and the load tool together, %s. ", time.Now().Format("2 January 2006"), processor(), runtime.NumCPU(), runtime.Version())
	fmt.Fprintf(&b, "A library of %d generated cases of about 400 words; `kb serve` as it is, with its log, written to a file; after %s of other questions vegeta with %d connections for %s each, asking for packed pages as browsers do.\n\n", o.cases, warmup, o.connections, o.span)
	b.WriteString("| what | asked | answered a second | p50 | p95 | p99 | longest | a page | failed | goal |\n| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |\n")
	for _, r := range rows {
		asked := "as fast as it goes"
		if r.rate > 0 {
			asked = fmt.Sprintf("%d/s", r.rate)
		}
		failed := float64(r.Requests) * (1 - r.Success)
		fmt.Fprintf(&b, "| %s | %s | %.0f | %s | %s | %s | %s | %.1f kB | %.0f | %s |\n", r.name, asked, r.Throughput,
			ms(r.Latencies.P50), ms(r.Latencies.P95), ms(r.Latencies.P99), ms(r.Latencies.Max), r.size/1000, failed, r.goal)
	}
	if len(paints) == 0 {
		return b.String()
	}
	fmt.Fprintf(&b, "\nFirst Contentful Paint in Chromium, with an empty cache, over the cases that come with the program. The phone: %s.\n\n", phoneName)
	b.WriteString("| page | median | visits | goal |\n| --- | ---: | --- | --- |\n")
	for _, p := range paints {
		var visits []string
		for _, v := range p.ms {
			visits = append(visits, fmt.Sprintf("%.0f", v))
		}
		fmt.Fprintf(&b, "| %s | %.0f ms | %s | ≤ 1,000 ms |\n", p.path, p.median(), strings.Join(visits, ", "))
	}
	return b.String()
}

func ms(d time.Duration) string { return fmt.Sprintf("%.1f ms", float64(d)/float64(time.Millisecond)) }

// processor is the machine's, as Linux names it.
func processor() string {
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return runtime.GOOS + "/" + runtime.GOARCH
	}
	for line := range strings.SplitSeq(string(info), "\n") {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return runtime.GOOS + "/" + runtime.GOARCH
}
