package kb

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"
)

// Check tells all that is wrong in the library: every file for itself, what
// files say of each other, the collections, and taxonomy.yaml. Problems are in
// the order of paths and lines. What can't be told of any file, such as a folder
// that can't be read, is the error.
func (l *Library) Check(ctx context.Context) (Problems, error) {
	files, err := l.Files(ctx)
	if err != nil {
		return nil, err
	}
	tax, problems, err := l.taxonomiesToCheck()
	if err != nil {
		return nil, err
	}
	groups, misnamed := l.bySlug(files)
	problems = append(slices.Clone(problems), misnamed...)

	found := make([]checked, len(groups))
	g, groupCtx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, group := range groups {
		g.Go(func() error {
			found[i] = l.checkCase(group, tax)
			return groupCtx.Err()
		})
	}
	if err := g.Wait(); err != nil {
		return nil, err
	}
	links, known := newLinks(found), NewKnown(casesOf(found))
	for _, c := range found {
		problems = append(problems, c.problems...)
		problems = append(problems, l.checkLinks(c, links)...)
		problems = append(problems, l.checkPersons(c, known)...)
		problems = append(problems, l.checkDuplicates(c, known, links)...)
	}
	collections, err := l.checkCollections(ctx, links)
	if err != nil {
		return nil, err
	}
	problems = append(problems, collections...)
	problems = append(problems, l.checkUnread()...)
	sortProblems(problems)
	return problems, nil
}

// taxonomiesToCheck are the taxonomies that cases are held against, also where
// taxonomy.yaml is wrong, and what is wrong in it.
func (l *Library) taxonomiesToCheck() (*Taxonomies, Problems, error) {
	l.own.mu.Lock()
	defer l.own.mu.Unlock()
	if err := l.readOwn(); err != nil {
		return nil, nil, err
	}
	tax, problems, err := l.parseOwn()
	if err == nil && tax == nil {
		tax, err = BuiltinTaxonomies()
	}
	return tax, problems, err
}

// A caseFiles is the names of one case's files.
type caseFiles struct {
	slug  string
	names []string
}

// bySlug puts together the files of each case, in the order of slugs, and tells
// those whose name is none of a case.
func (l *Library) bySlug(files []FileInfo) ([]caseFiles, Problems) {
	var problems Problems
	names := make(map[string][]string, len(files))
	for _, f := range files {
		slug, _, ok := SplitName(f.Name)
		if !ok {
			problems = append(problems, NewProblem(l.Path(f.Name), 0, 0, Error, CodeFileName, "name", f.Name, "right", rightName(f.Name)))
			continue
		}
		names[slug] = append(names[slug], f.Name)
	}
	groups := make([]caseFiles, 0, len(names))
	for slug, list := range names {
		groups = append(groups, caseFiles{slug, list})
	}
	slices.SortFunc(groups, func(a, b caseFiles) int { return strings.Compare(a.slug, b.slug) })
	return groups, problems
}

// rightName is the nearest name that a case's file can have, "" where none is.
func rightName(name string) string {
	stem := strings.TrimSuffix(name, ".md")
	if base, lang, translated := cutLast(stem, "."); translated {
		if tag := nearestLang(lang); tag != "" {
			if slug := slugLike(base, minSlug); slug != "" {
				return slug + "." + tag + ".md"
			}
		}
	}
	if slug := slugLike(stem, minSlug); slug != "" {
		return slug + ".md"
	}
	return ""
}

func cutLast(s, sep string) (before, after string, found bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// A checked is what the rules that look at more than one file need of a case.
type checked struct {
	slug, path       string // of the original
	original         string // its name, "" where there is none
	related, aliases []string
	told             *Case // nil where the original has errors
	problems         Problems
}

// casesOf are the cases without errors.
func casesOf(found []checked) []*Case {
	var cases []*Case
	for _, c := range found {
		if c.told != nil {
			cases = append(cases, c.told)
		}
	}
	return cases
}

func (l *Library) checkCase(group caseFiles, tax *Taxonomies) checked {
	c, problems := l.parse(group.slug, group.names, tax)
	found := checked{slug: group.slug, problems: problems}
	if name := group.slug + ".md"; slices.Contains(group.names, name) {
		found.original, found.path = name, l.Path(name)
	}
	if c != nil {
		found.related, found.aliases, found.told = c.Related, c.Aliases, c
	}
	return found
}

// checkCollections checks each file of the folder of collections.
func (l *Library) checkCollections(ctx context.Context, links *links) (Problems, error) {
	names, err := l.names(collectionsFolder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the folder %s: %w", l.Path(collectionsFolder), err)
	}
	var problems Problems
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if !isCaseFile(name) {
			continue
		}
		problems = append(problems, l.checkCollection(collectionsFolder+"/"+name, links)...)
	}
	return problems, nil
}

// collectionsFolder lies in the library; its files are no cases.
const collectionsFolder = "collections"

func (l *Library) checkCollection(name string, links *links) Problems {
	path := l.Path(name)
	data, err := l.read(name)
	if err != nil {
		return Problems{NewProblem(path, 0, 0, Error, CodeUnreadable, "detail", err.Error())}
	}
	c, problems := ParseCollection(path, data)
	if c == nil {
		return problems
	}
	for _, pick := range c.Cases {
		if !links.known(pick.Slug) {
			problems = append(problems, links.unknown(path, data, "cases", pick.Slug))
		}
	}
	return problems
}
