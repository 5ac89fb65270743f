package text

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode/utf32"
)

// ErrNoText says that a file is not text. Its message says what is wrong and how to
// fix it.
var ErrNoText = errors.New("not a text file")

// ErrDamaged is UTF-8 with bytes in it that are none. Decode returns the text all
// the same, with those bytes.
var ErrDamaged = errors.New("damaged text")

// ReadFile returns the text of a file of at most most bytes, whatever its encoding
// is; see Decode. Errors name the file, and are those of Read and of package os.
func ReadFile(path string, most int64) (string, error) {
	info, err := os.Stat(path)
	if err != nil {
		return "", err
	}
	switch {
	case info.IsDir():
		return "", fmt.Errorf("%s: %w: it is a directory", path, ErrNoText)
	case !info.Mode().IsRegular(): // reading a pipe may never end
		return "", fmt.Errorf("%s: %w", path, ErrNoText)
	case info.Size() > most:
		return "", fmt.Errorf("%s: %w", path, tooLarge(most))
	}
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	read, err := Read(file, most)
	if err != nil {
		return read, fmt.Errorf("%s: %w", path, err)
	}
	return read, nil
}

// Read returns the text of at most most bytes, whatever its encoding is. Errors
// are those of Decode, of the reader, and ErrNoText for what is larger.
func Read(r io.Reader, most int64) (string, error) {
	raw, err := io.ReadAll(io.LimitReader(r, most+1))
	switch {
	case err != nil:
		return "", err
	case int64(len(raw)) > most:
		return "", tooLarge(most)
	}
	return Decode(raw)
}

func tooLarge(most int64) error {
	return fmt.Errorf("%w: it is larger than %d MiB", ErrNoText, most>>20)
}

// Decode returns the text that bytes are: UTF-8, UTF-16 and UTF-32 with a byte
// order mark (UTF-16 also without, as some programs write it), or GB18030, which
// GBK and GB2312 are part of. Byte order marks are dropped, and ends of lines of old
// Macs are "\n". Errors are ErrNoText and ErrDamaged, with the number of the line.
func Decode(raw []byte) (string, error) {
	if kind := fileKind(raw); kind != "" {
		return "", fmt.Errorf("%w: it is %s; save it as text", ErrNoText, kind)
	}
	text, err := decode(raw)
	if at := strings.IndexByte(text, 0); err == nil && at >= 0 {
		return "", fmt.Errorf("%w: line %d: it has NUL bytes", ErrNoText, lineAt(text, at))
	}
	return oneLineEnd(text), err
}

func decode(raw []byte) (string, error) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xef\xbb\xbf")):
		return decode(raw[3:])
	case bytes.HasPrefix(raw, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(raw, []byte("\x00\x00\xfe\xff")):
		out, err := utf32.UTF32(utf32.LittleEndian, utf32.ExpectBOM).NewDecoder().Bytes(raw)
		return string(out), err
	case bytes.HasPrefix(raw, []byte("\xff\xfe")):
		return fromUTF16(raw[2:], littleEndian)
	case bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return fromUTF16(raw[2:], bigEndian)
	case bytes.IndexByte(raw, 0) >= 0:
		return unmarkedUTF16(raw)
	case utf8.Valid(raw):
		return string(raw), nil
	}
	bad, good := badUTF8(raw)
	if out, err := simplifiedchinese.GB18030.NewDecoder().Bytes(raw); err == nil && good < bad.count && !bytes.ContainsRune(out, utf8.RuneError) {
		return string(out), nil
	}
	if good < bad.count {
		return "", fmt.Errorf("%w: line %d: it is neither UTF-8 nor UTF-16 nor GB18030", ErrNoText, bad.line)
	}
	return string(raw), fmt.Errorf("%w: line %d: it has bytes that are not UTF-8", ErrDamaged, bad.line)
}

// A byteOrder is where the low byte of two is.
type byteOrder int

const (
	littleEndian byteOrder = 0
	bigEndian    byteOrder = 1
)

func fromUTF16(raw []byte, low byteOrder) (string, error) {
	units := make([]uint16, len(raw)/2)
	for i := range units {
		units[i] = uint16(raw[2*i+int(low)]) | uint16(raw[2*i+1-int(low)])<<8
	}
	text := string(utf16.Decode(units))
	if at := strings.IndexRune(text, utf8.RuneError); at >= 0 || len(raw)%2 != 0 {
		if at < 0 {
			at = len(text)
		}
		return "", fmt.Errorf("%w: line %d: it is cut off, or no UTF-16", ErrNoText, lineAt(text, at))
	}
	return text, nil
}

// unmarkedUTF16 reads bytes with NULs among them: UTF-16 where they are at one
// side, and one character in fifty or more has one, as digits and tabs do.
func unmarkedUTF16(raw []byte) (string, error) {
	for _, order := range []byteOrder{littleEndian, bigEndian} { // Chinese text has few NULs, and those at both sides
		if read, err := fromUTF16(raw, order); err == nil && chinese(read) {
			return read, nil
		}
	}
	var nuls [2]int // at even offsets, and at odd ones
	for i, b := range raw {
		if b == 0 {
			nuls[i%2]++
		}
	}
	low := littleEndian
	if nuls[0] > nuls[1] {
		low = bigEndian
	}
	high := nuls[1-low]
	if high < 4*nuls[low] || high*100 < len(raw) {
		return string(raw), nil // which is refused for its NULs
	}
	return fromUTF16(raw, low)
}

// chinese reports whether the commonest characters of Chinese prose are as frequent
// in a text as in such prose.
func chinese(s string) bool {
	common, all := 0, 0
	for _, r := range s {
		all++
		if strings.ContainsRune("的，。、；：一不和是在", r) {
			common++
		}
	}
	return common*25 > all
}

// badUTF8 returns the number of invalid UTF-8 bytes, the position of the first, and
// the number of valid characters beyond ASCII.
func badUTF8(raw []byte) (bad struct{ count, line int }, good int) {
	for i := 0; i < len(raw); {
		c, size := utf8.DecodeRune(raw[i:])
		switch {
		case c == utf8.RuneError && size == 1:
			if bad.count++; bad.count == 1 {
				bad.line = 1 + bytes.Count(raw[:i], []byte("\n"))
			}
		case size > 1:
			good++
		}
		i += size
	}
	return bad, good
}

func lineAt(text string, at int) int {
	return 1 + strings.Count(oneLineEnd(text[:at]), "\n")
}

// oneLineEnd turns a carriage return without a line feed into one.
func oneLineEnd(text string) string {
	return strings.NewReplacer("\r\n", "\r\n", "\r", "\n").Replace(text)
}

// fileKind says what other file bytes are; empty for any text.
func fileKind(raw []byte) string {
	for _, k := range []struct{ magic, kind string }{
		{"PK\x03\x04", "a spreadsheet or document (.xlsx, .docx), or another archive"},
		{"\xd0\xcf\x11\xe0", "a spreadsheet or document of an old kind (.xls, .doc)"},
		{"%PDF-", "a PDF"},
		{`{\rtf`, "a document (.rtf)"},
		{"\x1f\x8b", "packed (gzip)"},
		{"SQLite format 3\x00", "a database"},
		{"\x89PNG", "a picture"},
		{"\xff\xd8\xff", "a picture"},
	} {
		if bytes.HasPrefix(raw, []byte(k.magic)) {
			return k.kind
		}
	}
	return ""
}
