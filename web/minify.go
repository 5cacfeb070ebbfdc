package web

import (
	"bytes"
	"fmt"

	"github.com/tdewolff/minify/v2"
	"github.com/tdewolff/minify/v2/css"
	"github.com/tdewolff/minify/v2/js"
)

// minified is the joined files of a folder as they are sent: what people read in
// them costs the readers' phones nothing.
func minified(dir string, data []byte) ([]byte, error) {
	m := minify.New()
	m.AddFunc("style", css.Minify)
	m.AddFunc("script", js.Minify)
	var b bytes.Buffer
	if err := m.Minify(dir, &b, bytes.NewReader(data)); err != nil {
		return nil, fmt.Errorf("minify: %w", err)
	}
	return b.Bytes(), nil
}
