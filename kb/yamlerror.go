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
	switch {
	case strings.Contains(err.Error(), "single document"):
		r.tell(line+secondDocument(text), 1, Error, CodeYAMLSecond)
		return
	case !errors.As(err, &e) || e.Mark.Line == 0:
		r.tell(line+1, 1, Error, CodeYAML, "detail", err.Error())
		return
	}
	mark := e.Mark
	code, value := CodeYAML, ""
	switch {
	case strings.Contains(e.Message, "tab character"):
		code = CodeYAMLTab
	case strings.Contains(e.Message, "block sequence entries"):
		code = CodeYAMLDash
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
	case strings.Contains(e.Message, "did not find expected"):
		code = CodeYAMLIndent
	case strings.Contains(e.Message, "cannot start any token"):
		if code, value = CodeYAMLStart, charAt(text, mark.Line, mark.Column); value == "\t" {
			code = CodeYAMLTab
		}
	}
	r.tell(mark.Line+line, max(mark.Column, 1), Error, code, "detail", e.Message, "value", value)
}

// secondDocument is the line on which a second YAML document begins, which the
// error itself doesn't say.
func secondDocument(text string) int {
	n := 0
	for line := range strings.Lines(text) {
		n++
		if strings.HasPrefix(line, fence) || strings.HasPrefix(line, "...") {
			return n
		}
	}
	return 1
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
