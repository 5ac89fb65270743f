package main

import (
	"bufio"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/ergochat/readline"
	"golang.org/x/term"

	"rectify/handlers/command"
	"rectify/handlers/reply"
)

type chatCommand struct{}

// lineReader gives one line of input at a time, io.EOF at the end.
type lineReader interface {
	ReadLine() (string, error)
	Close() error
}

const prompt = "› "

// Run converses with the person at the terminal until they leave.
func (c *chatCommand) Run(ctx context.Context, config *Config, app *App, s streams) error {
	lang := config.reader()
	greeting, err := app.Assistant.Greeting(ctx, lang)
	if err != nil {
		return err
	}
	if err := show(s.out, greeting); err != nil {
		return err
	}
	lines, err := openLines(config, s)
	if err != nil {
		return err
	}
	defer lines.Close()
	talk := &talk{app: app, lang: lang, person: reply.Person{ID: login(""), Role: reply.Approver}, name: "chat " + rand.Text()}
	for {
		line, err := readLine(ctx, lines)
		if errors.Is(err, io.EOF) || errors.Is(err, context.Canceled) || isGoodbye(line) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading the terminal: %w", err)
		}
		if strings.TrimSpace(line) == "" {
			continue
		}
		if err := talk.respond(ctx, line, s.out); err != nil {
			return err
		}
	}
}

// A talk is one conversation in the terminal. The local user has all rights, as they
// can write the ledger's file.
type talk struct {
	app     *App
	person  reply.Person
	lang    reply.Lang
	name    string         // of the conversation: each run has one of its own
	pending []reply.Button // what "yes" confirms, and "yes 2" for the second
}

// respond answers one line: a question, or a command as in Slack.
func (t *talk) respond(ctx context.Context, line string, out io.Writer) error {
	live := &liveLines{out: out}
	answered, err := t.answer(ctx, strings.TrimSpace(line), live)
	if err != nil {
		return err
	}
	t.pending = toConfirm(answered)
	if live.told && answered.Source == reply.FromWriter {
		answered.Parts = answered.Parts[answered.Streamed:] // the terminal shows the rest already
	}
	fmt.Fprintln(out)
	if err := show(out, answered); err != nil {
		return err
	}
	_, err = fmt.Fprintln(out)
	return err
}

func (t *talk) answer(ctx context.Context, line string, live reply.Live) (reply.Reply, error) {
	r := reply.Request{Text: line, Person: t.person, Lang: t.lang, Via: "chat", Talk: t.name, Loose: true, Live: live}
	if n := confirms(line); n > 0 && n <= len(t.pending) {
		r.Text, r.Seen, r.Confirmed = t.pending[n-1].Command, t.pending[n-1].Seen, true
		return t.app.Assistant.Command(ctx, r)
	}
	if command, isCommand := strings.CutPrefix(line, "/"); isCommand {
		r.Text = strings.TrimPrefix(command, "rectify")
		return t.app.Assistant.Command(ctx, r)
	}
	return t.app.Assistant.Converse(ctx, r)
}

// liveLines show an answer while it is being written, one sentence per line.
type liveLines struct {
	out  io.Writer
	told bool // sentences of an answer
}

func (l *liveLines) Writing(context.Context) {}

func (l *liveLines) Meanwhile(_ context.Context, found reply.Reply) {
	fmt.Fprintln(l.out)
	_ = show(l.out, found) // if the terminal takes no more, showing the rest fails, and that error is reported
}

func (l *liveLines) Sentence(_ context.Context, text string) {
	l.told = true
	fmt.Fprintln(l.out, text)
}

// toConfirm returns the buttons of a reply that need confirmation.
func toConfirm(out reply.Reply) (all []reply.Button) {
	for _, part := range out.Parts {
		buttons, _ := part.(reply.Buttons)
		for _, b := range buttons {
			if b.Confirm {
				all = append(all, b)
			}
		}
	}
	return all
}

// confirms returns which button a line confirms, from 1, or 0.
func confirms(line string) int {
	word, which, numbered := strings.Cut(strings.ToLower(line), " ")
	if !slices.Contains([]string{"yes", "y", "确认", "是", "好", "确定"}, word) {
		return 0
	}
	if !numbered {
		return 1
	}
	n, _ := strconv.Atoi(strings.TrimSpace(which)) // 0 where it is none
	return n
}

func isGoodbye(line string) bool {
	switch strings.ToLower(strings.Trim(line, " /")) {
	case "exit", "quit", "bye", "退出", "再见":
		return true
	}
	return false
}

// openLines returns a line editor with history at a terminal, and a plain reader
// elsewhere.
func openLines(config *Config, s streams) (lineReader, error) {
	file, ok := s.in.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		scanner := bufio.NewScanner(s.in)
		scanner.Buffer(nil, longestLine)
		return &plainLines{scanner}, nil
	}
	lines, err := readline.NewFromConfig(&readline.Config{
		Prompt:       prompt,
		HistoryFile:  filepath.Join(config.Data, "chat_history"),
		Undo:         true,
		AutoComplete: commandNames{},
	})
	if err != nil {
		return nil, fmt.Errorf("opening the terminal: %w", err)
	}
	return lines, nil
}

// commandNames completes the names of commands as they are typed, behind "/" or
// "/rectify ".
type commandNames struct{}

// Do returns the completions of the text before pos, and how many runes of them
// have been typed.
func (commandNames) Do(line []rune, pos int) (rest [][]rune, typed int) {
	name, isCommand := strings.CutPrefix(string(line[:pos]), "/")
	name = strings.TrimPrefix(name, "rectify ")
	if !isCommand {
		return nil, 0
	}
	for _, whole := range command.Completions(name) {
		rest = append(rest, []rune(strings.TrimPrefix(whole, name)+" "))
	}
	return rest, len([]rune(name))
}

// readLine waits for a line or for the program to be stopped.
func readLine(ctx context.Context, lines lineReader) (string, error) {
	type result struct {
		line string
		err  error
	}
	got := make(chan result, 1)
	go func() {
		line, err := lines.ReadLine()
		if errors.Is(err, readline.ErrInterrupt) {
			err = io.EOF
		}
		got <- result{line, err}
	}()
	select {
	case r := <-got:
		return r.line, r.err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// plainLines reads lines that need no editing.
type plainLines struct{ *bufio.Scanner }

func (p *plainLines) ReadLine() (string, error) {
	if p.Scan() {
		return p.Text(), nil
	}
	if err := p.Err(); err != nil {
		return "", err
	}
	return "", io.EOF
}

func (p *plainLines) Close() error { return nil }
