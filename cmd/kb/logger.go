package main

import (
	"context"
	"log/slog"
	"strings"
)

// A talker is a slog.Handler for people: what the library and the index have to
// say stands among the other messages of a command, as a sentence.
type talker struct {
	streams
	attrs []slog.Attr
}

// Enabled lets warnings and errors through.
func (t talker) Enabled(_ context.Context, level slog.Level) bool { return level >= slog.LevelWarn }

// Handle prints the message, what belongs to it in brackets.
func (t talker) Handle(_ context.Context, r slog.Record) error {
	var about []string
	add := func(a slog.Attr) bool {
		about = append(about, a.Key+": "+a.Value.String())
		return true
	}
	for _, a := range t.attrs {
		add(a)
	}
	r.Attrs(add)
	message := r.Message
	if len(about) > 0 {
		message += " (" + strings.Join(about, ", ") + ")"
	}
	t.sayLine(message)
	return nil
}

// WithAttrs keeps attrs for every message.
func (t talker) WithAttrs(attrs []slog.Attr) slog.Handler {
	t.attrs = append(t.attrs[:len(t.attrs):len(t.attrs)], attrs...)
	return t
}

// WithGroup is of no use to a reader.
func (t talker) WithGroup(string) slog.Handler { return t }
