package pptx

import (
	"bytes"
	"errors"
)

// A TemplateError says why a file can't be a template, in words for the one who
// gave it.
type TemplateError struct {
	Damaged bool  // a PowerPoint file, but not whole
	Err     error // what was found; may be nil
	reason  reason
}

// A reason why a file can't be a template.
type reason int

const (
	isEmpty reason = iota
	isDamaged
	isTooBig
	isLocked
	isOther
	isOpenDocument
	isStrict
	isNoPresentation
	hasNoLayouts
)

// reasons are English, then French.
var reasons = map[reason][2]string{
	isEmpty:          {"it is empty", "il est vide"},
	isDamaged:        {"it is damaged", "il est endommagé"},
	isTooBig:         {"it is too big", "il est trop gros"},
	isLocked:         {"it is protected by a password or an old .ppt file; save it as .pptx without a password", "il est protégé par un mot de passe ou c’est un ancien fichier .ppt\u202f; enregistrez-le en .pptx sans mot de passe"},
	isOther:          {"it is not a .pptx file", "ce n’est pas un fichier .pptx"},
	isOpenDocument:   {"it is an OpenDocument presentation; save it as .pptx", "c’est une présentation OpenDocument\u202f; enregistrez-la en .pptx"},
	isStrict:         {"it is saved as Strict Open XML; save it as a PowerPoint presentation (.pptx)", "il est enregistré en Open XML strict\u202f; enregistrez-le comme présentation PowerPoint (.pptx)"},
	isNoPresentation: {"it is not a PowerPoint presentation", "ce n’est pas une présentation PowerPoint"},
	hasNoLayouts:     {"it has no slide master with layouts", "il n’a pas de masque des diapositives avec des dispositions"},
}

func (e *TemplateError) Error() string { return e.In("en") }

// In is the error in English or French. What was found in a damaged file is told in
// English.
func (e *TemplateError) In(lang string) string {
	s, colon := "the template can't be used: "+reasons[e.reason][0], ": "
	if lang == "fr" {
		s, colon = "le modèle ne peut pas servir\u00a0: "+reasons[e.reason][1], "\u00a0: "
	}
	if e.Err != nil {
		s += colon + e.Err.Error()
	}
	return s
}

func (e *TemplateError) Unwrap() error { return e.Err }

// unreadable is the error of a package that can't be read.
func unreadable(err error) error {
	if errors.Is(err, errTooBig) {
		return &TemplateError{reason: isTooBig}
	}
	return &TemplateError{Damaged: true, reason: isDamaged, Err: err}
}

// looksLike tells files that are something else by their first bytes.
func looksLike(data []byte) error {
	switch {
	case len(data) == 0:
		return &TemplateError{Damaged: true, reason: isEmpty}
	case bytes.HasPrefix(data, []byte{0xd0, 0xcf, 0x11, 0xe0}):
		return &TemplateError{reason: isLocked}
	case !bytes.HasPrefix(data, []byte("PK")):
		return &TemplateError{reason: isOther}
	case bytes.Contains(data[:min(len(data), 200)], []byte("opendocument")):
		return &TemplateError{reason: isOpenDocument}
	}
	return nil
}
