package main

import (
	"context"
	"slices"
	"strings"

	"casebook/kb"
)

// askTranslation asks for the case in another language: its title, then its text in
// the editor, the original below.
func askTranslation(ctx context.Context, f *form) error {
	return f.sequence(
		f.askTranslationLang,
		func() error {
			t := f.translation()
			q := f.question("translation-title", f.languageName(t.Lang))
			q.help, q.value = f.c.Title, t.Title
			q.check = func(v string) error { return f.toldOfTranslation("title", func(t *kb.Translation) { t.Title = v }) }
			answer, err := f.line("translation-title", q)
			if err == nil {
				f.translation().Title = answer
			}
			return err
		},
		func() error {
			t := f.translation()
			text := t.Body
			if text == "" {
				text = translationBody(f.c, t.Lang, f.text)
			}
			return f.askEditor(ctx, "translation-body", t.Lang, text, func(text string) error {
				f.translation().Body = strings.TrimSpace(string(withoutOriginal([]byte("\n" + text))))
				if err := f.save(); err != nil {
					return err
				}
				return f.toldOfTranslation("", func(*kb.Translation) {})
			})
		},
	)
}

func (f *form) askTranslationLang() error {
	q := f.question("translation-lang")
	var have []string
	for _, t := range f.c.Translations {
		have = append(have, t.Lang)
	}
	q.options = f.languageOptions(append(have, "en", "fr", "de", "it", "es"))
	q.options = slices.DeleteFunc(q.options, func(o option) bool { return o.value == f.c.Lang })
	q.value = q.options[0].value
	lang, err := f.askLanguage("translation-other", q, f.c.Lang)
	if err != nil {
		return err
	}
	at := slices.IndexFunc(f.c.Translations, func(t kb.Translation) bool { return t.Lang == lang })
	t := kb.Translation{Lang: lang, Translated: today()}
	if at >= 0 {
		t = f.c.Translations[at]
		f.c.Translations = slices.Delete(slices.Clone(f.c.Translations), at, at+1)
	}
	f.c.Translations = append([]kb.Translation{t}, f.c.Translations...) // the first is the one that is asked for
	return nil
}

// translation is the one that is being told.
func (f *form) translation() *kb.Translation { return &f.c.Translations[0] }

// toldOfTranslation is what kb says of a key of the translation's file, or of its
// text where that is "".
func (f *form) toldOfTranslation(key string, set func(t *kb.Translation)) error {
	c := *f.c
	c.Slug, c.Translations = unnamed, []kb.Translation{*f.translation()}
	set(&c.Translations[0])
	files := kb.Render(&c)
	first, last := keyLines(files[1].Data, key)
	_, problems := kb.Parse(c.Slug, files, f.tax)
	for _, p := range problems {
		if p.Path == files[1].Path && p.Severity == kb.Error &&
			(p.Line >= first && p.Line <= last || p.Code == kb.CodeKeyMissing && p.Args["key"] == key) {
			return negative(p.In(f.t.lang))
		}
	}
	return nil
}
