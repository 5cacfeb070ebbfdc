package main

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/term"
)

// streams are where a command reads and writes, and what stands behind them.
type streams struct {
	in       io.Reader
	out, err io.Writer
	outTTY   bool // out is a terminal
	errTTY   bool
	width    int // of the terminal in columns; 80 where there is none
	height   int // of the terminal in lines; 0 where there is none
	colour   bool
}

// defaultWidth is what text is laid out for where no terminal says how wide it is.
const defaultWidth = 80

// newStreams looks at the three files once. Colour is for terminals that know it,
// and never where NO_COLOR is set (no-color.org) or the terminal calls itself dumb.
func newStreams(stdin io.Reader, stdout, stderr io.Writer) streams {
	s := streams{in: stdin, out: stdout, err: stderr, width: defaultWidth}
	s.errTTY = isTerminal(stderr)
	if s.outTTY = isTerminal(stdout); !s.outTTY {
		return s
	}
	if w, h, err := term.GetSize(int(stdout.(*os.File).Fd())); err == nil && w > 0 {
		s.width, s.height = w, h
	}
	s.colour = os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && enableColour(stdout)
	return s
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// sayLine tells the reader something on standard error.
func (s streams) sayLine(text string) {
	_, _ = fmt.Fprintln(s.err, "kb: "+text) // nobody is left to tell
}

// write puts a command's whole output out at once.
func (s streams) write(data []byte) error {
	if _, err := s.out.Write(data); err != nil {
		return fmt.Errorf("write the output: %w", err)
	}
	return nil
}
