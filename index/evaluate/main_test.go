package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A run prints its figures and misses, and compares with what an earlier one saved.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	judgements, saved := filepath.Join(dir, "judgements.tsv"), filepath.Join(dir, "scores.tsv")
	lines := "# A comment.\nid\tgroups\tquery\tjudgements\n" +
		"j1\ten\tzappos\tzappos-service-culture=2\n" +
		"j2\tfr,typo\tcff\tcff-sbb-social-media=1 lego-fans=2\n"
	if err := os.WriteFile(judgements, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	var out, errs strings.Builder
	if code := run(t.Context(), []string{"-judgements", judgements, "-misses", "-save", saved}, &out, &errs); code != exitDone {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	for _, want := range []string{"success@1", "typo", "j2  \"cff\"", "wanted  lego-fans", "cff-sbb-social-media  grade 1"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing in\n%s", want, &out)
		}
	}
	if strings.Contains(out.String(), "j1") {
		t.Errorf("a question whose first hit answers is listed:\n%s", &out)
	}
	out.Reset()
	if code := run(t.Context(), []string{"-judgements", judgements, "-against", saved}, &out, &errs); code != exitDone {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	if want := "nDCG@10 +0.0000; 0 questions better, 0 worse of 2; p = 1.000"; !strings.Contains(out.String(), want) {
		t.Errorf("%q is missing in\n%s", want, &out)
	}
}

func TestRunTellsMistakes(t *testing.T) {
	file := filepath.Join(t.TempDir(), "judgements.tsv")
	for _, test := range []struct {
		line, want string
		code       int
		args       []string
	}{
		{line: "j1\ten\tzappos", want: "judgements.tsv:2: there are 3 columns", code: exitFailed},
		{line: "j1\ttypo\tzappos\tlego-fans=2", want: "no language", code: exitFailed},
		{line: "j1\ten\tzappos\tlego-fans=3", want: `"lego-fans=3" is no judgement`, code: exitFailed},
		{line: "j1\ten\tzappos\tlego-fans=1", want: "no case answers", code: exitFailed},
		{line: "j1\ten\tzappos\tlego-fans=1 lego-fans=2", want: "judged twice", code: exitFailed},
		{args: []string{"more"}, want: "takes no arguments", code: exitWrongUse},
		{args: []string{"-collection", t.TempDir()}, want: docsFile, code: exitFailed},
	} {
		if err := os.WriteFile(file, []byte("id\tgroups\tquery\tjudgements\n"+test.line+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		var out, errs strings.Builder
		code := run(t.Context(), append([]string{"-judgements", file}, test.args...), &out, &errs)
		if code != test.code || !strings.Contains(errs.String(), test.want) {
			t.Errorf("%q %q: exit code %d, %q; want %d, %q", test.line, test.args, code, &errs, test.code, test.want)
		}
	}
}
