package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// longestPDF is how long pdftotext may take.
const longestPDF = 20 * time.Second

// leastPerPage is the number of letters a page must hold on average; a scan has
// at most a page number.
const leastPerPage = 20

// readPDF reads a PDF with pdftotext (poppler), which must be installed.
func readPDF(raw []byte) (string, error) {
	program, err := exec.LookPath("pdftotext")
	if err != nil {
		return "", ErrNoPDFTool
	}
	if !bytes.Contains(raw[max(0, len(raw)-2048):], []byte("%%EOF")) {
		return "", fmt.Errorf("%w (the end of the file is missing)", ErrDamaged)
	}
	ctx, cancel := context.WithTimeout(context.Background(), longestPDF)
	defer cancel()
	var out, said bytes.Buffer
	command := exec.CommandContext(ctx, program, "-q", "-bbox-layout", "-enc", "UTF-8", "-", "-")
	command.Stdin, command.Stdout, command.Stderr = bytes.NewReader(raw), &limited{w: &out, left: largestPart}, &said
	err = command.Run()
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return "", fmt.Errorf("%w: it takes too long to read", ErrTooLarge)
	case bytes.Contains(said.Bytes(), []byte("password")), bytes.Contains(raw, []byte("/Encrypt")) && err != nil:
		return "", ErrEncrypted
	case err != nil:
		return "", fmt.Errorf("%w (pdftotext: %v)", ErrDamaged, err)
	}
	lines, pages, err := printedLines(&out)
	switch {
	case err != nil:
		return "", fmt.Errorf("%w (pdftotext: %v)", ErrDamaged, err)
	case lettersOf(lines) < leastPerPage*max(pages, 1):
		return "", ErrScan
	}
	return strings.Join(paragraphs(lines, pages), "\n"), nil
}

// A limited writer fails when more is written than is left.
type limited struct {
	w    *bytes.Buffer
	left int
}

func (l *limited) Write(b []byte) (int, error) {
	if l.left -= len(b); l.left < 0 {
		return 0, ErrTooLarge
	}
	return l.w.Write(b)
}
