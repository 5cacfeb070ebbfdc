package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
)

// checkMarkup hands every page, as it is sent, to the Nu HTML checker.
func checkMarkup(ctx context.Context, a *audit) (findings int, err error) {
	dir, err := os.MkdirTemp("", "audit")
	if err != nil {
		return 0, err
	}
	defer func() { _ = os.RemoveAll(dir) }() // a temporary folder
	var files []string
	names := make(map[string]string)
	for i, address := range a.addresses() {
		file := filepath.Join(dir, strconv.Itoa(i)+".html")
		if err := download(ctx, address, file); err != nil {
			return 0, err
		}
		files = append(files, file)
		names["file:"+file] = address
	}
	jar := filepath.Join(a.tools, "node_modules", "vnu-jar", "build", "dist", "vnu.jar")
	check := exec.CommandContext(ctx, "java", append([]string{"-jar", jar, "--format", "json", "--stdout", "--exit-zero-always"}, files...)...) //nolint:gosec // our own files
	out, err := check.Output()
	if err != nil {
		return 0, fmt.Errorf("run the Nu checker: %w", err)
	}
	var report struct {
		Messages []struct {
			Type, Message, URL, Extract string
			LastLine                    int
		}
	}
	if err := json.Unmarshal(out, &report); err != nil {
		return 0, fmt.Errorf("read the Nu checker's report: %w", err)
	}
	for _, m := range report.Messages {
		fmt.Fprintf(a.out, "html  %s:%d  %s: %s  %q\n", names[m.URL], m.LastLine, m.Type, m.Message, m.Extract)
	}
	fmt.Fprintf(a.out, "html: %d pages seen, %d messages\n", len(files), len(report.Messages))
	return len(report.Messages), nil
}

func download(ctx context.Context, address, file string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	body, err := io.ReadAll(res.Body)
	if err := errors.Join(err, res.Body.Close()); err != nil {
		return err
	}
	return os.WriteFile(file, body, 0o600)
}
