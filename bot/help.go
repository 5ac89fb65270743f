package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"rectify/handlers/reply"
)

// helpCommand documents `rectify help`, which runs before anything is parsed: see
// helpFor.
type helpCommand struct {
	Topic string `arg:"" optional:"" help:"A command, or: settings."`
}

// Run does nothing: `rectify help list` is `rectify list --help`.
func (*helpCommand) Run() error { return nil }

// helpFor translates `help …` into kong's arguments; settings reports that all
// settings are requested.
func helpFor(args []string) (now []string, settings bool) {
	switch {
	case args[0] != "help":
		return args, false
	case len(args) == 1:
		return []string{"--help"}, false
	case args[1] == "settings":
		return nil, true
	}
	return append(args[1:len(args):len(args)], "--help"), false
}

// commandIn returns how to request the help of the command that args name, or of the
// program.
func commandIn(parser *kong.Kong, args []string) string {
	for _, node := range parser.Model.Children {
		if node.Type == kong.CommandNode && slices.Contains(args, node.Name) {
			return "rectify " + node.Name + " --help"
		}
	}
	return "rectify --help"
}

// appHelp describes the program in its help.
const appHelp = "Answers questions about a rectification notice and keeps its ledger. Without a command: serve."

// printHelp shows a command's own flags, and the settings of all commands in one
// line.
func printHelp(options kong.HelpOptions, ctx *kong.Context, l reply.Lang) error {
	for _, flag := range ctx.Model.Flags {
		flag.Hidden = flag.Hidden || flag.Name != "help"
	}
	out := ctx.Stdout
	var page strings.Builder
	ctx.Stdout = &page
	if err := kong.DefaultHelpPrinter(options, ctx); err != nil {
		return err
	}
	text := page.String()
	if l == reply.Chinese {
		text = helpHeads.Replace(text)
	}
	_, err := fmt.Fprintf(out, "%s\n%s\n", text, l.Phrase(msgCommonSettings))
	return err
}

// printSettings lists every setting: its variable, its flag, its default.
func printSettings(out io.Writer, model *kong.Application, l reply.Lang) error {
	var b strings.Builder
	b.WriteString(l.Phrase(msgSettingsAre) + "\n")
	list := func(of string, flags []*kong.Flag) {
		fmt.Fprintf(&b, "\n%s\n", of)
		for _, flag := range flags {
			if len(flag.Envs) == 0 {
				continue
			}
			fmt.Fprintf(&b, "  %s, %s", flag.Envs[0], "--"+flag.Name)
			if !flag.IsBool() {
				b.WriteString("=" + flag.FormatPlaceHolder())
			}
			if flag.Default != "" {
				fmt.Fprintf(&b, " (%s)", flag.Default)
			}
			fmt.Fprintf(&b, "\n      %s\n", flag.Help)
		}
	}
	list(l.Phrase(msgSettingsOfAll), model.Flags)
	for _, node := range model.Children {
		if node.Name == "serve" {
			list(l.Phrase(msgSettingsOfServe), node.Flags)
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}
