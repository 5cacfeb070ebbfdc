package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

// page shows long output on a terminal through the reader's pager: $PAGER, else
// less where there is one. What fits the screen, and everything in a pipe or with
// --plain, is written as it is. An empty PAGER means none.
func (a *app) page(ctx context.Context, output []byte, plain bool) error {
	if !a.outTTY || plain || bytes.Count(output, []byte("\n")) < a.height {
		return a.write(output)
	}
	command, set := os.LookupEnv("PAGER")
	if !set {
		command = "less -FRX"
	}
	args := strings.Fields(command)
	if len(args) == 0 || args[0] == "cat" {
		return a.write(output)
	}
	program, err := exec.LookPath(args[0])
	if err != nil {
		return a.write(output)
	}
	cmd := exec.CommandContext(ctx, program, args[1:]...) //nolint:gosec // the reader's own choice
	cmd.Stdin, cmd.Stdout, cmd.Stderr = bytes.NewReader(output), a.out, a.err
	cmd.Env = os.Environ()
	if os.Getenv("LESS") == "" {
		cmd.Env = append(cmd.Env, "LESS=FRX")
	}
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("pager %s: %w", args[0], err)
	}
	return nil
}
