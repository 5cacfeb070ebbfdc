package pptx

import (
	"bytes"
)

// A TemplateError says why a file can't be a template, in words for the one who
// gave it.
type TemplateError struct {
	Damaged bool   // a PowerPoint file, but not whole
	Reason  string // "it is an OpenDocument presentation; save it as .pptx"
	Err     error  // what was found; may be nil
}

func (e *TemplateError) Error() string {
	s := "the template can't be used: " + e.Reason
	if e.Err != nil {
		s += ": " + e.Err.Error()
	}
	return s
}

func (e *TemplateError) Unwrap() error { return e.Err }

// looksLike tells files that are something else by their first bytes.
func looksLike(data []byte) error {
	switch {
	case len(data) == 0:
		return &TemplateError{Damaged: true, Reason: "it is empty"}
	case bytes.HasPrefix(data, []byte{0xd0, 0xcf, 0x11, 0xe0}):
		return &TemplateError{Reason: "it is protected by a password or an old .ppt file; save it as .pptx without a password"}
	case !bytes.HasPrefix(data, []byte("PK")):
		return &TemplateError{Reason: "it is not a .pptx file"}
	case bytes.Contains(data[:min(len(data), 200)], []byte("opendocument")):
		return &TemplateError{Reason: "it is an OpenDocument presentation; save it as .pptx"}
	}
	return nil
}
