package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"time"
)

// put writes slides where they are wanted, prints the path of the file, and opens it
// where that was asked for.
func (o deckOptions) put(ctx context.Context, a *app, data []byte) error {
	if o.out == "-" {
		return a.write(data)
	}
	if info, err := os.Stat(o.out); err == nil && info.IsDir() {
		return errors.New(a.text.f("%s is a folder: the slides want the name of a file", o.out))
	}
	err := writeWhole(o.out, data)
	if errors.Is(err, fs.ErrNotExist) {
		return errors.New(a.text.f("%s can't be written: there is no folder %s", o.out, filepath.Dir(o.out)))
	}
	if err != nil {
		return fmt.Errorf("write the slides: %w", err)
	}
	if err := a.write([]byte(o.out + "\n")); err != nil {
		return err
	}
	if o.open {
		return openFile(ctx, o.out)
	}
	return nil
}

// writeWhole replaces a file at once: who reads it sees the old one or the new one
// whole. What is no file of its own, a pipe or a device, is written to.
func writeWhole(path string, data []byte) error {
	return streamWhole(path, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
}

// streamWhole does so with what write writes.
func streamWhole(path string, write func(io.Writer) error) (err error) {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		if info.IsDir() {
			return fmt.Errorf("%s is a folder", path)
		}
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		return errors.Join(write(f), f.Close())
	}
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target // the link stays
	}
	temporary := path + "." + strconv.FormatUint(rand.Uint64(), 36) + ".tmp"   //nolint:gosec // only a name
	f, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666) // less what the user's umask takes
	if err != nil {
		var at *fs.PathError
		if errors.As(err, &at) {
			at.Path = path
		}
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(temporary))
		}
	}()
	if err = write(f); err != nil {
		return errors.Join(err, f.Close())
	}
	if err = f.Sync(); err != nil {
		return errors.Join(err, f.Close())
	}
	if err = f.Close(); err != nil {
		return err
	}
	return os.Rename(temporary, path)
}

// openFile lets the system open a file with the program that is meant for it. A
// program that stays in the foreground is not waited for.
func openFile(ctx context.Context, path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	name, args := opener()
	cmd := exec.Command(name, append(args, path)...) //nolint:gosec // our own program, the user's file
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("open %s: %w", path, err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	const patience = 3 * time.Second
	select {
	case err := <-ended:
		if err != nil {
			return fmt.Errorf("open %s with %s: %w", path, name, err)
		}
	case <-time.After(patience):
	case <-ctx.Done():
	}
	return nil
}

// opener is the system's program that opens files.
func opener() (name string, args []string) {
	switch runtime.GOOS {
	case "darwin":
		return "open", nil
	case "windows":
		return "rundll32", []string{"url.dll,FileProtocolHandler"}
	}
	return "xdg-open", nil
}
