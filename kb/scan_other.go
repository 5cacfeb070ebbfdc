//go:build !unix

package kb

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
)

// scanFolder reads a folder. Where the system lists names together with sizes
// and times, Info asks nothing more.
func scanFolder(ctx context.Context, dir string) ([]FileInfo, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	byName := make(map[string]fs.DirEntry, len(entries))
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		if isCaseFile(e.Name()) && !e.IsDir() {
			byName[e.Name()] = e
			names = append(names, e.Name())
		}
	}
	return statAll(ctx, names, func(name string) (FileInfo, bool, error) {
		info, err := byName[name].Info()
		if err == nil && info.Mode()&fs.ModeSymlink != 0 {
			if target, err := os.Stat(filepath.Join(dir, name)); err == nil {
				info = target
			}
		}
		if err != nil {
			return FileInfo{}, false, err
		}
		isFile := info.Mode().IsRegular() || info.Mode()&fs.ModeSymlink != 0
		return FileInfo{Name: name, Size: info.Size(), ModTime: info.ModTime()}, isFile, nil
	})
}
