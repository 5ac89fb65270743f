package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"

	"github.com/richardlehane/mscfb"
)

// largestPart is the size of the largest part of a Word file that is read, in
// bytes unpacked: the text of a thousand pages. It ends zip bombs.
const largestPart = 32 << 20

// sniffArchive distinguishes a Word file from a workbook by its parts.
func sniffArchive(raw []byte) format {
	archive, err := openArchive(raw)
	if err != nil { // cut short: the names of the first parts are still there
		head := raw[:min(len(raw), 1<<16)]
		switch {
		case bytes.Contains(head, []byte("word/")):
			return asWord
		case bytes.Contains(head, []byte("xl/")):
			return asExcel
		}
		return asUnknown
	}
	for _, f := range archive.File {
		switch f.Name {
		case "word/document.xml":
			return asWord
		case "xl/workbook.xml":
			return asExcel
		}
	}
	return asUnknown
}

func openArchive(raw []byte) (*zip.Reader, error) {
	archive, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, fmt.Errorf("%w (%v)", ErrDamaged, err)
	}
	return archive, nil
}

// unpack returns a part of an archive; nil where there is none of that name.
// Errors are ErrDamaged and ErrTooLarge.
func unpack(archive *zip.Reader, name string) ([]byte, error) {
	for _, f := range archive.File {
		if f.Name != name {
			continue
		}
		if f.UncompressedSize64 > largestPart {
			return nil, fmt.Errorf("%w: %s unpacks to %d MiB", ErrTooLarge, name, f.UncompressedSize64>>20)
		}
		part, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("%w (%s: %v)", ErrDamaged, name, err)
		}
		defer part.Close()
		b, err := io.ReadAll(io.LimitReader(part, largestPart+1)) // the size in the archive may be a lie
		switch {
		case err != nil:
			return nil, fmt.Errorf("%w (%s: %v)", ErrDamaged, name, err)
		case len(b) > largestPart:
			return nil, fmt.Errorf("%w: %s unpacks to more than %d MiB", ErrTooLarge, name, largestPart>>20)
		}
		return b, nil
	}
	return nil, nil
}

// unmarshal reads a part as XML. Entities that a part declares itself are not
// known to encoding/xml, so none is ever expanded.
func unmarshal(part []byte, into any) error {
	if err := xml.Unmarshal(part, into); err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("%w (%v)", ErrDamaged, err)
	}
	return nil
}

// readOldOffice says what a compound file is: an encrypted .docx or .xlsx, or a
// .doc or .xls (MS-CFB, MS-OFFCRYPTO 2.3).
func readOldOffice(raw []byte) (string, error) {
	container, err := mscfb.New(bytes.NewReader(raw))
	if err != nil {
		return "", ErrDamaged
	}
	for entry, err := container.Next(); err == nil; entry, err = container.Next() {
		if entry.Name == "EncryptedPackage" {
			return "", ErrEncrypted
		}
	}
	return "", ErrOldFormat
}
