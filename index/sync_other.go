//go:build !unix

package index

// syncFolder does nothing where folders can't be opened: there a rename is on
// disk when it returns.
func syncFolder(string) error { return nil }
