package main

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"rectify/bot/eval"
	"rectify/handlers/compose"
)

type evalCommand struct {
	Wrong bool     `help:"Print every question that was answered wrongly; never those of a locked set." default:"true" negatable:""`
	Files []string `arg:"" type:"path" help:"Question files (tab-separated: id, lang, mode, expect, question), or folders that hold a notice.txt with its questions.tsv and talks*.tsv."`
}

// Run puts the questions of each set to an assistant with a fresh ledger,
// through the same code as ask, and prints the scores of search alone and, if a
// language model is configured, of each of its uses. A table follows, with a row
// for each set and a column for each mode.
func (c *evalCommand) Run(ctx context.Context, config *Config, s streams) error {
	var table eval.Table
	var sets []questionSet
	for _, path := range c.Files {
		of, err := readSets(path)
		if err != nil {
			return err
		}
		sets = append(sets, of...)
	}
	for _, set := range sets {
		for _, way := range waysToAnswer(config.Model) {
			results, outcomes, err := put(ctx, config, set.notice, way.modelSettings, set.questions, s)
			if err != nil {
				return err
			}
			fmt.Fprintf(s.out, "%s%s\n", set.path, way.name)
			eval.Print(s.out, results, c.Wrong && !set.locked)
			eval.PrintWritten(s.out, results, outcomes)
			table.Add(set.name+way.name, results)
		}
	}
	if len(sets) > 1 {
		table.Print(s.out)
	}
	return nil
}

// A questionSet is a file of questions about one notice.
type questionSet struct {
	name      string
	path      string
	notice    string // the notice's file; empty for the built-in one
	questions []eval.Question
	locked    bool // only totals are looked at
}

// The files of a folder with a notice and its questions.
const (
	noticeFile    = "notice.txt"
	questionsFile = "questions.tsv"
	talksFiles    = "talks*.tsv" // conversations; optional
	lockedFile    = "LOCKED"
)

// readSets reads a question file, or the questions and conversations of a folder with
// a notice.
func readSets(path string) (sets []questionSet, err error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("reading questions: %w", err)
	}
	name := strings.TrimSuffix(filepath.Base(path), ".tsv")
	if !info.IsDir() {
		sets = []questionSet{{name: name, path: path}}
	} else {
		_, err := os.Stat(filepath.Join(path, lockedFile))
		set := questionSet{name: name, path: filepath.Join(path, questionsFile), notice: filepath.Join(path, noticeFile), locked: err == nil}
		sets = append(sets, set)
		talks, err := filepath.Glob(filepath.Join(path, talksFiles))
		if err != nil {
			return nil, fmt.Errorf("looking for conversations: %w", err)
		}
		for _, file := range talks {
			set.name, set.path = name+" "+strings.TrimSuffix(filepath.Base(file), ".tsv"), file
			sets = append(sets, set)
		}
	}
	for i := range sets {
		if sets[i].questions, err = readQuestions(sets[i].path); err != nil {
			return nil, err
		}
	}
	return sets, nil
}

// A way is one way to produce answers: search alone, or with a model.
type way struct {
	modelSettings
	name string
}

// waysToAnswer returns search alone, search with each configured model, and search
// with both.
func waysToAnswer(m modelSettings) []way {
	m.Wait, m.PerPerson, m.PerDay = time.Hour, 0, 0 // measure the model, not the time limit
	alone, writes, embeds := m, m, m
	alone.Name, alone.Embedding, writes.Embedding, embeds.Name = "", "", "", ""
	if !m.any() {
		return []way{{alone, ""}}
	}
	ways := []way{{alone, ", search alone"}}
	if m.Embedding != "" {
		ways = append(ways, way{embeds, ", with " + m.Embedding})
	}
	if m.Name != "" {
		ways = append(ways, way{writes, ", with " + m.Name})
	}
	if m.Name != "" && m.Embedding != "" {
		ways = append(ways, way{m, ", with " + m.Name + " and " + m.Embedding})
	}
	return ways
}

// put lets an assistant with a fresh ledger of that notice answer the questions.
func put(ctx context.Context, config *Config, notice string, with modelSettings, questions []eval.Question, s streams) ([]eval.Result, []compose.Outcome, error) {
	fresh := *config
	fresh.Model, fresh.Database, fresh.Notice = with, "", cmp.Or(notice, config.Notice)
	var err error
	if fresh.Data, err = os.MkdirTemp("", "rectify-eval-"); err != nil {
		return nil, nil, fmt.Errorf("making a directory for the evaluation: %w", err)
	}
	defer os.RemoveAll(fresh.Data)
	app, err := openApp(ctx, &fresh, s.err)
	if err != nil {
		return nil, nil, err
	}
	defer app.Close()
	if err := app.Embed(ctx); err != nil {
		return nil, nil, err
	}
	var outcomes []compose.Outcome
	if app.Model != nil {
		app.Model.also = func(o compose.Outcome) { outcomes = append(outcomes, o) }
	}
	results, err := eval.Run(ctx, app.Assistant, questions)
	return results, outcomes, err
}

func readQuestions(path string) ([]eval.Question, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading questions: %w", err)
	}
	defer file.Close()
	questions, err := eval.Read(file)
	if err != nil {
		return nil, fmt.Errorf("reading questions from %s: %w", path, err)
	}
	return questions, nil
}
