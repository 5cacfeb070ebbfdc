// Package cases holds the case files that Casebook ships: the default library,
// used where a working folder has no `cases/` of its own.
package cases

import (
	"embed"
	"io/fs"
)

//go:embed *.md collections/*.md
var files embed.FS

// FS is the embedded library: case files at the root, collections in a folder.
func FS() fs.FS { return files }
