package ledger

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// Digest returns the SHA-256 of the fields in hexadecimal. Every field goes in with
// its length, so no two lists of fields are alike.
func Digest(fields ...any) string {
	sum := sha256.New()
	for _, field := range fields {
		text := fmt.Sprint(field)
		fmt.Fprintf(sum, "%d:%s", len(text), text)
	}
	return hex.EncodeToString(sum.Sum(nil))
}
