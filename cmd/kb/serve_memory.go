package main

import (
	"os"
	"runtime/debug"
)

// How much memory the site may take for what it makes of the library and keeps. A
// small library leaves most of it free, and then less work is done to clean up; a
// large one, with the files that the system keeps in memory beside it, stays below
// half a gigabyte.
const (
	siteMemory  = 400 << 20
	siteGarbage = 300 // percent of what is in use
)

// spendMemory lets the site use memory for speed, unless the environment says how
// much there is.
func spendMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(siteGarbage)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(siteMemory)
	}
}
