package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"time"
)

// A row is one measurement.
type row struct {
	name string
	goal string
	rate int // requests a second; 0: as many as the connections can make
	result
}

// A result is what vegeta reports, as far as we use it.
type result struct {
	Requests   int     `json:"requests"`
	Throughput float64 `json:"throughput"` // answers of status 200 a second
	Success    float64 `json:"success"`    // share of answers of status 200
	Latencies  struct {
		P50 time.Duration `json:"50th"`
		P95 time.Duration `json:"95th"`
		P99 time.Duration `json:"99th"`
		Max time.Duration `json:"max"`
	} `json:"latencies"`
	size float64 // bytes of a page, packed; the mean of the first
}

// attacks measures the site over the generated library.
func (b *bench) attacks(ctx context.Context) ([]row, error) {
	words, err := b.words()
	if err != nil {
		return nil, err
	}
	s, err := b.serve(ctx, b.cases())
	if err != nil {
		return nil, err
	}
	defer s.stop()
	q := newQuestions(s.base, words)
	plan := []struct {
		row
		targets []string
	}{
		{row{name: "search, no page asked twice", rate: 200, goal: "p99 ≤ 20 ms"}, q.distinct(200 * seconds(b.span))},
		{row{name: "search, no page asked twice", goal: "≥ 400/s"}, q.distinct(2500 * seconds(b.span))},
		{row{name: "search, 50 pages over and over", goal: "≥ 1,500/s"}, q.distinct(50)},
		{row{name: "home", goal: "≥ 5,000/s"}, []string{s.base + "/en/"}},
		{row{name: "case, each in turn"}, q.cases(b.options.cases)},
	}
	b.say("warming up")
	if _, err := b.attack(ctx, 100, warmup, q.distinct(100*seconds(warmup))); err != nil {
		return nil, err
	}
	var rows []row
	for _, p := range plan {
		b.say("%s", p.name)
		r := p.row
		if r.result, err = b.attack(ctx, p.rate, b.span, p.targets); err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
		if r.size, err = meanSize(ctx, p.targets[:min(len(p.targets), 20)]); err != nil {
			return nil, fmt.Errorf("%s: %w", p.name, err)
		}
		rows = append(rows, r)
	}
	return rows, nil
}

func seconds(d time.Duration) int { return max(1, int(d/time.Second)) }

// warmup is how long the site answers questions before it is measured: one that
// has just started reads every case for the first time.
const warmup = 15 * time.Second

// accepted are the encodings that browsers ask for.
const accepted = "gzip, deflate, br, zstd"

// attack asks for the targets in turn, as a browser would: packed answers, open
// connections. Answers are read and thrown away: keeping them costs the load tool
// more than making them costs the site, and both have the same processors.
func (b *bench) attack(ctx context.Context, rate int, span time.Duration, targets []string) (result, error) {
	file := filepath.Join(b.dir, "targets")
	if err := writeTargets(file, targets); err != nil {
		return result{}, err
	}
	args := []string{
		"tool", "-modfile=tools/load.mod", "vegeta", "attack", "-targets", file, "-duration", span.String(),
		"-rate", strconv.Itoa(rate), "-connections", strconv.Itoa(b.connections), "-header", "Accept-Encoding: " + accepted, "-max-body", "0",
	}
	if rate == 0 {
		args = append(args, "-max-workers", strconv.Itoa(b.connections))
	}
	var complaints, data, summary bytes.Buffer
	attack := exec.CommandContext(ctx, "go", args...) //nolint:gosec // our own arguments
	attack.Stdout, attack.Stderr = &data, &complaints
	if err := attack.Run(); err != nil {
		return result{}, fmt.Errorf("vegeta attack: %w\n%s", err, &complaints)
	}
	read := exec.CommandContext(ctx, "go", "tool", "-modfile=tools/load.mod", "vegeta", "report", "-type=json")
	read.Stdin, read.Stdout, read.Stderr = &data, &summary, &complaints
	if err := read.Run(); err != nil {
		return result{}, fmt.Errorf("vegeta report: %w\n%s", err, &complaints)
	}
	var r result
	return r, json.Unmarshal(summary.Bytes(), &r)
}

// meanSize is how many bytes the answers have as they are sent.
func meanSize(ctx context.Context, targets []string) (float64, error) {
	var sum int64
	for _, t := range targets {
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, t, nil)
		if err != nil {
			return 0, err
		}
		r.Header.Set("Accept-Encoding", accepted)
		res, err := http.DefaultClient.Do(r)
		if err != nil {
			return 0, err
		}
		n, err := io.Copy(io.Discard, res.Body)
		if err := errors.Join(err, res.Body.Close()); err != nil {
			return 0, err
		}
		sum += n
	}
	return float64(sum) / float64(len(targets)), nil
}

func writeTargets(file string, targets []string) error {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for _, t := range targets {
		fmt.Fprintf(w, "GET %s\n\n", t)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
