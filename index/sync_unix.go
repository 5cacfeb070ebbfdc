//go:build unix

package index

import (
	"errors"
	"fmt"
	"os"
)

// syncFolder returns when the names in a folder are on disk.
func syncFolder(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("write the index: %w", err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return fmt.Errorf("write the index: %w", err)
	}
	return nil
}
