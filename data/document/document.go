// Package document turns the files that offices have (text, HTML, Word, Excel,
// PDF) into the plain text that package notice reads: a line for a paragraph,
// and for a row of a table a line whose cells are separated by tabs.
package document

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"

	"rectify/data/text"
)

// Largest is the size of the largest file that is read, in bytes. A notice with
// pictures has a few megabytes.
const Largest = 64 << 20

// largestText is the size of the largest file of plain text that is read, in bytes.
const largestText = 16 << 20

// Errors of Read and ReadFile. Each comes wrapped in a sentence that names the
// file and says what to do.
var (
	ErrTooLarge = errors.New("the file is too large")
	ErrSplit    = errors.New("keep the row of heads and only the rows that were edited, since items without a row stay as they are, or make a file " +
		"of each notice")
	ErrEmpty       = errors.New("the file holds no text")
	ErrEncrypted   = errors.New("the file is protected by a password; save it without one")
	ErrDamaged     = errors.New("the file is damaged or incomplete; open it, save it again and try once more")
	ErrOldFormat   = errors.New("the file is in an old Office format; save it as .docx or .xlsx")
	ErrWrongEnding = errors.New("the file's ending does not match its content")
	ErrUnsupported = errors.New("files of this kind are not read; save it as .docx, .xlsx, .pdf, .html or .txt")
	ErrScan        = errors.New("the file holds pictures, such as a scan, and no text; run text recognition (OCR) on it, or get the Word file")
	ErrNoPDFTool   = errors.New("reading a PDF needs the program pdftotext (Debian: apt install poppler-utils), or save the PDF as .docx or .txt")
	ErrNoText      = text.ErrNoText // a text file in no known encoding, or no text file
)

// A format is a kind of file.
type format string

const (
	asText      format = "text"
	asHTML      format = "HTML"
	asWord      format = "Word"
	asExcel     format = "Excel"
	asPDF       format = "PDF"
	asOldOffice format = "old Office" // Word or Excel before 2007, or encrypted
	asUnknown   format = "unknown"
)

// formats are the file name endings that promise a format.
var formats = map[string]format{
	".txt": asText, ".text": asText, ".md": asText, ".csv": asText, ".tsv": asText,
	".html": asHTML, ".htm": asHTML, ".xhtml": asHTML,
	".docx": asWord, ".docm": asWord, ".xlsx": asExcel, ".xlsm": asExcel, ".pdf": asPDF,
}

// readers turn the bytes of each format into text.
var readers = map[format]func([]byte) (string, error){
	asText: text.Decode, asHTML: readHTML, asWord: readWord, asExcel: readExcel, asPDF: readPDF,
	asOldOffice: readOldOffice, asUnknown: readUnknown,
}

// pictures finds a picture in a page, or its name in the directory of an archive.
var pictures = regexp.MustCompile(`(?i)<img\b|/media/`)

// ReadFile returns the text of a file; see Read.
func ReadFile(path string) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	switch {
	case !info.Mode().IsRegular(): // reading a pipe may never end
		return "", fmt.Errorf("%s: %w: it is not a regular file", path, ErrUnsupported)
	case info.Size() > Largest:
		return "", fmt.Errorf("%s: %w", path, tooLarge())
	}
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	return Read(path, file)
}

// Read returns the text of a file with that name or path. The format is known by the
// content; an ending that promises another is ErrWrongEnding. Errors are those
// above, text.ErrDamaged, *FarError, and the reader's own; see Usable.
func Read(name string, r io.Reader) (string, error) {
	var content bytes.Buffer
	if file, ok := r.(*os.File); ok {
		if info, err := file.Stat(); err == nil && info.Size() <= Largest {
			content.Grow(int(info.Size()) + bytes.MinRead)
		}
	}
	if _, err := content.ReadFrom(io.LimitReader(r, Largest+1)); err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	raw := content.Bytes()
	if len(raw) > Largest {
		return "", fmt.Errorf("%s: %w", name, tooLarge())
	}
	if len(raw) == 0 {
		return "", fmt.Errorf("%s: %w", name, ErrEmpty)
	}
	is := sniff(raw)
	if promised, ok := formats[strings.ToLower(filepath.Ext(name))]; ok && promised != is && !compatible(promised, is) {
		return "", fmt.Errorf("%s: %w: it holds %s; rename it", name, ErrWrongEnding, is)
	}
	if is == asText && len(raw) > largestText {
		return "", fmt.Errorf("%s: %w: text has at most %d MiB", name, ErrTooLarge, largestText>>20)
	}
	read, err := readers[is](raw)
	if !Usable(err) {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	read = normalise(read)
	switch {
	case strings.TrimSpace(read) != "":
	case pictures.Match(raw):
		return "", fmt.Errorf("%s: %w", name, ErrScan)
	default:
		return "", fmt.Errorf("%s: %w", name, ErrEmpty)
	}
	if err != nil {
		err = fmt.Errorf("%s: %w", name, err)
	}
	return read, err
}

// Usable reports whether a text that Read returned with this error can be used: it
// is damaged in places (text.ErrDamaged), or cells far from a table are left out
// (*FarError). With every other error the text is empty.
func Usable(err error) bool {
	var far *FarError
	return err == nil || errors.Is(err, text.ErrDamaged) || errors.As(err, &far)
}

func tooLarge() error { return fmt.Errorf("%w: the limit is %d MiB", ErrTooLarge, Largest>>20) }

// compatible reports whether a file of one format may have the ending of
// another: a saved page may be called .txt, a fragment of text .html, and what
// is encrypted or cut short is reported as such rather than for its ending.
func compatible(promised, is format) bool {
	switch {
	case promised == asText, promised == asHTML:
		return is == asHTML || is == asText
	default:
		return is == asOldOffice || is == asUnknown
	}
}

// sniff determines the format from the content.
func sniff(raw []byte) format {
	switch {
	case bytes.HasPrefix(raw, []byte("PK\x03\x04")):
		return sniffArchive(raw)
	case bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0")):
		return asOldOffice
	case bytes.HasPrefix(raw, []byte("%PDF-")):
		return asPDF
	}
	head := bytes.ToLower(bytes.ReplaceAll(raw[:min(len(raw), 1<<12)], []byte{0}, nil)) // UTF-16 too
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body", "<meta", "<table"} {
		if bytes.Contains(head, []byte(tag)) {
			return asHTML
		}
	}
	return asText
}

// readUnknown says what is wrong with an archive that is neither a Word document
// nor a workbook.
func readUnknown(raw []byte) (string, error) {
	if _, err := openArchive(raw); err != nil {
		return "", err
	}
	return "", ErrUnsupported
}

// normalise gives a text one line end, ordinary characters for the radicals that
// some PDF writers put in their place (⽂ for 文: Unicode's Kangxi Radicals and
// CJK Radicals Supplement), and no invisible ones.
func normalise(s string) string {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\f", "\n", "\u00a0", " ").Replace(s)
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) { // zero-width spaces and joiners, byte order marks, soft hyphens
			return -1
		}
		return text.Radical(r)
	}, s)
}
