package main

import (
	"context"
	"fmt"
	"os"
	"time"

	"rectify/handlers"
	"rectify/handlers/evaluation"
)

type evalCommand struct {
	Files []string `arg:"" type:"existingfile" help:"Question files (tab-separated: id, lang, mode, expect, question)."`
}

// Run puts the questions of each file to an assistant with a fresh ledger,
// through the same code as ask, and prints the figures: of search alone, and,
// where a language model is configured, of each thing it adds.
func (c *evalCommand) Run(ctx context.Context, config *Config, s streams) error {
	for _, path := range c.Files {
		questions, err := readQuestions(path)
		if err != nil {
			return err
		}
		for _, way := range waysToAnswer(config.Model) {
			results, outcomes, err := put(ctx, config, way.modelSettings, questions, s)
			if err != nil {
				return err
			}
			fmt.Fprintf(s.out, "%s%s\n", path, way.name)
			evaluation.Print(s.out, results)
			evaluation.PrintWritten(s.out, results, outcomes)
		}
	}
	return nil
}

// A way is what answers are made with.
type way struct {
	modelSettings
	name string
}

// waysToAnswer are search alone, each model that is configured beside it, and
// both.
func waysToAnswer(m modelSettings) []way {
	m.Wait, m.PerPerson, m.PerDay = time.Hour, 0, 0 // the model is measured, not the patience
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

// put has an assistant with a fresh ledger answer the questions.
func put(ctx context.Context, config *Config, with modelSettings, questions []evaluation.Question, s streams) ([]evaluation.Result, []handlers.Outcome, error) {
	fresh := *config
	fresh.Model, fresh.Database = with, ""
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
	var outcomes []handlers.Outcome
	if app.Model != nil {
		app.Model.also = func(o handlers.Outcome) { outcomes = append(outcomes, o) }
	}
	results, err := evaluation.Run(ctx, app.Assistant, questions)
	return results, outcomes, err
}

func readQuestions(path string) ([]evaluation.Question, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("reading questions: %w", err)
	}
	defer file.Close()
	questions, err := evaluation.Read(file)
	if err != nil {
		return nil, fmt.Errorf("reading questions from %s: %w", path, err)
	}
	return questions, nil
}
