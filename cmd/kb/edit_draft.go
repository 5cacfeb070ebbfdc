package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/charmbracelet/x/editor"
	"github.com/google/renameio/v2"
)

// open makes the draft: a copy of the file, or what was kept of the last edition.
func (ed *edition) open(discard bool) error {
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = os.TempDir()
	}
	dir := filepath.Join(cache, "kb", "edits", ed.lib.ID())
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return fmt.Errorf("keep a draft of %s: %w", ed.name, err)
	}
	ed.path = filepath.Join(dir, ed.name)
	base := ed.path + ".base"
	kept, err := os.ReadFile(ed.path)
	if err == nil && !discard && !bytes.Equal(kept, ed.base) {
		was, err := os.ReadFile(base)
		if err == nil {
			ed.say("this is your draft that was kept; --discard begins anew")
			ed.base = was
			return nil
		}
		return fmt.Errorf("read what the draft %s began with: %w", ed.path, err)
	}
	if err := renameio.WriteFile(base, ed.base, 0o600); err != nil {
		return fmt.Errorf("keep a draft of %s: %w", ed.name, err)
	}
	if err := renameio.WriteFile(ed.path, ed.base, 0o600); err != nil {
		return fmt.Errorf("keep a draft of %s: %w", ed.name, err)
	}
	return nil
}

// close throws the draft away.
func (ed *edition) close() error {
	for _, path := range []string{ed.path, ed.path + ".base"} {
		if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("remove the draft: %w", err)
		}
	}
	return nil
}

// edit opens a file at a line in the editor, and reads what was saved.
func (a *app) edit(ctx context.Context, path string, line int) ([]byte, error) {
	cmd, err := editorCommand(ctx, path, line)
	if err != nil {
		return nil, fmt.Errorf("open the editor: %w", err)
	}
	cmd.Stdin, cmd.Stdout, cmd.Stderr = a.in, a.err, a.err
	if f, ok := a.out.(*os.File); ok && a.outTTY {
		cmd.Stdout = f
	}
	if err := cmd.Run(); err != nil {
		var gone *exec.Error
		if errors.As(err, &gone) {
			return nil, fmt.Errorf("there is no editor %s: set VISUAL or EDITOR", gone.Name)
		}
		return nil, fmt.Errorf("edit with %s: %w", filepath.Base(cmd.Path), err)
	}
	return readCaseFile(path)
}

// editorCommand is the user's editor: $VISUAL before $EDITOR, as everywhere.
func editorCommand(ctx context.Context, path string, line int) (*exec.Cmd, error) {
	var at []editor.Option
	if line > 0 {
		at = append(at, editor.LineNumber(line))
	}
	if visual := os.Getenv("VISUAL"); visual != "" {
		if err := os.Setenv("EDITOR", visual); err != nil {
			return nil, err
		}
	}
	return editor.CommandContext(ctx, "kb", path, at...)
}

// The choices after a draft turned out to be wrong.
const (
	chooseEdit = iota
	chooseKeep
	chooseGiveUp
)

// choose asks what to do with a wrong draft; without a terminal it is kept.
func (a *app) choose() int {
	if !isTerminal(a.in) {
		return chooseKeep
	}
	answers := bufio.NewReader(a.in)
	for {
		_, _ = fmt.Fprint(a.err, "kb: [e]dit again, [k]eep the draft for later, [g]ive up and lose it? [e] ")
		answer, err := answers.ReadString('\n')
		if err != nil {
			return chooseKeep
		}
		switch strings.ToLower(strings.TrimSpace(answer)) {
		case "", "e", "edit":
			return chooseEdit
		case "k", "keep":
			return chooseKeep
		case "g", "give up":
			return chooseGiveUp
		}
	}
}
