//go:build !windows

package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// A session is kb on a pseudo-terminal, and a person before it.
type session struct {
	t    *testing.T
	cmd  *exec.Cmd
	tty  *os.File
	mu   sync.Mutex
	out  bytes.Buffer
	read int // up to where the person has read
	done chan error
}

// A place is a folder with a library and a home.
type place struct {
	dir string
	env []string
}

// newPlace makes a library with the small one's cases, and an editor that puts
// body there, whatever it opens.
func newPlace(t *testing.T, lang, body string) place {
	t.Helper()
	dir := t.TempDir()
	home := filepath.Join(dir, "home")
	library := filepath.Join(dir, "cases")
	for _, folder := range []string{home, library} {
		if err := os.MkdirAll(folder, 0o750); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.CopyFS(library, os.DirFS("testdata/library")); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string, mode os.FileMode) string {
		path := filepath.Join(home, name)
		if err := os.WriteFile(path, []byte(text), mode); err != nil {
			t.Fatal(err)
		}
		return path
	}
	bodyPath := write("body.md", body, 0o600)
	editor := write("editor", "#!/bin/sh\nfor f; do :; done\ncp '"+bodyPath+"' \"$f\"\n", 0o700)
	env := []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + home, "TERM=xterm-256color", "KB_LANG=" + lang, "EDITOR=" + editor,
		"XDG_CACHE_HOME=" + filepath.Join(home, "cache"), "XDG_STATE_HOME=" + filepath.Join(home, "state"),
		"XDG_CONFIG_HOME=" + filepath.Join(home, "config"),
	}
	return place{dir, env}
}

func (p place) command(t *testing.T, args ...string) *exec.Cmd {
	t.Helper()
	kb, err := exec.LookPath("kb")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(kb, args...)
	cmd.Dir, cmd.Env = p.dir, p.env
	return cmd
}

// run runs kb without a terminal.
func (p place) run(t *testing.T, args ...string) string {
	t.Helper()
	out, err := p.command(t, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("kb %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

func (p place) begin(t *testing.T, args ...string) *session {
	t.Helper()
	s := &session{t: t, cmd: p.command(t, args...), done: make(chan error, 1)}
	var err error
	if s.tty, err = pty.StartWithSize(s.cmd, &pty.Winsize{Rows: 50, Cols: 110}); err != nil {
		t.Fatal(err)
	}
	s.tty = closable(t, s.tty)
	go func() {
		_, _ = io.Copy(writer(s.add), s.tty) // a terminal that is closed is an error on Linux
		s.done <- s.cmd.Wait()
	}()
	t.Cleanup(func() {
		_ = s.cmd.Process.Kill()
		_ = s.tty.Close()
	})
	return s
}

// closable is the terminal as a file that can be closed while it is read.
func closable(t *testing.T, tty *os.File) *os.File {
	t.Helper()
	fd, err := syscall.Dup(int(tty.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	if err := syscall.SetNonblock(fd, true); err != nil {
		t.Fatal(err)
	}
	_ = tty.Close()
	return os.NewFile(uintptr(fd), "terminal")
}

type writer func([]byte) (int, error)

func (w writer) Write(data []byte) (int, error) { return w(data) }

func (s *session) add(data []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.out.Write(data)
}

var (
	moveRight = regexp.MustCompile(`\x1b\[(\d*)C`)
	sequences = regexp.MustCompile(`\x1b(\[[0-9;?<>=]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[@-Z\\^_=>78])`)
)

// seen is what the screen was told to show since the person last read, without
// the looks.
func (s *session) seen() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	text := string(s.out.Bytes()[s.read:])
	text = moveRight.ReplaceAllStringFunc(text, func(move string) string {
		n, err := strconv.Atoi(moveRight.FindStringSubmatch(move)[1])
		if err != nil {
			n = 1
		}
		return strings.Repeat(" ", n)
	})
	return sequences.ReplaceAllString(text, "")
}

// await waits for a text to be shown.
func (s *session) await(text string) {
	s.t.Helper()
	for deadline := time.Now().Add(30 * time.Second); !strings.Contains(s.seen(), text); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(deadline) {
			s.t.Fatalf("waited in vain for %q; the screen said:\n%s", text, s.seen())
		}
	}
}

// answer waits for a question and types.
func (s *session) answer(question, keys string) {
	s.t.Helper()
	s.await(question)
	s.mu.Lock()
	s.read = s.out.Len()
	s.mu.Unlock()
	if _, err := s.tty.WriteString(keys); err != nil {
		s.t.Fatal(err)
	}
}

// end waits for kb to end, and wants its exit code.
func (s *session) end(code int) {
	s.t.Helper()
	select {
	case err := <-s.done:
		var exit *exec.ExitError
		got := 0
		if errors.As(err, &exit) {
			got = exit.ExitCode()
		}
		if got != code {
			s.t.Fatalf("exit code %d, want %d; the screen said:\n%s", got, code, s.seen())
		}
	case <-time.After(30 * time.Second):
		s.t.Fatalf("kb did not end; the screen said:\n%s", s.seen())
	}
}
