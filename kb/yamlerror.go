package kb

import (
	"errors"
	"strings"

	"go.yaml.in/yaml/v4"
)

// yamlError tells a mistake of syntax in a text that line lines go before. Those
// mistakes that people make have a sentence of their own, which says what to do.
func (r *reader) yamlError(err error, text string, line int) {
	var e *yaml.LoadError
	if !errors.As(err, &e) {
		r.tell(1+line, 1, Error, CodeYAML, "detail", err.Error())
		return
	}
	mark := e.Mark
	code, value := CodeYAML, ""
	switch {
	case strings.Contains(e.Message, "mapping values are not allowed"):
		code = CodeYAMLColon
	case strings.Contains(e.ContextMsg, "quoted scalar") && strings.Contains(e.Message, "unexpected"):
		code, mark = CodeYAMLQuote, e.ContextMark
	case strings.Contains(e.ContextMsg, "flow "):
		code, mark = CodeYAMLBracket, e.ContextMark
		if open := strings.IndexAny(text, "[{"); open >= 0 && charAt(text, mark.Line, mark.Column) == "" {
			mark.Line, mark.Column = position(text, open) // rather than the end of the file
		}
	case strings.Contains(e.Message, "anchor"), strings.Contains(e.ContextMsg, "anchor"), strings.Contains(e.ContextMsg, "alias"):
		code = CodeYAMLAlias
	case strings.Contains(e.Message, "cannot start any token"):
		if code, value = CodeYAMLStart, charAt(text, mark.Line, mark.Column); value == "\t" {
			code = CodeYAMLTab
		}
	}
	r.tell(mark.Line+line, max(mark.Column, 1), Error, code, "detail", e.Message, "value", value)
}

// charAt is the character at a line and column, both from 1.
func charAt(text string, line, column int) string {
	for range line - 1 {
		_, text, _ = strings.Cut(text, "\n")
	}
	for _, c := range text {
		if column--; column == 0 {
			return string(c)
		}
	}
	return ""
}
