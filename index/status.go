package index

import (
	"context"
	"fmt"
	"io/fs"
	"time"

	"casebook/kb"
)

// Status is what an index folder holds, without changing it.
type Status struct {
	Dir        string
	Generation string
	Cases      int
	Files      int
	Problems   int // files that were left out
	Segments   int
	Bytes      int64     // of the generation in force
	Built      time.Time // when it was last built from nothing
	Stale      int       // files of the library that changed since
}

// ReadStatus looks at the index of a library. The error is [fs.ErrNotExist] where
// none is built yet.
func ReadStatus(ctx context.Context, lib *kb.Library, dir string) (Status, error) {
	f := folder(dir)
	if dir == "" {
		return Status{}, fmt.Errorf("the index of %s lives in memory: %w", lib.Path("."), fs.ErrNotExist)
	}
	name, err := f.current()
	if err != nil {
		return Status{}, err
	}
	v, err := f.readVersions(name)
	if err != nil {
		return Status{}, err
	}
	m, err := f.readManifest(name)
	if err != nil {
		return Status{}, err
	}
	files, err := lib.Files(ctx)
	if err != nil {
		return Status{}, fmt.Errorf("compare the library: %w", err)
	}
	d := m.compare(files)
	s := Status{
		Dir: dir, Generation: name, Cases: v.Cases, Files: len(m), Segments: len(v.Segments), Built: v.Built,
		Stale: len(d.touched) + len(d.gone),
	}
	for i := range m {
		if m[i].broken {
			s.Problems++
		}
	}
	for _, segment := range v.Segments {
		s.Bytes += segment.Size
	}
	return s, nil
}
