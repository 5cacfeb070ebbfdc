package web

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"testing"
	"time"
)

// slowServer is a server whose only handler answers when it is let go.
func slowServer(drain time.Duration) (s *Server, started chan struct{}, letGo chan struct{}) {
	started, letGo = make(chan struct{}, 1), make(chan struct{})
	s = &Server{config: Config{RequestTimeout: time.Minute, DrainTimeout: drain}, log: slog.New(slog.DiscardHandler), assets: &assets{}}
	s.handler = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		started <- struct{}{}
		<-letGo
		_, _ = io.WriteString(w, "the whole answer")
	})
	return s, started, letGo
}

// listen runs s until the returned function is called.
func listen(t *testing.T, s *Server) (address string, stop func(), done chan error) {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done = make(chan error, 1)
	go func() { done <- s.Serve(ctx, ln) }()
	return ln.Addr().String(), cancel, done
}

// A server that is told to stop finishes what it has begun, and takes nothing
// new.
func TestServeFinishesRequestsInFlight(t *testing.T) {
	s, started, letGo := slowServer(time.Minute)
	address, stop, done := listen(t, s)
	type answer struct {
		body string
		err  error
	}
	answers := make(chan answer, 1)
	go func() {
		res, err := http.Get("http://" + address)
		if err != nil {
			answers <- answer{err: err}
			return
		}
		defer res.Body.Close()
		body, err := io.ReadAll(res.Body)
		answers <- answer{string(body), err}
	}()
	<-started
	stop()
	for { // the listener is closed before Shutdown waits
		conn, err := net.Dial("tcp", address)
		if err != nil {
			break
		}
		conn.Close()
	}
	select {
	case err := <-done:
		t.Fatalf("Serve returned %v before its request was answered", err)
	default:
	}
	close(letGo)
	if a := <-answers; a.err != nil || a.body != "the whole answer" {
		t.Errorf("the request in flight got %q, %v", a.body, a.err)
	}
	if err := <-done; err != nil {
		t.Errorf("Serve: %v", err)
	}
}

// One that never ends does not hold the server for ever.
func TestServeGivesUpWaiting(t *testing.T) {
	s, started, letGo := slowServer(time.Millisecond)
	defer close(letGo)
	address, stop, done := listen(t, s)
	go func() {
		if res, err := http.Get("http://" + address); err == nil {
			res.Body.Close()
		}
	}()
	<-started
	stop()
	if err := <-done; err != nil {
		t.Errorf("Serve: %v", err)
	}
}
