package main

import (
	"context"
	"sync"

	"github.com/vbauerster/mpb/v8"
	"github.com/vbauerster/mpb/v8/decor"
)

// A progress shows how far a build has come, on a terminal only. Small updates
// are over before a bar could be read: it appears from barFrom files on.
type progress struct {
	make func() *mpb.Progress // nil: show nothing
	what string
	from int // files from which on it appears

	mu   sync.Mutex
	bars *mpb.Progress
	bar  *mpb.Bar
}

const barFrom = 200

func (a *app) newProgress(ctx context.Context) *progress {
	p := &progress{what: a.text.indexing, from: barFrom}
	if c, err := a.Config(); err != nil || c.Plain || !a.errTTY {
		return p
	}
	p.make = func() *mpb.Progress {
		return mpb.NewWithContext(ctx, mpb.WithOutput(a.err), mpb.WithWidth(40), mpb.WithAutoRefresh())
	}
	return p
}

// Set says that done of total files are in. It may be called from any goroutine.
func (p *progress) Set(done, total int) {
	if p.make == nil || total < p.from {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar == nil {
		p.bars = p.make()
		p.bar = p.bars.AddBar(int64(total),
			mpb.BarRemoveOnComplete(),
			mpb.PrependDecorators(decor.Name(p.what+" ")),
			mpb.AppendDecorators(decor.CountersNoUnit("%d / %d"), decor.Name(" "), decor.AverageETA(decor.ET_STYLE_GO)))
	}
	p.bar.SetCurrent(int64(done))
}

// Close takes the bar away.
func (p *progress) Close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.bar == nil {
		return
	}
	if !p.bar.Completed() {
		p.bar.Abort(true)
	}
	p.bars.Wait()
}
