package main

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
)

// The files of a judged collection: UTF-8, columns parted by tabs, one heading
// line, no quoting.
const (
	docsFile    = "docs.tsv.gz" // id, lang, title, text
	queriesFile = "queries.tsv" // id, lang, text
	qrelsFile   = "qrels.tsv"   // query, document, grade
)

// collections are the folders of judged collections that dir is or holds.
func collections(dir string) ([]string, error) {
	found, err := filepath.Glob(filepath.Join(dir, "*", docsFile))
	if err != nil {
		return nil, fmt.Errorf("look for collections in %s: %w", dir, err)
	}
	if _, err := os.Stat(filepath.Join(dir, docsFile)); err == nil { //nolint:gosec // to look where a person says is what it is for
		found = append(found, filepath.Join(dir, docsFile))
	}
	if len(found) == 0 {
		return nil, fmt.Errorf("%s: no %s is there or one folder below: %w", dir, docsFile, fs.ErrNotExist)
	}
	for i, file := range found {
		found[i] = filepath.Dir(file)
	}
	return found, nil
}

// readQuestions reads a collection's queries and their judgements. A query that
// no document answers is left out, as trec_eval does.
func readQuestions(dir string) ([]question, error) {
	grades := make(map[string]map[string]int)
	err := eachRow(filepath.Join(dir, qrelsFile), 3, func(row []string) error {
		grade, err := strconv.Atoi(row[2])
		if err != nil {
			return fmt.Errorf("the grade %q is no number", row[2])
		}
		if grade < 1 {
			return nil // judged, and wrong
		}
		if grades[row[0]] == nil {
			grades[row[0]] = make(map[string]int)
		}
		grades[row[0]][row[1]] = grade
		return nil
	})
	if err != nil {
		return nil, err
	}
	var questions []question
	err = eachRow(filepath.Join(dir, queriesFile), 3, func(row []string) error {
		if judged := grades[row[0]]; judged != nil {
			questions = append(questions, question{id: row[0], lang: row[1], text: plainQuery(row[2]), least: 1, grades: judged})
		}
		return nil
	})
	return questions, err
}

// plainQuery keeps the words of a query, their apostrophes and inner hyphens, and
// turns the rest into spaces, so that no quote or colon becomes query syntax.
func plainQuery(text string) string {
	runes := []rune(text)
	inWord := func(i int) bool {
		return i >= 0 && i < len(runes) && (unicode.IsLetter(runes[i]) || unicode.IsDigit(runes[i]) || unicode.IsMark(runes[i]))
	}
	for i, r := range runes {
		switch {
		case inWord(i), r == '\'', r == '’':
		case r == '-' && inWord(i-1) && inWord(i+1):
		default:
			runes[i] = ' '
		}
	}
	return strings.Join(strings.Fields(string(runes)), " ")
}

// eachRow calls visit for each row of a table but its heading; it is unpacked
// where its name ends in .gz.
func eachRow(path string, columns int, visit func(row []string) error) (err error) {
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("read a collection: %w", err)
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	var table io.Reader = f
	if strings.HasSuffix(path, ".gz") {
		if table, err = gzip.NewReader(f); err != nil {
			return fmt.Errorf("unpack %s: %w", path, err)
		}
	}
	lines := bufio.NewScanner(table)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		if n == 1 {
			continue
		}
		row := strings.Split(lines.Text(), "\t")
		if len(row) != columns {
			return fmt.Errorf("%s:%d: there are %d columns, %d are wanted", path, n, len(row), columns)
		}
		if err := visit(row); err != nil {
			return fmt.Errorf("%s:%d: %w", path, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read %s: %w", path, err)
	}
	return nil
}
