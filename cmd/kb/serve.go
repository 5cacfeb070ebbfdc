package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"syscall"

	"github.com/spf13/cobra"
	"golang.org/x/sync/errgroup"

	"casebook/index"
	"casebook/kb/queue"
	"casebook/web"
)

func newServeCmd(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Serve the site and its API",
		Long: `serve answers with the site, in English and French, and with the API below
/api/v1. It prints its address when it answers, and logs to standard error. A case
file that is saved while it runs is found at once. An interrupt ends it: requests
that are under way are answered first.

With --contributions queue the site has forms for cases that are missing, for tips,
and for changes to cases. What readers send is kept in a folder, is not public, and
waits for kb review.

How much one reader may send in a minute is counted by address. Behind a proxy that
is the proxy's, and all readers share one, unless --trusted-proxies names it: then
the reader is the last address in X-Forwarded-For that is no trusted proxy's, and
X-Forwarded-Proto says whether the site is reached by https.`,
		Example: `  kb serve
  kb serve --addr :8081 --log-format json
  kb serve --cases ~/cases --base-url https://cases.example.org
  kb serve --base-url https://cases.example.org --trusted-proxies 127.0.0.1
  kb serve --contributions queue`,
		Args: wantArgs(0, 0, "no arguments"),
	}
	cmd.Flags().String("addr", "127.0.0.1:8080", "the `address` to listen at; :8080 for all of the machine's")
	cmd.Flags().String("base-url", "", "how readers reach the site: `scheme and host`, as in https://cases.example.org")
	cmd.Flags().String("trusted-proxies", "", "`addresses` of the proxies in front, as in 127.0.0.1,10.0.0.0/8: who asks is whom their X-Forwarded-For names")
	cmd.Flags().String("log-format", "text", "text or json")
	cmd.Flags().String("contributions", contributionsOff, "off, or queue: take cases, tips and changes from readers, for kb review")
	cmd.Flags().String("queue", "", "the `folder` of what readers sent (default: submitted, beside the cases)")
	a.completeFlag(cmd, "log-format", fixed("text", "json"))
	a.completeFlag(cmd, "contributions", fixed(contributionsOff, contributionsQueue))
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return helpFor(cmd, runServe(cmd.Context(), a))
	}
	return cmd
}

func runServe(ctx context.Context, a *app) error {
	c, err := a.Config()
	if err != nil {
		return err
	}
	lib, err := a.Library()
	if err != nil {
		return err
	}
	var inbox *queue.Queue
	if c.Contributions == contributionsQueue {
		if inbox, _, err = a.queueOf(); err != nil {
			return err
		}
	}
	// first of all the port: a large library takes a while to open
	ln, err := listen(ctx, c.Addr)
	if err != nil {
		return err
	}
	defer func() { _ = ln.Close() }() // the server has closed it already, if it came to run
	log := a.newLog(c.LogFormat)
	ix, err := a.openIndex(ctx, index.Options{Logger: log})
	if err != nil {
		return err
	}
	a.warnLeftOut(ix.Problems())
	dir, err := a.indexDir(lib)
	if err != nil {
		return err
	}
	wanted := index.OpenWanted(dir)
	defer func() {
		if err := wanted.Close(); err != nil {
			log.Warn("what readers looked for in vain could not be kept", "error", err)
		}
	}()
	site, err := web.New(web.Config{
		Index: ix, Library: lib, Logger: log, BaseURL: c.BaseURL, TrustedProxies: c.TrustedProxies,
		Version: readBuildInfo().Version, Wanted: wanted, Queue: inbox, Links: openLinks(dir),
	})
	if err != nil {
		return err
	}
	spendMemory()
	work, ctx := errgroup.WithContext(ctx)
	work.Go(func() error { return ix.Watch(ctx) })
	work.Go(func() error { return site.Serve(ctx, ln) })
	// the port is open since listen: whoever reads this is answered
	if err := a.write([]byte("Casebook answers at " + siteAddress(ln.Addr()) + "\n")); err != nil {
		return err
	}
	return work.Wait()
}

// newLog writes one line an event to standard error.
func (a *app) newLog(format string) *slog.Logger {
	if format == "json" {
		return slog.New(slog.NewJSONHandler(a.err, nil))
	}
	return slog.New(slog.NewTextHandler(a.err, nil))
}

// listen opens the port, or says in a sentence why it can't be had.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	ln, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err == nil {
		return ln, nil
	}
	var number syscall.Errno
	inUse := errors.Is(err, syscall.EADDRINUSE)
	if errors.As(err, &number) {
		const wsaAddrInUse = 10048 // what Windows says
		inUse = inUse || number == wsaAddrInUse
	}
	_, port, splitErr := net.SplitHostPort(addr)
	switch {
	case splitErr != nil:
		return nil, usagef("--addr %q is not an address: want host:port or :port", addr)
	case inUse:
		return nil, fmt.Errorf("port %s is in use; try --addr :%s", port, nextPort(port))
	case errors.Is(err, syscall.EACCES):
		return nil, fmt.Errorf("port %s needs rights that you don't have; try --addr :8080", port)
	}
	return nil, err
}

// nextPort is the one after, for an example.
func nextPort(port string) string {
	n, err := net.LookupPort("tcp", port)
	if err != nil || n < 1024 || n >= 65535 {
		return "8081"
	}
	return fmt.Sprint(n + 1)
}

// siteAddress is one that a browser on this machine can open: where all of the
// machine's addresses are listened at, that is localhost.
func siteAddress(addr net.Addr) string {
	host, port, err := net.SplitHostPort(addr.String())
	if err != nil {
		return "http://" + addr.String() + "/"
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}
