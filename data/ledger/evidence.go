package ledger

import (
	"encoding/hex"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"rectify/data/text"
)

// AddEvidence adds a document that shows what was done.
type AddEvidence struct{ Evidence }

// Evidence is a link, or a file known by its hash, or both.
type Evidence struct {
	Name     string `json:"name,omitempty"`
	Link     string `json:"link,omitempty"`      // a web address
	Hash     string `json:"hash,omitempty"`      // SHA-256 of a file, in hexadecimal
	Type     string `json:"type,omitempty"`      // media type of a file
	Size     int64  `json:"size,omitempty"`      // of a file, in bytes
	FactDate string `json:"fact_date,omitempty"` // the day of what it shows, "2006-01-02", apart from the day it was handed in
	Note     string `json:"note,omitempty"`
}

func (a AddEvidence) on(item Item, _ Change, _ Policy) (Item, Entry, error) {
	e := Evidence{
		Name: text.OneLine(a.Name), Link: text.OneLine(a.Link), Hash: strings.ToLower(text.OneLine(a.Hash)), Type: text.OneLine(a.Type), Size: a.Size,
		FactDate: a.FactDate, Note: text.Storable(a.Evidence.Note),
	}
	if err := e.validate(); err != nil {
		return item, Entry{}, err
	}
	item.Evidence++
	return item, Entry{Action: EvidenceAdded, Note: e.Note, Evidence: &e}, nil
}

func (e Evidence) validate() error {
	switch {
	case e.Link == "" && e.Hash == "":
		return fmt.Errorf("%w: evidence needs a link or a file", ErrInvalid)
	case e.Link != "" && !webAddress(e.Link):
		return fmt.Errorf("%w: the link is no web address", ErrInvalid)
	case e.Size < 0:
		return fmt.Errorf("%w: the size of a file cannot be negative", ErrInvalid)
	case e.Hash != "" && !sha256Hex(e.Hash):
		return fmt.Errorf("%w: the hash is no SHA-256 in hexadecimal", ErrInvalid)
	}
	return validDate(e.FactDate)
}

// webAddress keeps out what would do something else than lead to a page when
// somebody presses it.
func webAddress(link string) bool {
	u, err := url.Parse(link)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

func sha256Hex(hash string) bool {
	sum, err := hex.DecodeString(hash)
	return err == nil && len(sum) == 32
}

// LastReport returns the latest report, not taken back, that an item is done; ok is
// false where there is none, or the item was reopened since.
func LastReport(history []Entry) (report Entry, ok bool) {
	for _, e := range slices.Backward(history) {
		switch {
		case e.UndoneBy > 0 || e.Action == Undone:
		case e.Action == Reopened:
			return Entry{}, false
		case e.Action == Changed && e.From.Open() && e.To.Done():
			return e, true
		}
	}
	return Entry{}, false
}

// Pieces returns the evidence of a history that was not taken back, oldest first.
func Pieces(history []Entry) (pieces []Entry) {
	for _, e := range history {
		if e.Action == EvidenceAdded && e.UndoneBy == 0 && e.Evidence != nil {
			pieces = append(pieces, e)
		}
	}
	return pieces
}
