package kb

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// A staging folder is a hidden folder of the library in which files are written
// until they are whole. Git, if the library is under it, is told to leave it out: a
// process that is killed leaves nothing that could be read as a case or committed.
const stagingPrefix = ".kb-new-"

// staging makes a staging folder. Who makes one holds the library's lock, at least
// the shared one, until it is removed.
func (l *Library) staging() (dir string, err error) {
	if dir, err = os.MkdirTemp(l.dir, stagingPrefix+"*"); err != nil {
		return "", err
	}
	if err := ignored(dir); err != nil {
		return "", errors.Join(err, os.RemoveAll(dir))
	}
	return dir, nil
}

// ignored keeps a folder out of git.
func ignored(dir string) error {
	return os.WriteFile(filepath.Join(dir, ".gitignore"), []byte("*\n"), 0o600)
}

// share lets other processes add cases meanwhile, but neither change files nor
// sweep. Where folders can't be locked there is no sweeping either.
func (l *Library) share() (done func()) {
	f := l.flock()
	if err := f.RLock(); err != nil {
		return func() {}
	}
	return func() { _ = f.Unlock() }
}

// sweepAlone sweeps where nobody else writes into the library now. Once a process
// is enough: it cleans up behind itself.
func (l *Library) sweepAlone() {
	l.swept.Do(func() {
		f := l.flock()
		if got, err := f.TryLock(); err != nil || !got {
			return
		}
		defer func() { _ = f.Unlock() }()
		l.sweep()
	})
}

// sweep removes what killed processes left. The caller holds the library's lock
// alone: whoever stages files holds it too, so that all of these are nobody's.
func (l *Library) sweep() {
	entries, err := os.ReadDir(l.dir)
	if err != nil {
		return // what is left does no harm
	}
	for _, e := range entries {
		if e.IsDir() && (strings.HasPrefix(e.Name(), stagingPrefix) || e.Name() == journalFolder+".tmp") {
			_ = os.RemoveAll(l.onDisk(e.Name()))
		}
	}
}
