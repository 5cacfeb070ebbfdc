package index

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"testing"

	"casebook/kb"
)

// The test binary runs itself as another process: a writer to be killed, or a
// reader. The environment says which.
const (
	roleVariable    = "CASEBOOK_TEST_ROLE"
	libraryVariable = "CASEBOOK_TEST_LIBRARY"
	indexVariable   = "CASEBOOK_TEST_INDEX"
)

func TestMain(m *testing.M) {
	role := os.Getenv(roleVariable)
	if role == "" {
		os.Exit(m.Run())
	}
	lib, err := kb.OpenFolder(os.Getenv(libraryVariable))
	if err == nil {
		switch role {
		case "writer":
			err = writeAndSay(lib, os.Getenv(indexVariable))
		case "cramped":
			err = openCramped(lib, os.Getenv(indexVariable))
		case "reader":
			err = readAgainAndAgain(lib, os.Getenv(indexVariable))
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// child starts this binary in a role; its first line of output says that it is
// about to begin.
func child(t *testing.T, role, library, dir string) (cmd *exec.Cmd, in io.WriteCloser, out *bufio.Reader, errs *strings.Builder) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd = exec.Command(self)
	cmd.Env = append(os.Environ(), roleVariable+"="+role, libraryVariable+"="+library, indexVariable+"="+dir)
	errs = &strings.Builder{}
	cmd.Stderr = errs
	if in, err = cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	pipe, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	out = bufio.NewReader(pipe)
	if line, err := out.ReadString('\n'); err != nil || line != "ready\n" {
		t.Fatalf("the %s began with %q, %v: %s", role, line, err, errs)
	}
	return cmd, in, out, errs
}

// writeAndSay brings the index up to date once.
func writeAndSay(lib *kb.Library, dir string) error {
	fmt.Println("ready")
	ix, err := Open(context.Background(), lib, Options{Dir: dir})
	if err != nil {
		return err
	}
	fmt.Println("done")
	return ix.Close()
}

// openCramped brings the index up to date on a disk that takes no file of more than
// 16 KiB, which is how a full disk looks to one who writes, and searches.
func openCramped(lib *kb.Library, dir string) error {
	fmt.Println("ready")
	if err := limitFiles(16 << 10); err != nil {
		return err
	}
	ix, err := Open(context.Background(), lib, Options{Dir: dir})
	if err != nil {
		return err
	}
	defer ix.Close()
	g := ix.Acquire()
	defer g.Release()
	r, err := g.Search(context.Background(), Query{})
	if err != nil {
		return err
	}
	fmt.Println(r.Total, ix.Report().InMemory)
	return nil
}

// readAgainAndAgain opens the generation in force, checks it and closes it, until
// its standard input ends. It never writes.
func readAgainAndAgain(lib *kb.Library, dir string) error {
	fmt.Println("ready")
	stop := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(stop)
	}()
	ix := &Index{lib: lib, folder: folder(dir)}
	n := 0
	for {
		select {
		case <-stop:
			fmt.Println(n)
			return nil
		default:
		}
		g, err := ix.openCurrent()
		if err != nil {
			return fmt.Errorf("after %d searches: %w", n, err)
		}
		if err := sameVersion(g); err != nil {
			return fmt.Errorf("after %d searches: %w", n, err)
		}
		if err := g.close(); err != nil {
			return err
		}
		n++
	}
}
