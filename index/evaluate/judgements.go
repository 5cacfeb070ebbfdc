package main

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
)

// judgementsFile is where the judgements of the library's own cases lie, from the
// root of the module.
const judgementsFile = "index/testdata/judgements.tsv"

// answersCase is the least grade of a case that answers a question; those below
// only help, and count in nDCG alone.
const answersCase = 2

// readJudgements reads judgements.tsv: its head says what stands in it.
func readJudgements(path string) (_ []question, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("read the judgements: %w", err)
	}
	defer f.Close()
	var questions []question
	lines := bufio.NewScanner(f)
	heading := true
	for n := 1; lines.Scan(); n++ {
		line := lines.Text()
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if heading {
			heading = false
			continue
		}
		q, err := parseJudgement(line)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: %w", path, n, err)
		}
		questions = append(questions, q)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read the judgements: %w", err)
	}
	return questions, nil
}

// parseJudgement reads one line: id, groups, text, judgements.
func parseJudgement(line string) (question, error) {
	columns := strings.Split(line, "\t")
	if len(columns) != 4 {
		return question{}, fmt.Errorf("there are %d columns, 4 are wanted: id, groups, query, judgements", len(columns))
	}
	q := question{id: columns[0], groups: strings.Split(columns[1], ","), text: columns[2], least: answersCase, grades: make(map[string]int)}
	for _, group := range q.groups {
		if group == "en" || group == "fr" {
			q.lang = group
		}
	}
	if q.lang == "" {
		return question{}, fmt.Errorf("question %s has no language among its groups, en or fr", q.id)
	}
	for _, judged := range strings.Fields(columns[3]) {
		slug, grade, _ := strings.Cut(judged, "=")
		n, err := strconv.Atoi(grade)
		if err != nil || n < 1 || n > answersCase {
			return question{}, fmt.Errorf("%q is no judgement: slug=2 answers, slug=1 helps", judged)
		}
		if q.grades[slug] != 0 {
			return question{}, fmt.Errorf("%s is judged twice", slug)
		}
		q.grades[slug] = n
	}
	if len(q.answers()) == 0 {
		return question{}, fmt.Errorf("no case answers question %s", q.id)
	}
	return q, nil
}

// answers are the documents that answer the question, sorted.
func (q *question) answers() []string {
	var answers []string
	for doc, grade := range q.grades {
		if grade >= q.least {
			answers = append(answers, doc)
		}
	}
	slices.Sort(answers)
	return answers
}
