package reply

import "fmt"

// A SentFile is a file that somebody sent along with a request.
type SentFile struct {
	Name string
	Link string // where the place itself shows it; empty for nowhere
	Hash string // SHA-256 of its content, in hexadecimal
	Type string // media type
	Size int64  // bytes
}

// CardEvidence is a piece of evidence of an item.
type CardEvidence struct {
	Name string // what it is called; its address where it has no name
	Link string // a web address; empty for a file that only a copy is kept of
	Hash string // of a file; empty for a link
	Size int64  // of a file, in bytes
	Of   string // the day of what it shows, "2006-01-02" or empty
	Note string
	By   string
	On   string // the day it was handed in, "2006-01-02"
}

// About describes a piece of evidence in addition to its name: its size, day, note and
// author.
func (e CardEvidence) About(l Lang) string {
	var words []string
	if e.Size > 0 {
		words = append(words, Bytes(e.Size))
	}
	if e.Of != "" {
		words = append(words, l.Phrase(msgFactOf, e.Of))
	}
	if e.Note != "" {
		words = append(words, e.Note)
	}
	return l.Join(append(words, e.By+" "+e.On))
}

// Bytes is a size in words: 340 KB, 2.1 MB.
func Bytes(n int64) string {
	switch {
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%d KB", n>>10)
	}
	return fmt.Sprintf("%d B", n)
}
