package main

import (
	"fmt"
	"io"
	"os"

	"golang.org/x/term"

	"rectify/handlers"
)

// widestText is the number of columns that text reads well in.
const widestText = 80

// show writes a reply for a person to read.
func show(out io.Writer, r handlers.Reply) error {
	_, err := fmt.Fprintln(out, textFor(out).Render(r))
	if err != nil {
		return fmt.Errorf("writing the answer: %w", err)
	}
	return nil
}

// textFor lays text out for where it goes: as wide as the terminal, to 80
// columns, and coloured only where colours are seen and wanted
// (https://no-color.org).
func textFor(out io.Writer) handlers.Text {
	text := handlers.Text{Width: widestText}
	file, ok := out.(*os.File)
	if !ok || !term.IsTerminal(int(file.Fd())) {
		return text
	}
	if width, _, err := term.GetSize(int(file.Fd())); err == nil && width > 20 {
		text.Width = min(width, widestText)
	}
	if os.Getenv("NO_COLOR") == "" {
		text.Paint = ansi
	}
	return text
}

// ansi paints with terminal colour codes.
func ansi(ink handlers.Ink, text string) string {
	codes := map[handlers.Ink]string{
		handlers.InkTitle: "1",    // bold
		handlers.InkFaint: "2",    // faint
		handlers.InkMark:  "1;36", // bold cyan
		handlers.InkOpen:  "33",   // yellow
		handlers.InkDone:  "32",   // green
		handlers.InkLong:  "34",   // blue
	}
	return "\x1b[" + codes[ink] + "m" + text + "\x1b[0m"
}
