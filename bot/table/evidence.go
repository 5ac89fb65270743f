package table

import (
	"errors"
	"net/http"

	"rectify/data/evidence"
	"rectify/data/ledger"
	"rectify/handlers/reply"
)

// A Piece is a piece of evidence as an item's page shows it.
type Piece struct {
	Name  string `json:"name"`
	Href  string `json:"href,omitempty"` // its web address
	Copy  string `json:"copy,omitempty"` // the hash under which a copy can be had
	About string `json:"about"`          // size, day, note, and who handed it in
}

func (s *server) piecesOf(l reply.Lang, list []reply.CardEvidence) (pieces []Piece) {
	for _, e := range list {
		piece := Piece{Name: e.Name, Href: e.Link, About: e.About(l)}
		if s.desk.Copies().Kept(e.Hash) {
			piece.Copy = e.Hash
		}
		pieces = append(pieces, piece)
	}
	return pieces
}

// evidence hands out the copy of a file that is evidence of an item, to those who
// may read the ledger.
func (s *server) evidence(w http.ResponseWriter, r *http.Request) {
	hash := r.PathValue("hash")
	name, err := s.nameOf(r, hash)
	if err == nil && name == "" {
		err = evidence.ErrNotKept
	}
	var content []byte
	if err == nil {
		content, err = s.desk.Copies().Read(hash)
	}
	switch {
	case errors.Is(err, evidence.ErrNotKept):
		http.Error(w, "no copy of this file is kept", http.StatusNotFound)
		return
	case err != nil:
		s.log.Error("evidence not served", "hash", hash, "error", err)
		http.Error(w, "internal error", http.StatusInternalServerError)
		return
	}
	download(w, "application/octet-stream", name, content)
}

// nameOf is what the file with that hash is called as evidence of the item of
// ?notice= and ?number=; empty where it is none, or where the person may not read
// the ledger.
func (s *server) nameOf(r *http.Request, hash string) (string, error) {
	ctx := r.Context()
	if !s.desk.Member(ctx, r.URL.Query().Get("user")).May(reply.Asker) {
		return "", nil
	}
	snapshot, err := s.ledger.Snapshot(ctx)
	if err != nil {
		return "", err
	}
	item, err := find(snapshot, r.URL.Query().Get("notice"), r.URL.Query().Get("number"))
	if err != nil {
		return "", nil
	}
	history, err := s.ledger.History(ctx, item.Notice, item.Number)
	for _, e := range ledger.Pieces(history) {
		if e.Evidence.Hash == hash {
			return evidence.SafeName(e.Evidence.Name), nil
		}
	}
	return "", err
}
