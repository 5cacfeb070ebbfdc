package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"kb": main})
}

// TestScript runs the scripts, each one behaviour; kb is a process of its own in
// them, with a home of its own.
func TestScript(t *testing.T) {
	library, err := filepath.Abs("testdata/library")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			home := filepath.Join(env.WorkDir, "home")
			for name, value := range map[string]string{
				"HOME": home, "USERPROFILE": home,
				"XDG_CACHE_HOME": filepath.Join(home, "cache"), "LocalAppData": filepath.Join(home, "cache"),
				"XDG_CONFIG_HOME": filepath.Join(home, "config"), "AppData": filepath.Join(home, "config"),
				"LC_ALL": "en_GB.UTF-8", "LIBRARY": library,
			} {
				env.Setenv(name, value)
			}
			env.Values[siteKey{}] = new(site)
			return os.MkdirAll(home, 0o750)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"library":   copyLibrary,
			"exits":     exits,
			"latin1":    toLatin1,
			"serve":     serve,
			"get":       get,
			"waits":     waits,
			"terminate": terminate,
			"port":      port,
		},
		Condition: func(name string) (bool, error) {
			if name == "root" { // may read everything
				return os.Geteuid() == 0, nil
			}
			return false, fmt.Errorf("condition %q is not known", name)
		},
		UpdateScripts:       os.Getenv("UPDATE_SCRIPTS") != "",
		RequireExplicitExec: true,
	})
}

// exits runs a program that must end with that exit code.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits code program [argument…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	err = ts.Exec(args[1], args[2:]...)
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		if got := exit.ExitCode(); got != want {
			ts.Fatalf("%v: exit code %d, want %d", args[1:], got, want)
		}
	case err != nil:
		ts.Fatalf("%v: %v", args[1:], err)
	case want != 0:
		ts.Fatalf("%v: exit code 0, want %d", args[1:], want)
	}
}

// copyLibrary puts the small library of testdata/library into the folder cases.
func copyLibrary(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 0 {
		ts.Fatalf("usage: library")
	}
	dir := ts.MkAbs("cases")
	ts.Check(os.MkdirAll(dir, 0o750))
	ts.Check(os.CopyFS(dir, os.DirFS(ts.Getenv("LIBRARY"))))
}

// toLatin1 makes a file's letters up to ÿ single bytes, which is not UTF-8.
func toLatin1(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: latin1 file")
	}
	var b bytes.Buffer
	for _, r := range ts.ReadFile(args[0]) {
		if r > 0xff {
			r = '?'
		}
		b.WriteByte(byte(r))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o600))
}

// A site is a kb serve under way.
type site struct {
	cmd    *exec.Cmd
	stderr bytes.Buffer
}

type siteKey struct{}

// serve starts kb serve with the arguments given, waits until it has printed its
// address, and puts that into $URL.
func serve(ts *testscript.TestScript, neg bool, args []string) {
	if neg {
		ts.Fatalf("unsupported: ! serve")
	}
	kb, err := exec.LookPath("kb")
	ts.Check(err)
	s := ts.Value(siteKey{}).(*site)
	s.cmd = exec.Command(kb, append([]string{"serve"}, args...)...)
	s.cmd.Dir = ts.MkAbs(".")
	for _, name := range []string{"HOME", "USERPROFILE", "XDG_CACHE_HOME", "LocalAppData", "XDG_CONFIG_HOME", "AppData", "LC_ALL"} {
		s.cmd.Env = append(s.cmd.Environ(), name+"="+ts.Getenv(name))
	}
	s.cmd.Stderr = &s.stderr
	stdout, err := s.cmd.StdoutPipe()
	ts.Check(err)
	ts.Check(s.cmd.Start())
	ts.Defer(func() { _ = s.cmd.Process.Kill() }) // where the script failed before it ended the site
	line, err := bufio.NewReader(stdout).ReadString('\n')
	if err != nil {
		_ = s.cmd.Wait()
		ts.Fatalf("kb serve printed no address: %v\n%s", err, s.stderr.String())
	}
	go func() { _, _ = io.Copy(io.Discard, stdout) }()
	ts.Setenv("URL", strings.TrimSuffix(strings.TrimSpace(strings.TrimPrefix(line, "Casebook answers at ")), "/"))
}

// get asks an address, with headers as in "Accept: text/html", which must answer 200,
// and prints the answer.
func get(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: get url [header...]")
	}
	_, err := ts.Stdout().Write(fetch(ts, args[0], args[1:]...))
	ts.Check(err)
}

// fetch is what an address answers, which must be 200.
func fetch(ts *testscript.TestScript, address string, headers ...string) []byte {
	req, err := http.NewRequest(http.MethodGet, address, nil)
	ts.Check(err)
	for _, header := range headers {
		name, value, _ := strings.Cut(header, ": ")
		req.Header.Set(name, value)
	}
	client := http.Client{Timeout: 20 * time.Second}
	res, err := client.Do(req)
	ts.Check(err)
	defer func() { _ = res.Body.Close() }()
	body, err := io.ReadAll(res.Body)
	ts.Check(err)
	if res.StatusCode != http.StatusOK {
		ts.Fatalf("GET %s: %s\n%s", address, res.Status, body)
	}
	return body
}

// waits asks an address until its answer holds a text: a site notices after a
// moment what others change in its library.
func waits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: waits url text")
	}
	for deadline := time.Now().Add(20 * time.Second); !strings.Contains(string(fetch(ts, args[0])), args[1]); time.Sleep(50 * time.Millisecond) {
		if time.Now().After(deadline) {
			ts.Fatalf("%s never said %q", args[0], args[1])
		}
	}
}

// port puts the port of an address into $PORT.
func port(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: port url")
	}
	u, err := url.Parse(args[0])
	ts.Check(err)
	ts.Setenv("PORT", u.Port())
}

// terminate sends SIGTERM to the site and wants exit code 0.
func terminate(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 0 {
		ts.Fatalf("usage: terminate")
	}
	s := ts.Value(siteKey{}).(*site)
	ts.Check(s.cmd.Process.Signal(syscall.SIGTERM))
	if err := s.cmd.Wait(); err != nil {
		ts.Fatalf("kb serve: %v\n%s", err, s.stderr.String())
	}
}
