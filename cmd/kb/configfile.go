package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"go.yaml.in/yaml/v4"
)

const configName = "kb.yaml"

// A configFile is one kb.yaml. It is read here and not by viper, which knows
// neither lines nor unknown keys: a misspelt key must not be passed over.
type configFile struct {
	path   string
	values map[string]any
	lines  map[string]int // by key, from 1
}

// readConfigFile is nil where there is no such file.
func readConfigFile(path string) (*configFile, error) {
	data, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the configuration: %w", err)
	}
	f := &configFile{path: path, values: make(map[string]any), lines: make(map[string]int)}
	var doc yaml.Node
	if err := yaml.Load(data, &doc); err != nil {
		return nil, f.broken(err)
	}
	if len(doc.Content) == 0 {
		return f, nil
	}
	top := doc.Content[0]
	if top.Kind == yaml.ScalarNode && top.Tag == "!!null" {
		return f, nil
	}
	if top.Kind != yaml.MappingNode {
		return nil, f.wrong(top, "want lines of the form key: value")
	}
	for i := 0; i+1 < len(top.Content); i += 2 {
		if err := f.add(top.Content[i], top.Content[i+1]); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func (f *configFile) add(key, value *yaml.Node) error {
	known := settings()
	var keys []string
	for _, s := range known {
		keys = append(keys, s.key)
		if s.key != key.Value {
			continue
		}
		switch {
		case f.lines[s.key] > 0:
			return f.wrong(key, "key %q stands here twice, first in line %d", s.key, f.lines[s.key])
		case s.list && value.Kind == yaml.SequenceNode:
			if value = oneValue(value); value == nil {
				return f.wrong(key, "%s wants a list of values", s.key)
			}
		case value.Kind != yaml.ScalarNode:
			return f.wrong(value, "%s wants one value", s.key)
		}
		f.lines[s.key] = key.Line
		text := value.Value
		if value.Tag == "!!null" {
			text = ""
		}
		if s.path && text != "" && !filepath.IsAbs(text) {
			text = filepath.Join(filepath.Dir(f.path), text)
		}
		f.values[s.key] = text
		return nil
	}
	right := "known are " + strings.Join(keys, ", ")
	if near := nearest(key.Value, keys); near != "" {
		right = fmt.Sprintf("did you mean %q?", near)
	}
	return f.wrong(key, "key %q is not known; %s", key.Value, right)
}

// oneValue is a list as it is written in one value; nil where it has lists in it.
func oneValue(list *yaml.Node) *yaml.Node {
	var values []string
	for _, n := range list.Content {
		if n.Kind != yaml.ScalarNode {
			return nil
		}
		values = append(values, n.Value)
	}
	return &yaml.Node{Kind: yaml.ScalarNode, Value: strings.Join(values, ",")}
}

// wrong is a mistake at a place of the file.
func (f *configFile) wrong(at *yaml.Node, format string, args ...any) error {
	place := fmt.Sprintf("%s:%d:%d: ", f.path, at.Line, at.Column)
	return &usageError{message: place + fmt.Sprintf(format, args...), enough: true}
}

// broken tells what the YAML reader could not read, and where.
func (f *configFile) broken(err error) error {
	var at *yaml.LoadError
	if errors.As(err, &at) {
		return f.wrong(&yaml.Node{Line: at.Mark.Line, Column: at.Mark.Column}, "this is not YAML: %s", at.Message)
	}
	return &usageError{message: fmt.Sprintf("%s: this is not YAML: %s", f.path, err), enough: true}
}
