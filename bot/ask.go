package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"time"

	"rectify/handlers/reply"
)

type askCommand struct {
	Question []string `arg:"" help:"The question; - reads one a line from standard input."`
	JSON     bool     `name:"json" help:"Print the answer as JSON."`
}

// longestLine limits one line of standard input, in bytes.
const longestLine = 4 << 20

// Run answers one question, or one per line.
func (c *askCommand) Run(ctx context.Context, config *Config, app *App, s streams) error {
	question := strings.Join(c.Question, " ")
	if question != "-" {
		return c.answer(ctx, app, question, s.out)
	}
	lines := bufio.NewScanner(s.in)
	lines.Buffer(nil, longestLine)
	out := bufio.NewWriter(s.out)
	defer out.Flush()
	for lines.Scan() {
		if err := c.answer(ctx, app, lines.Text(), out); err != nil {
			return err
		}
		if err := out.Flush(); err != nil {
			return fmt.Errorf("writing the answer: %w", err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("reading questions: %w", err)
	}
	return nil
}

func (c *askCommand) answer(ctx context.Context, app *App, question string, out io.Writer) error {
	start := time.Now()
	answered, err := app.Assistant.Ask(ctx, question)
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(out).Encode(newAnswer(answered, time.Since(start)))
	}
	_, err = fmt.Fprintln(out, answered.Plain())
	return err
}

// answer is the JSON form of a reply, fixed by DESIGN §4.
type answer struct {
	Question  string           `json:"question"`
	Lang      reply.Lang       `json:"lang"`
	Kind      reply.Kind       `json:"kind"`
	Text      string           `json:"text"`
	Items     []reply.ItemRef  `json:"items"`
	Citations []reply.Citation `json:"citations"`
	Source    reply.Source     `json:"source"`
	Certainty reply.Certainty  `json:"certainty"`
	ElapsedMS float64          `json:"elapsed_ms"`
}

func newAnswer(r reply.Reply, elapsed time.Duration) answer {
	return answer{
		Question: r.Question, Lang: r.Lang, Kind: r.Kind, Text: r.Plain(),
		Items: orEmpty(r.Items), Citations: orEmpty(r.Citations), Source: r.Source, Certainty: r.Certainty,
		ElapsedMS: float64(elapsed.Microseconds()) / 1000,
	}
}

// orEmpty replaces nil by an empty list: [] in JSON, not null.
func orEmpty[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}
