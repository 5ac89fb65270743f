// Package text reads what people type: characters folded to one form, numerals,
// status words and dates. Each has one reader, which every room shares. The
// package knows nothing of notices, ledgers or commands.
package text

import "strings"

// Storable makes a person's words fit for any database and for JSON: well-formed
// UTF-8 without NUL.
func Storable(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\x00", "")
}

// OneLine makes a person's words storable, on one line, with single spaces.
func OneLine(s string) string { return strings.Join(strings.Fields(Storable(s)), " ") }

// Said makes a person's words storable; blank ones are empty.
func Said(s string) string {
	if s = Storable(s); strings.TrimSpace(s) == "" {
		return ""
	}
	return s
}
