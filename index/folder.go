package index

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"casebook/kb"
)

// The names in the folder of an index; FORMAT.md draws it.
const (
	currentFile    = "CURRENT"
	lockFile       = "lock"
	generationFile = "generation.json"
	manifestFile   = "manifest"
	problemsFile   = "problems.json"
	storeFolder    = "store"
	rootBolt       = "root.bolt"
	prefix         = "gen-"
)

// schemaVersion goes up when an older generation can no longer be read, or would
// answer otherwise: its fields, its analyzers, its weights.
//
//	1: first
//	2: positions, computed facets, suggestions; sources and slugs are searched too
//	3: verdicts on channels, days of change, translations that are behind
const schemaVersion = 3

// versions tells what a generation is made of and for.
type versions struct {
	Schema   int       `json:"schema"`
	Library  string    `json:"library"`
	Taxonomy string    `json:"taxonomy"` // version of the taxonomies whose labels are indexed
	Built    time.Time `json:"built"`
	Cases    int       `json:"cases"`
	Words    uint64    `json:"words"` // of all documents, weighted
	Segments []segFile `json:"segments"`
}

// A segFile is one segment and its size, so that a file cut short is noticed.
type segFile struct {
	Name string `json:"name"`
	Size int64  `json:"size"`
}

// A folder holds the generations of one library.
type folder string

func (f folder) join(names ...string) string {
	return filepath.Join(append([]string{string(f)}, names...)...)
}

// current is the name of the generation in force; fs.ErrNotExist where there is
// none.
func (f folder) current() (string, error) {
	b, err := os.ReadFile(f.join(currentFile))
	if err != nil {
		return "", fmt.Errorf("read the index: %w", err)
	}
	name := strings.TrimSpace(string(b))
	if !strings.HasPrefix(name, prefix) || filepath.Base(name) != name {
		return "", fmt.Errorf("read the index: %s names no generation", f.join(currentFile))
	}
	return name, nil
}

// errNoFolder is the error of an index folder that can't be made.
var errNoFolder = errors.New("make the index folder")

// lock takes the right to write, which one process has at a time; it waits until
// ctx ends.
func (f folder) lock(ctx context.Context) (unlock func(), err error) {
	if err := os.MkdirAll(string(f), 0o700); err != nil {
		return nil, fmt.Errorf("%w: %w", errNoFolder, err)
	}
	l := flock.New(f.join(lockFile))
	if _, err := l.TryLockContext(ctx, 10*time.Millisecond); err != nil {
		return nil, fmt.Errorf("lock the index: %w", err)
	}
	return func() { _ = l.Unlock() }, nil // what can't be unlocked ends with the process
}

// generations are the names of all generations, whole or not, oldest first.
func (f folder) generations() ([]string, error) {
	entries, err := os.ReadDir(string(f))
	if err != nil {
		return nil, fmt.Errorf("read the index: %w", err)
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() && strings.HasPrefix(e.Name(), prefix) {
			names = append(names, e.Name())
		}
	}
	slices.SortFunc(names, func(a, b string) int { return number(a) - number(b) })
	return names, nil
}

// number is the place of a generation in their order.
func number(name string) int {
	digits, _, _ := strings.Cut(strings.TrimPrefix(name, prefix), "-")
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0
	}
	return n
}

// begin makes the folder of the next generation. Half-made ones of writers that
// died are newer than the one in force; they go first.
func (f folder) begin(current string) (string, error) {
	names, err := f.generations()
	if err != nil {
		return "", err
	}
	next := number(current) + 1
	for _, name := range names {
		if number(name) > number(current) {
			if err := os.RemoveAll(f.join(name)); err != nil {
				return "", fmt.Errorf("remove the half-made generation %s: %w", name, err)
			}
		}
	}
	// the tag parts this generation from one of the same number in an index that
	// was deleted and built again while somebody reads the first
	name := fmt.Sprintf("%s%06d-%04x", prefix, next, rand.N(1<<16)) //nolint:gosec // it keeps no secret
	if err := os.MkdirAll(f.join(name, storeFolder), 0o700); err != nil {
		return "", fmt.Errorf("make generation %s: %w", name, err)
	}
	return name, nil
}

// publish puts a whole generation in force: 1 its files are on disk, 2 its
// folders are, 3 CURRENT.tmp is written and on disk, 4 it is renamed to CURRENT,
// 5 the folder is on disk. Killed before 4 the old generation rules, after it the
// new one; there is no third state.
func (f folder) publish(name string, v versions, m manifest, problems kb.Problems) error {
	described, err := json.Marshal(v)
	if err != nil {
		return fmt.Errorf("describe generation %s: %w", name, err)
	}
	if err := writeSynced(f.join(name, manifestFile), m.encode()); err != nil {
		return err
	}
	if len(problems) > 0 {
		listed, err := json.Marshal(problems)
		if err != nil {
			return fmt.Errorf("list problems: %w", err)
		}
		if err := writeSynced(f.join(name, problemsFile), listed); err != nil {
			return err
		}
	}
	if err := writeSynced(f.join(name, generationFile), described); err != nil {
		return err
	}
	for _, dir := range []string{f.join(name, storeFolder), f.join(name)} {
		if err := syncFolder(dir); err != nil {
			return err
		}
	}
	temporary := f.join(currentFile + ".tmp")
	if err := writeSynced(temporary, []byte(name+"\n")); err != nil {
		return err
	}
	if err := os.Rename(temporary, f.join(currentFile)); err != nil {
		return fmt.Errorf("put generation %s in force: %w", name, err)
	}
	return syncFolder(string(f))
}

// clean removes the generations that are older than the two newest and that no
// reader holds: a reader has bolt's shared lock on root.bolt for as long as it
// reads. What can't be removed now is tried again by the next writer.
func (f folder) clean() {
	names, err := f.generations()
	if err != nil || len(names) <= 2 {
		return
	}
	for _, name := range names[:len(names)-2] {
		bolt := f.join(name, storeFolder, rootBolt)
		if _, err := os.Stat(bolt); err != nil { // half removed, or never whole
			_ = os.RemoveAll(f.join(name))
			continue
		}
		l := flock.New(bolt, flock.SetFlag(os.O_RDWR))
		if free, err := l.TryLock(); err != nil || !free {
			_ = l.Close()
			continue
		}
		// root.bolt goes first: who waits for its lock then finds that it is gone,
		// and reads CURRENT again
		_ = os.Remove(bolt)
		_ = os.RemoveAll(f.join(name))
		_ = l.Close()
	}
}

// readVersions reads what a generation says of itself.
func (f folder) readVersions(name string) (versions, error) {
	var v versions
	b, err := os.ReadFile(f.join(name, generationFile))
	if err == nil {
		err = json.Unmarshal(b, &v)
	}
	if err != nil {
		return v, fmt.Errorf("read generation %s: %w", name, err)
	}
	return v, nil
}

func (f folder) readManifest(name string) (manifest, error) {
	b, err := os.ReadFile(f.join(name, manifestFile))
	if err != nil {
		return nil, fmt.Errorf("read generation %s: %w", name, err)
	}
	m, err := decodeManifest(b)
	if err != nil {
		return nil, fmt.Errorf("read generation %s: %w", name, err)
	}
	return m, nil
}

// readProblems reads the mistakes of the files that were left out; most
// generations have none and no such file.
func (f folder) readProblems(name string) (kb.Problems, error) {
	b, err := os.ReadFile(f.join(name, problemsFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var problems kb.Problems
	if err == nil {
		err = json.Unmarshal(b, &problems)
	}
	if err != nil {
		return nil, fmt.Errorf("read generation %s: %w", name, err)
	}
	return problems, nil
}

// writeSynced writes a file and returns when it is on disk.
func writeSynced(path string, data []byte) (err error) {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return fmt.Errorf("write the index: %w", err)
	}
	_, err = f.Write(data)
	if err == nil {
		err = f.Sync()
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("write the index: %w", err)
	}
	return nil
}

// linkFile gives a file that is never changed a second name, or copies it where
// the file system has no links.
func linkFile(from, to string) error {
	if os.Link(from, to) == nil {
		return nil
	}
	return copyFile(from, to)
}

func copyFile(from, to string) error {
	data, err := os.ReadFile(from)
	if err != nil {
		return fmt.Errorf("copy a segment: %w", err)
	}
	return writeSynced(to, data)
}

func isGone(err error) bool { return errors.Is(err, fs.ErrNotExist) }
