//go:build unix

package index

import "syscall"

// limitFiles lets no file of this process grow beyond so many bytes.
func limitFiles(size uint64) error {
	return syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: size, Max: size})
}
