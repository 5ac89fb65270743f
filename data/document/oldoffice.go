package document

import (
	"bytes"

	"github.com/richardlehane/mscfb"
)

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
