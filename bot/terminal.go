package main

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"rectify/bot/terminal"
	"rectify/handlers/reply"
)

// widestText is the number of columns that text reads well in.
const widestText = 80

// show writes a reply for a person to read.
func show(out io.Writer, r reply.Reply) error {
	_, err := fmt.Fprintln(out, textFor(out).Render(r))
	if err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	return nil
}

// textFor lays text out for where it goes: as wide as the terminal, to 80
// columns, and coloured only where colours are seen and wanted
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
