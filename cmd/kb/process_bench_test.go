package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"

	"casebook/kb/kbtest"
)

// BenchmarkProcess times kb as a user waits for it: the whole process, from start
// to exit, with a warm index. "empty" is a Go program that does nothing: the floor
// on this machine at this moment.
//
//	go test ./cmd/kb -run '^$' -bench Process -benchtime 50x
func BenchmarkProcess(b *testing.B) {
	dir := b.TempDir()
	kb := build(b, dir, "kb", ".")
	floor := build(b, dir, "empty", "./testdata/empty")
	many := filepath.Join(dir, "many")
	if err := os.Mkdir(many, 0o750); err != nil {
		b.Fatal(err)
	}
	if err := kbtest.Corpus(many, 10_000, 1); err != nil {
		b.Fatal(err)
	}
	indexes := filepath.Join(dir, "indexes")
	for _, bench := range []struct {
		name string
		args []string
	}{
		{"command=empty", []string{floor}},
		{"command=version", []string{kb, "version"}},
		{"command=search/cases=embedded", []string{kb, "search", "old", "spice", "--index-dir", indexes}},
		{"command=search/cases=10000", []string{kb, "search", "customers", "on", "Twitter", "--index-dir", indexes, "--cases", many}},
	} {
		b.Run(bench.name, func(b *testing.B) {
			runProcess(b, dir, bench.args) // builds the index
			for b.Loop() {
				runProcess(b, dir, bench.args)
			}
		})
	}
}

// build compiles a program as a user does.
func build(b *testing.B, dir, name, source string) string {
	b.Helper()
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	program := filepath.Join(dir, name)
	out, err := exec.Command("go", "build", "-o", program, source).CombinedOutput()
	if err != nil {
		b.Fatalf("build %s: %v\n%s", source, err, out)
	}
	return program
}

func runProcess(b *testing.B, dir string, args []string) {
	b.Helper()
	cmd := exec.Command(args[0], args[1:]...)
	cmd.Dir = dir // no folder of cases there
	if out, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("%v: %v\n%s", args, err, out)
	}
}
