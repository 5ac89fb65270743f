package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rectify/bot/eval"
	"rectify/data/feedback"
	asked "rectify/handlers/feedback"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
)

type feedbackCommand struct {
	Bad    bool   `help:"Only answers that did not help."`
	JSON   bool   `name:"json" help:"Print a JSON array, oldest first."`
	Export string `help:"Write the questions whose answers did not help into a question file for eval." placeholder:"FILE"`
}

// Run lists the ratings of answers, or writes a question file of those that did not
// help.
func (c *feedbackCommand) Run(ctx context.Context, config *Config, app *App, s streams) error {
	ratings, err := app.Ledger.Ratings(ctx)
	if err != nil {
		return err
	}
	if c.Bad || c.Export != "" {
		ratings = slices.DeleteFunc(ratings, func(r feedback.Rating) bool { return r.Good })
	}
	switch {
	case c.Export != "":
		return exportFeedback(c.Export, ratings, app.Zone, config.reader(), s)
	case c.JSON:
		return printJSON(s.out, orEmpty(ratings))
	}
	return show(s.out, asked.RatingsReply(config.reader(), ratings, app.Zone))
}

// exportFeedback replaces the file only once the new one is complete.
func exportFeedback(path string, ratings []feedback.Rating, zone *time.Location, l reply.Lang, s streams) error {
	var questions []eval.Question
	for i, r := range ratings {
		questions = append(questions, eval.Question{
			ID: fmt.Sprint("f", i+1), Lang: grammar.Language(r.Question), Mode: eval.Ungraded, Text: r.Question,
			Notes: []string{r.At.In(zone).Format(time.DateOnly) + " " + r.By + " " + r.Reason, r.Answer},
		})
	}
	out, err := os.CreateTemp(filepath.Dir(path), ".rectify-feedback-")
	if err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	defer os.Remove(out.Name())
	if err := errors.Join(eval.Write(out, questions), out.Close(), os.Rename(out.Name(), path)); err != nil {
		return fmt.Errorf("writing %s: %w", path, err)
	}
	fmt.Fprintln(s.err, l.Phrase(msgWrittenQuestions, path, len(questions)))
	return nil
}

type aliasesCommand struct {
	Words []string `arg:"" optional:"" help:"confirm ID or remove ID; without, all are listed."`
	As    string   `help:"Who decides; default: your login name." placeholder:"USER"`
	JSON  bool     `name:"json" help:"Print the wordings as a JSON array."`
}

// Run lists the learned wordings, or decides on one. Anybody who can write the
// ledger's file may do so.
func (c *aliasesCommand) Run(ctx context.Context, config *Config, app *App, s streams) error {
	if c.JSON {
		all, err := app.Ledger.Wordings(ctx)
		if err != nil {
			return err
		}
		return printJSON(s.out, orEmpty(all))
	}
	answered, err := app.Assistant.Command(ctx, reply.Request{
		Text: "aliases " + strings.Join(c.Words, " "), Lang: config.reader(), Via: "cli",
		Person: reply.Person{ID: login(c.As), Role: reply.Approver},
	})
	if err != nil {
		return err
	}
	return show(s.out, answered)
}
