package exchange

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"unicode/utf8"
)

// maxDepth is how deep values may lie in each other; a case needs six.
const maxDepth = 20

var errDepth = errors.New("the values lie too deep in each other")

// A jsonParser reads one JSON value into nodes that know their places.
type jsonParser struct {
	data []byte
	d    *json.Decoder
	at   int   // up to here places are counted
	here place // of at
}

// parseJSON reads the one value of data, whose first byte has a place.
func parseJSON(data []byte, first place) (*node, error) {
	p := &jsonParser{data: data, d: json.NewDecoder(bytes.NewReader(data)), here: first}
	p.d.UseNumber()
	return p.value(0)
}

// next is a token and its place.
func (p *jsonParser) next() (json.Token, place, error) {
	start := int(p.d.InputOffset())
	for start < len(p.data) && bytes.IndexByte([]byte(" \t\r\n,:"), p.data[start]) >= 0 {
		start++
	}
	for p.at < start {
		r, size := utf8.DecodeRune(p.data[p.at:])
		p.at += size
		if r == '\n' {
			p.here = place{p.here.line + 1, 1}
			continue
		}
		p.here.column++
	}
	at := p.here
	t, err := p.d.Token()
	return t, at, err
}

func (p *jsonParser) value(depth int) (*node, error) {
	if depth > maxDepth {
		return nil, errDepth
	}
	t, at, err := p.next()
	if err != nil {
		return nil, err
	}
	switch t := t.(type) {
	case string:
		return &node{kind: word, text: t, place: at}, nil
	case json.Number:
		return &node{kind: bare, text: t.String(), place: at}, nil
	case bool:
		return &node{kind: bare, text: strconv.FormatBool(t), place: at}, nil
	case json.Delim:
		if t == '[' {
			return p.list(at, depth)
		}
		return p.mapping(at, depth)
	}
	return &node{place: at}, nil
}

func (p *jsonParser) list(at place, depth int) (*node, error) {
	n := &node{kind: list, place: at}
	for p.d.More() {
		item, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		n.items = append(n.items, item)
	}
	_, _, err := p.next()
	return n, err
}

func (p *jsonParser) mapping(at place, depth int) (*node, error) {
	n := &node{kind: mapping, place: at}
	for p.d.More() {
		key, keyAt, err := p.next()
		if err != nil {
			return nil, err
		}
		name, _ := key.(string) // the decoder lets nothing else be a key
		value, err := p.value(depth + 1)
		if err != nil {
			return nil, err
		}
		n.fields = append(n.fields, field{name, keyAt, value})
	}
	_, _, err := p.next()
	return n, err
}
