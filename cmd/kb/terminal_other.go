//go:build !windows

package main

// enableColour reports whether the terminal understands escape sequences: all do
// but Windows consoles.
func enableColour(any) bool { return true }
