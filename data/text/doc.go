// Package text reads what people type: characters folded to one form, numerals,
// status words and dates. Each has one reader, which every room shares. The
// package knows nothing of notices, ledgers or commands.
package text
