package kb_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"casebook/kb"
	"casebook/kb/kbtest"
)

// note is a whole case file with some more lines of front matter.
func note(extra string) string {
	return `---
type: practice
title: Signing comments as a person
sector: general
lang: en
uses: [communication]
summary:
  en: "Who comments in the name of a company does so under a name of their own, and says whom they work for."
  fr: "Qui commente au nom d’une entreprise le fait sous son propre nom, et dit pour qui la personne travaille."
sources:
  - {title: "Signing comments", kind: blog-post}
contributors: [editors]
added: 2026-11-24
` + extra + "---\n\nSign with your own name. [^1]\n"
}

// checkFolder checks a folder of the working folder, so that problems name paths
// as a user would.
func checkFolder(t *testing.T, files string) string {
	t.Helper()
	dir := kbtest.Library(t, files)
	t.Chdir(dir)
	problems, err := openFolder(t, "cases").Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return problems.Error()
}

func TestCheckAcrossFiles(t *testing.T) {
	got := checkFolder(t, `What files say of each other, and what no file can say for itself.
-- cases/zappos-service.md --
`+note(`related:
  - lego-ideas
  - zappos-servise
  - old-name
  - hidden-page
aliases: [lego-ideas, zappos-old, zappos]
`)+`-- cases/zappos-service.fr.md --
---
title: Signer ses commentaires en personne
---
-- cases/lego-ideas.md --
`+note("aliases: [old-name, zappos]\n")+`-- cases/lego-ideas.en.md --
---
title: Signing comments as a person
---
-- cases/lego-ideas.de-ch.md --
---
title: Kommentare als Person zeichnen
---
-- cases/lego-ideas.de-CH.md --
---
title: Kommentare als Person zeichnen
---
-- cases/orphan-case.fr.md --
---
title: Une traduction sans original
---
-- cases/Vine Marketing.md --
`+note("")+`-- cases/vine_marketing.français.md --
-- cases/.hidden-page.md --
not looked at
-- cases/drafts/anything.md --
not looked at
-- cases/taxonomy.yaml --
channels:
  - slug: blog
    label: {en: Blog, fr: Blog}
uses:
  - slug: other
    label: {en: Other, fr: Autre}
-- cases/collections/first-answers.md --
---
title: First answers
summary:
  en: "How quickly companies answered for the first time, and what they said while they knew little."
  fr: "En combien de temps des entreprises ont répondu pour la première fois, et ce qu’elles ont dit."
cases:
  - slug: zappos-service
  - slug: zappos-old
    note: {en: "By its old name.", fr: "Sous son ancien nom."}
  - slug: legoideas
contributors: [editors]
added: 2026-11-24
---
`)
	want := strings.TrimSpace(`
cases/Vine Marketing.md: the name "Vine Marketing.md" is not of the form slug.md or slug.fr.md; a slug has 3 to 80 letters a-z, digits and hyphens; call it vine-marketing.md
cases/collections/first-answers.md:10:11: cases names "legoideas", which is no case here; did you mean "lego-ideas"?
cases/lego-ideas.de-ch.md: cases/lego-ideas.de-CH.md is a translation into de-CH already; two files for one slug and language
cases/lego-ideas.en.md: this is a second file in en, the language of lego-ideas.md; two files for one slug and language
cases/orphan-case.fr.md: this is a translation without its original, orphan-case.md
cases/taxonomy.yaml:2:5: channel "blog" is known already; take it out here
cases/taxonomy.yaml:4:1: "uses" can't be added to; a library adds only channels and sectors
cases/vine_marketing.français.md: the name "vine_marketing.français.md" is not of the form slug.md or slug.fr.md; a slug has 3 to 80 letters a-z, digits and hyphens; call it vine-marketing.fr.md
cases/zappos-service.md:16:5: related names "zappos-servise", which is no case here; did you mean "zappos-service"?
cases/zappos-service.md:18:5: related names "hidden-page", which is no case here
cases/zappos-service.md:19:11: alias "lego-ideas" already leads to lego-ideas
cases/zappos-service.md:19:35: alias "zappos" already leads to lego-ideas
`)
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n")); diff != "" {
		t.Error(diff)
	}
}

func TestCheckGoodLibrary(t *testing.T) {
	dir := t.TempDir()
	if err := kbtest.Corpus(dir, 200, 1); err != nil {
		t.Fatal(err)
	}
	problems, err := openFolder(t, dir).Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(problems) > 0 {
		t.Errorf("a generated library has problems:\n%v", problems)
	}
}

// A file that can't be read is its own problem: the others are looked at.
func TestCheckUnreadableFile(t *testing.T) {
	dir := kbtest.Library(t, "-- cases/good-case.md --\n"+note("related: [lost-case]\n")+"-- cases/lost-case.fr.md --\n---\ntitle: Une traduction dont l’original est perdu\n---\n")
	if err := os.Symlink("nowhere", filepath.Join(dir, "cases", "lost-case.md")); err != nil {
		t.Skip("the file system has no links:", err)
	}
	t.Chdir(dir)
	problems, err := openFolder(t, "cases").Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("cases/lost-case.md: the file can't be read: no such file or directory", problems.Error()); diff != "" {
		t.Error(diff)
	}
}

func TestUnreadableFolder(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "cases")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, named := range []string{file, filepath.Join(dir, "nowhere")} {
		if _, err := kb.OpenFolder(named); err == nil || !strings.Contains(err.Error(), named) {
			t.Errorf("got error %v, want one that names %s", err, named)
		}
	}
	gone := filepath.Join(dir, "gone")
	if err := os.Mkdir(gone, 0o750); err != nil {
		t.Fatal(err)
	}
	l := openFolder(t, gone)
	if err := os.Remove(gone); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Check(t.Context()); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a folder that went away: got %v, want ErrNotExist", err)
	}
	if os.Getuid() == 0 {
		return // root reads everything
	}
	locked := filepath.Join(dir, "locked")
	if err := os.Mkdir(locked, 0o000); err != nil {
		t.Fatal(err)
	}
	if _, err := kb.OpenFolder(locked); !errors.Is(err, os.ErrPermission) {
		t.Errorf("a locked folder: got %v, want ErrPermission", err)
	}
}

// A company signs no case, not even one about somebody else.
func TestCheckTellsBrandsThatSign(t *testing.T) {
	about := strings.NewReplacer("type: practice\n", "companies: [MyGreatBrand]\n", "title: Sign", "title: MyGreatBrand sign").
		Replace(note("countries: [CH]\nperiod: 2010\nchannels: [{name: blog}]\noutcome: success\nevidence: public\n"))
	about, _, _ = strings.Cut(about, "\nSign with your own name")
	about += "\n## Context\n\nA.\n\n## What they did\n\nB.\n\n## Results\n\nC.\n\n## Lessons\n\nD. [^1]\n"
	got := checkFolder(t, "Who signs.\n-- cases/brand.md --\n"+about+
		"-- cases/note.md --\n"+strings.Replace(note(""), "[editors]", `[editors, "The MyGreatBrand Team", "Judy Smith (MyGreatBrand)"]`, 1))
	const want = `cases/note.md:12:25: contributor "The MyGreatBrand Team" is an organisation, MyGreatBrand; name a person, such as Judy Smith (MyGreatBrand)`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
