package html_test

import (
	"context"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	"casebook/kb/deck"
)

// A stroke is the way of a finger over the screen.
type stroke struct{ x1, y1, x2, y2 float64 }

// fingers gives the browser a screen that feels them.
func fingers(t *testing.T, ctx context.Context) {
	t.Helper()
	do(t, ctx, chromedp.EmulateViewport(844, 390), chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true, MaxTouchPoints: 2})
		return err
	}))
}

// touch lets fingers come down together, move in steps and leave.
func touch(t *testing.T, ctx context.Context, fingers ...stroke) {
	t.Helper()
	const steps = 4
	at := func(step int) []*input.TouchPoint {
		points := make([]*input.TouchPoint, len(fingers))
		for i, f := range fingers {
			share, id := float64(step)/steps, float64(i)
			points[i] = &input.TouchPoint{X: f.x1 + (f.x2-f.x1)*share, Y: f.y1 + (f.y2-f.y1)*share, ID: &id}
		}
		return points
	}
	send := func(typ input.DispatchTouchEventType, points []*input.TouchPoint) {
		t.Helper()
		do(t, ctx, chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
			_, err := cdp.Call(ctx, tab, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: typ, TouchPoints: points})
			return err
		}))
	}
	send(input.DispatchTouchEventTypeTouchStart, at(0))
	for step := 1; step <= steps; step++ {
		send(input.DispatchTouchEventTypeTouchMove, at(step))
	}
	send(input.DispatchTouchEventTypeTouchEnd, []*input.TouchPoint{})
}

// A finger turns slides as the pages of a book; what is no swipe turns none.
func TestSwipes(t *testing.T) {
	ctx := open(t, course(t, deck.Options{Lang: "en"}))
	fingers(t, ctx)
	left, right := stroke{600, 200, 300, 210}, stroke{300, 200, 600, 190}
	for _, test := range []struct {
		name    string
		fingers []stroke
		want    int
	}{
		{"to the left", []stroke{left}, 2},
		{"to the left again", []stroke{left}, 3},
		{"to the right", []stroke{right}, 2},
		{"down", []stroke{{400, 60, 410, 340}}, 2},
		{"up, slanting", []stroke{{400, 340, 300, 60}}, 2},
		{"a tap that slips", []stroke{{400, 200, 370, 200}}, 2},
		{"two fingers drawing apart", []stroke{{400, 200, 150, 200}, {440, 200, 700, 200}}, 2},
		{"two fingers closing", []stroke{{150, 200, 400, 200}, {700, 200, 440, 200}}, 2},
		{"to the right, after all that", []stroke{right}, 1},
		{"to the right, at the first slide", []stroke{right}, 1},
	} {
		touch(t, ctx, test.fingers...)
		if got := evaluate[int](t, ctx, shown); got != test.want {
			t.Errorf("%s: slide %d is shown, want %d", test.name, got, test.want)
		}
	}
}

// Who has zoomed into a slide moves it about with a finger, also against its edge,
// and stays on it.
func TestSwipeInsideAZoomedSlide(t *testing.T) {
	ctx := open(t, course(t, deck.Options{Lang: "en"}))
	fingers(t, ctx)
	touch(t, ctx, stroke{400, 200, 250, 200}, stroke{440, 200, 590, 200})
	if scale := evaluate[float64](t, ctx, "visualViewport.scale"); scale < 1.2 {
		t.Fatalf("two fingers have zoomed to %v", scale)
	}
	for range 5 {
		touch(t, ctx, stroke{600, 200, 300, 210})
	}
	if got := evaluate[int](t, ctx, shown); got != 1 {
		t.Errorf("slide %d is shown", got)
	}
}
