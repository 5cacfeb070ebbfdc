package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"time"

	"casebook/kb/kbtest"
)

// A bench is the folder of one run: the generated library, the program, its logs.
type bench struct {
	options
	dir      string
	program  string
	progress io.Writer
}

func (b *bench) cases() string { return filepath.Join(b.dir, "cases") }

// prepare makes the library and builds the program.
func (b *bench) prepare(ctx context.Context) error {
	b.say("%d cases", b.options.cases)
	if err := os.Mkdir(b.cases(), 0o755); err != nil {
		return err
	}
	if err := kbtest.Corpus(b.cases(), b.options.cases, 1); err != nil {
		return fmt.Errorf("make cases: %w", err)
	}
	if b.program = b.kb; b.program != "" {
		return nil
	}
	b.program = filepath.Join(b.dir, "kb")
	build := exec.CommandContext(ctx, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", b.program, "./cmd/kb") //nolint:gosec // our own arguments
	build.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("build kb: %w\n%s", err, out)
	}
	return nil
}

func (b *bench) say(format string, args ...any) { fmt.Fprintf(b.progress, format+"\n", args...) }

// A site is a running kb serve.
type site struct {
	base string
	cmd  *exec.Cmd
}

// serve starts the site over a folder of cases, "" for those in the program, and
// waits until it is ready. Its log goes to a file: one line a request, as always.
func (b *bench) serve(ctx context.Context, cases string) (*site, error) {
	addr, err := freeAddress(ctx)
	if err != nil {
		return nil, err
	}
	args := []string{"serve", "--addr", addr}
	if cases != "" {
		args = append(args, "--cases", cases)
	}
	log, err := os.Create(filepath.Join(b.dir, "serve.log"))
	if err != nil {
		return nil, err
	}
	defer func() { _ = log.Close() }()                                                    // the program has its own
	s := &site{base: "http://" + addr, cmd: exec.CommandContext(ctx, b.program, args...)} //nolint:gosec // the program that the caller names
	s.cmd.Stderr = log
	s.cmd.Dir = b.dir
	s.cmd.Env = append(os.Environ(), "XDG_CACHE_HOME="+filepath.Join(b.dir, "cache"))
	if err := s.cmd.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", b.program, err)
	}
	for deadline := time.Now().Add(5 * time.Minute); ; time.Sleep(100 * time.Millisecond) {
		if ready(ctx, s.base+"/readyz") {
			return s, nil
		}
		if ctx.Err() != nil || time.Now().After(deadline) {
			s.stop()
			return nil, fmt.Errorf("%s is not ready, see %s", s.base, log.Name())
		}
	}
}

func ready(ctx context.Context, address string) bool {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return false
	}
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		return false
	}
	return res.Body.Close() == nil && res.StatusCode == http.StatusOK
}

// stop ends the site and waits for it; how it ends is of no interest.
func (s *site) stop() {
	_ = s.cmd.Process.Signal(syscall.SIGTERM)
	_ = s.cmd.Wait()
}

// freeAddress is one of this machine that nobody listens at.
func freeAddress(ctx context.Context) (string, error) {
	ln, err := new(net.ListenConfig).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return ln.Addr().String(), ln.Close()
}
