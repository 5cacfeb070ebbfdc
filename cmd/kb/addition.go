package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"casebook/kb"
)

// An addition is the files of one case on their way into the library.
type addition struct {
	slug      string
	files     []kb.File
	fromFiles bool   // they are on disk already: nothing is lost when they are refused
	free      bool   // nobody chose the slug: another will do where it is taken
	tipDraft  string // the tip's file, of which nothing is left to keep; "" where there is none
}

// rename gives all files the name of another slug.
func (in *addition) rename(slug string) {
	for i, f := range in.files {
		_, lang, _ := kb.SplitName(filepath.Base(f.Path))
		in.files[i].Path = fileName(slug, lang)
	}
	in.slug = slug
}

// freeSlug is a slug that no case has: the one wanted, else with a number behind.
func freeSlug(lib *kb.Library, wanted string) string {
	slug := wanted
	for n := 2; ; n++ {
		if _, err := lib.Stat(fileName(slug, "")); err != nil {
			return slug
		}
		slug = fmt.Sprintf("%s-%d", wanted, n)
	}
}

// addition reads what is to be added, from files, standard input or flags.
func (a *app) addition(o addOptions, tax *kb.Taxonomies) (*addition, error) {
	switch {
	case len(o.from) == 0 && !o.draft.given:
		return nil, usagef("nothing to add, and no terminal to ask on: want --from FILE, --from - or the case by flags: %s", strings.Join(o.draft.missing(), ", "))
	case len(o.from) == 0:
		return a.fromFlags(o, tax)
	case o.draft.given:
		return nil, usagef("--from and the flags of a case can't both be")
	case len(o.from) == 1 && o.from[0] == "-":
		return a.fromInput(o, tax)
	}
	return a.fromFiles(o)
}

// fromFiles reads a case, its translations, or both.
func (a *app) fromFiles(o addOptions) (*addition, error) {
	in := &addition{slug: o.slug, fromFiles: true}
	if len(o.from) == 1 {
		data, err := readCaseFile(o.from[0])
		if err != nil {
			return nil, err
		}
		if isJSON(data) {
			in, err := a.fromJSON(o, o.from[0], data)
			if err == nil {
				in.fromFiles = true
			}
			return in, err
		}
	}
	for _, path := range o.from {
		if path == "-" {
			return nil, usagef("--from - stands alone: give the translations as files afterwards")
		}
		slug, lang, ok := kb.SplitName(filepath.Base(path))
		switch {
		case !ok && o.slug == "":
			return nil, usagef("%s is not named as a case file: want a name like old-spice.md or old-spice.fr.md, or --slug", path)
		case !ok:
			lang = ""
		case in.slug == "":
			in.slug = slug
		case in.slug != slug && o.slug == "":
			return nil, usagef("%s is not of the case %s: add one case at a time", path, in.slug)
		}
		data, err := readCaseFile(path)
		if err != nil {
			return nil, err
		}
		named := path
		if o.slug != "" && o.slug != slug {
			named = fileName(o.slug, lang)
		}
		in.files = append(in.files, kb.File{Path: named, Data: data})
	}
	return in, nil
}

func fileName(slug, lang string) string {
	if lang != "" {
		slug += "." + lang
	}
	return slug + ".md"
}

// fromInput reads a case file from standard input; its title makes its name where
// none is given.
func (a *app) fromInput(o addOptions, tax *kb.Taxonomies) (*addition, error) {
	data, err := readLimited(a.in)
	if err != nil {
		return nil, err
	}
	if len(strings.TrimSpace(string(data))) == 0 {
		return nil, usagef("--from -: standard input is empty")
	}
	if isJSON(data) {
		return a.fromJSON(o, "-", data)
	}
	slug := o.slug
	if slug == "" {
		slug = unnamed
		c, _ := kb.Parse(unnamed, []kb.File{{Path: fileName(unnamed, ""), Data: data}}, tax)
		if c != nil {
			slug = slugOf(c.Title)
		}
	}
	return &addition{slug: slug, free: o.slug == "", files: []kb.File{{Path: fileName(slug, ""), Data: data}}}, nil
}

// unnamed is the name of a case that has no title to make one of.
const unnamed = "new-case"

func (a *app) fromFlags(o addOptions, tax *kb.Taxonomies) (*addition, error) {
	c, err := a.Config()
	if err != nil {
		return nil, err
	}
	made, err := o.draft.build(a, tax, a.lang(c))
	if err != nil {
		return nil, err
	}
	if made.Slug = o.slug; made.Slug == "" {
		made.Slug = slugOf(made.Title)
	}
	return &addition{slug: made.Slug, free: o.slug == "", files: kb.Render(made)}, nil
}

// slugLength is where a name that is made from a title ends: before the word that
// goes beyond.
const slugLength = 60

// slugOf makes a name of a title: small letters and digits, whole words.
func slugOf(title string) string {
	var kept string
	for word := range strings.SplitSeq(kb.CompanySlug(title), "-") {
		word = strings.Map(func(r rune) rune {
			if r < 0x80 {
				return r
			}
			return -1
		}, word)
		switch {
		case word == "":
		case kept == "":
			kept = word[:min(len(word), slugLength)]
		case len(kept)+1+len(word) > slugLength:
			return kept
		default:
			kept += "-" + word
		}
	}
	if !kb.ValidSlug(kept) {
		return unnamed
	}
	return kept
}

// withOriginal adds to translations the original that the library has, so that
// they can be checked together. A case that is there already is an error.
func (in *addition) withOriginal(a *app, lib *kb.Library) ([]kb.File, error) {
	all := in.files
	original := fileName(in.slug, "")
	alone := true // only translations are added
	for _, f := range in.files {
		name := filepath.Base(f.Path)
		alone = alone && name != original
		if _, err := lib.Stat(name); err == nil {
			return nil, fmt.Errorf("%s: %w", lib.Path(name), kb.ErrExists)
		}
	}
	if !alone {
		return all, nil
	}
	data, err := lib.ReadFile(original)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, a.no("there is no case %s to translate", in.slug)
	}
	if err != nil {
		return nil, err
	}
	return append([]kb.File{{Path: lib.Path(original), Data: data}}, all...), nil
}
