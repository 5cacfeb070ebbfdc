package main

import (
	"context"
	"fmt"
	"net"
	"os"

	"casebook/cases"
	"casebook/index"
	"casebook/kb"
	"casebook/kb/queue"
	"casebook/web"
)

// serve starts a site of the embedded library on a port of its own.
func (a *audit) serve(ctx context.Context) (stop func(), err error) {
	lib, err := kb.OpenFS(cases.FS())
	if err != nil {
		return nil, fmt.Errorf("open the embedded library: %w", err)
	}
	ix, err := index.Open(ctx, lib, index.Options{})
	if err != nil {
		return nil, fmt.Errorf("index the embedded library: %w", err)
	}
	ln, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	a.base = "http://" + ln.Addr().String()
	inbox, err := os.MkdirTemp("", "audit")
	if err != nil {
		return nil, err
	}
	site, err := web.New(web.Config{Index: ix, Library: lib, BaseURL: a.base, Version: "audit", Queue: queue.Open(inbox)})
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		_ = site.Serve(ctx, ln) // the checks see an answer that is missing
	}()
	return func() {
		cancel()
		<-done
		_ = ix.Close()          // it was only read
		_ = os.RemoveAll(inbox) // a temporary folder
	}, nil
}
