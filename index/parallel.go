package index

import (
	"errors"
	"runtime"
	"sync"
)

// mostParts bounds the goroutines of one search: it shall not take a large machine
// for itself.
const mostParts = 4

// parallel is in how many parts work is done at once: as many as there are
// processors, if each has enough to be worth a goroutine.
func parallel(work, enough int) int {
	return max(1, min(runtime.GOMAXPROCS(0), mostParts, work/enough))
}

// inParallel runs n parts at once and returns when all have ended, with their errors.
// A panic, as of the store whose files are damaged, is handed on to the caller, who
// guards against it.
func inParallel(n int, run func(part int) error) error {
	if n == 1 {
		return run(0)
	}
	errs, panics := make([]error, n), make([]any, n)
	guarded := func(part int) {
		defer func() { panics[part] = recover() }()
		errs[part] = run(part)
	}
	var wait sync.WaitGroup
	for part := 1; part < n; part++ {
		wait.Go(func() { guarded(part) })
	}
	guarded(0)
	wait.Wait()
	for _, p := range panics {
		if p != nil {
			panic(p)
		}
	}
	return errors.Join(errs...)
}
