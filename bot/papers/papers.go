// Package papers reads files that people send or name, whatever their format:
// notices, and ledgers that were exported and edited.
package papers

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"rectify/bot/export"
	"rectify/data/document"
	"rectify/data/notice"
	"rectify/data/notice/reading"
	"rectify/handlers/intake"
	"rectify/handlers/workbook"
)

// ReadFile reads the file at path; "-" is stdin, which holds a notice. Errors are
// those of Read and of the file.
func ReadFile(path string, stdin io.Reader) (intake.Paper, error) {
	if path == "-" {
		read, err := document.Read("standard input", stdin)
		return paper("standard input", nil, read, err)
	}
	read, err := document.ReadFile(path)
	var raw []byte
	if err == nil && isSheet(path) {
		if raw, err = os.ReadFile(path); err != nil {
			return intake.Paper{}, err
		}
	}
	return paper(path, raw, read, err)
}

// ReadNotice reads the file at path as a notice, be it an exported ledger; "-" is
// stdin.
func ReadNotice(path string, stdin io.Reader) (intake.Paper, error) {
	if path == "-" {
		return ReadFile(path, stdin)
	}
	read, err := document.ReadFile(path)
	return asNotice(path, read, err)
}

// Read reads the content of a file of that name. Errors are those of package
// document, reading.ErrNotNotice, and workbook.ErrNoLedger for a ledger that has
// lost its marks.
func Read(name string, raw []byte) (intake.Paper, error) {
	read, err := document.Read(name, bytes.NewReader(raw))
	return paper(name, raw, read, err)
}

// Readable reports whether files with the ending of name are read.
func Readable(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".txt", ".md", ".html", ".htm", ".docx", ".doc", ".wps", ".xlsx", ".xlsm", ".xls", ".csv", ".json", ".pdf":
		return true
	}
	return false
}

func isSheet(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".xlsx", ".xlsm":
		return true
	}
	return false
}

// A FileError is an error that names its file.
type FileError struct {
	Name string
	error
}

// Unwrap returns the error without the name.
func (e *FileError) Unwrap() error { return e.error }

// paper is what was read of a file.
func paper(name string, raw []byte, read string, err error) (intake.Paper, error) {
	if !document.Usable(err) {
		return asNotice(name, read, err)
	}
	var sheets []workbook.Grid
	switch {
	case isSheet(name):
		var failed error
		if sheets, failed = export.ReadExcel(name, raw); failed != nil {
			return intake.Paper{Name: name}, &FileError{name, failed}
		}
	case strings.EqualFold(filepath.Ext(name), ".csv"):
		sheets = export.ReadCSV(name, read)
	case strings.EqualFold(filepath.Ext(name), ".json"):
		var records []workbook.Record
		if json.Unmarshal([]byte(read), &records) != nil || len(records) == 0 || records[0].Mark == "" {
			return intake.Paper{Name: name}, &FileError{name, fmt.Errorf("%s: %w", name, document.ErrUnsupported)}
		}
		sheets = []workbook.Grid{workbook.FromRecords(filepath.Base(name), records)}
	}
	switch {
	case workbook.IsLedger(sheets):
		return intake.Paper{Name: name, Ledger: sheets}, nil
	case workbook.Unmarked(sheets): // which would else become a notice of its own
		return intake.Paper{Name: name}, &FileError{name, fmt.Errorf("%s: %w", name, workbook.ErrNoLedger)}
	}
	return asNotice(name, read, err)
}

// mostText is the longest text of a notice, in bytes: some 6,000 items.
const mostText = 4 << 20

// asNotice reads a notice from the text of a file. What is damaged in places is
// read all the same: the reader of notices warns of it.
func asNotice(name, read string, err error) (intake.Paper, error) {
	p := intake.Paper{Name: name, Text: read}
	var far *document.FarError
	errors.As(err, &far)
	if !document.Usable(err) {
		return p, &FileError{name, fmt.Errorf("reading the notice: %w", err)}
	}
	if len(read) > mostText {
		return p, &FileError{name, fmt.Errorf("%s: %w: a notice has at most %d MB of text", name, document.ErrTooLarge, mostText>>20)}
	}
	if strings.EqualFold(filepath.Ext(name), ".csv") {
		read = export.CSVText(export.ReadCSV(name, read), read)
		p.Text = read
	}
	if p.Notice, err = reading.Read(read); err != nil {
		return p, &FileError{name, fmt.Errorf("%s: %w", name, err)}
	}
	if far != nil {
		p.Notice.Warnings = append(p.Notice.Warnings, notice.Warning{Concern: notice.FarCells, Words: strings.Join(far.Named(), ", ")})
	}
	if p.Notice.Title == "" { // as a ledger in Excel may have none
		p.Notice.Title = strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	}
	return p, nil
}
