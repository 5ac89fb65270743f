// Command rectify answers staff questions about a published rectification
// notice and keeps the ledger of its items.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"

	"github.com/alecthomas/kong"
	"golang.org/x/term"

	"rectify/bot/terminal"
	"rectify/data/text"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

func main() {
	forgetEmpty()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// Exit codes, as DESIGN fixes them.
const (
	exitDone   = 0
	exitFailed = 1
	exitUsage  = 2
)

// run is the whole program. Its environment is passed in: arguments without the
// program's name, and the three standard streams. It returns the exit code.
func run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	if len(args) == 0 {
		args = []string{"serve"}
	}
	var cli commands
	cli.Locale = locale(os.Getenv)
	l := readerOf(cmp.Or(langIn(args), os.Getenv("RECTIFY_LANG")), cli.Locale)
	exit := &exitRequest{}
	var app *App // of the commands that take one
	parser, err := kong.New(&cli, append(mappers,
		kong.Name("rectify"),
		kong.Description(appHelp),
		kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { exit.code, exit.asked = code, true; panic(exit) }),
		kong.UsageOnError(),
		kong.BindToProvider(func() (_ *App, err error) {
			app, err = openApp(ctx, &cli.Config, stderr)
			return app, err
		}),
		kong.Help(func(options kong.HelpOptions, ctx *kong.Context) error {
			return printHelp(options, ctx, l)
		}),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)...)
	if err != nil {
		fmt.Fprintln(stderr, "rectify:", err)
		return exitFailed
	}
	if l == reply.Chinese {
		translateHelp(parser.Model.Node)
	}
	args, settings := helpFor(args)
	if settings {
		if err := printSettings(stdout, parser.Model, l); err != nil {
			return exitFailed
		}
		return exitDone
	}
	selected, code, done := parse(parser, args, stderr, l)
	if done {
		return code
	}
	streams := streams{stdin, stdout, stderr}
	selected.BindTo(ctx, (*context.Context)(nil))
	defer func() {
		if app != nil {
			app.Close()
		}
	}()
	err = selected.Run(&cli.Config, streams)
	var usage *usageError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, context.Canceled), errors.Is(err, errReported):
		return exitFailed
	case errors.As(err, &usage):
		fmt.Fprintln(stderr, "rectify:", complaint(cli.reader(), err))
		return exitUsage
	default:
		fmt.Fprintln(stderr, "rectify:", complaint(cli.reader(), err))
		return exitFailed
	}
}

// errReported fails a command that has printed its error already.
var errReported = errors.New("reported")

// exitRequest carries kong's exit, as after --help, out of its parser.
type exitRequest struct {
	code  int
	asked bool
}

// parse reads the arguments. done means that the program ends here, with code.
func parse(parser *kong.Kong, args []string, stderr io.Writer, l reply.Lang) (selected *kong.Context, code int, done bool) {
	defer func() {
		if request, ok := recover().(*exitRequest); ok && request.asked {
			selected, code, done = nil, request.code, true
		}
	}()
	selected, err := parser.Parse(args)
	if err != nil {
		fmt.Fprintln(stderr, "rectify:", complaint(l, err))
		typed := strings.Join(slices.DeleteFunc(slices.Clone(args), func(a string) bool { return strings.HasPrefix(a, "-") }), " ")
		if _, ok := command.Parse(typed); typed != "" && commandIn(parser, args) == "rectify --help" {
			switch {
			case ok:
				fmt.Fprintln(stderr, l.Phrase(msgInChat, typed))
			case text.HasHan(typed):
				fmt.Fprintln(stderr, l.Phrase(msgAskIt, typed))
			}
		}
		fmt.Fprintln(stderr, l.Phrase(msgHelpLists, commandIn(parser, args)))
		return nil, exitUsage, true
	}
	return selected, 0, false
}

// streams are the program's standard input and outputs.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// A usageError is a mistake in how the program was called.
type usageError struct{ error }

func (e *usageError) Unwrap() error { return e.error }

// widestText is the widest comfortable line, in columns.
const widestText = 80

// show writes a reply for a person to read.
func show(out io.Writer, r reply.Reply) error {
	_, err := fmt.Fprintln(out, textFor(out).Render(r))
	if err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	return nil
}

// textFor lays out text for its destination: as wide as the terminal, up to 80
// columns, and coloured only if colours are supported and wanted
// (https://no-color.org).
func textFor(out io.Writer) terminal.Layout {
	layout := terminal.Layout{Width: widestText}
	file, ok := out.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return layout
	}
	if width, _, err := term.GetSize(int(file.Fd())); err == nil && width > 20 {
		layout.Width = min(width, widestText)
	}
	layout.Colour = os.Getenv("NO_COLOR") == ""
	return layout
}
