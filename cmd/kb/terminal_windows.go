package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// enableColour asks the console to understand escape sequences, and reports
// whether it does: older ones print them as they are.
func enableColour(w any) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	var mode uint32
	console := windows.Handle(f.Fd())
	if windows.GetConsoleMode(console, &mode) != nil {
		return false
	}
	return windows.SetConsoleMode(console, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
