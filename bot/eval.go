package main

import (
	"context"
	"fmt"
	"os"

	"rectify/handlers/evaluation"
)

type evalCommand struct {
	Files []string `arg:"" type:"existingfile" help:"Question files (tab-separated: id, lang, mode, expect, question)."`
}

// Run puts the questions of each file to an assistant with a fresh ledger,
// through the same code as ask, and prints the figures.
func (c *evalCommand) Run(ctx context.Context, config *Config, s streams) error {
	fresh := *config
	var err error
	if fresh.Data, err = os.MkdirTemp("", "rectify-eval-"); err != nil {
		return fmt.Errorf("making a directory for the evaluation: %w", err)
	}
	defer os.RemoveAll(fresh.Data)
	app, err := openApp(ctx, &fresh, s.err)
	if err != nil {
		return err
	}
	defer app.Close()
	for _, path := range c.Files {
		questions, err := readQuestions(path)
		if err != nil {
			return err
		}
		results, err := evaluation.Run(ctx, app.Assistant, questions)
		if err != nil {
			return err
		}
		fmt.Fprintf(s.out, "%s\n", path)
		evaluation.Print(s.out, results)
	}
	return nil
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
