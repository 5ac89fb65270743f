package files

import (
	"context"
	"errors"

	"rectify/bot/slackapp/inbound"
	"rectify/data/evidence"
	"rectify/handlers/reply"
)

// Precheck returns why a file is rejected by its name and size, or "".
func (s *Files) Precheck(l reply.Lang, f inbound.File) string {
	switch {
	case f.Name != "" && !evidence.TakesName(f.Name):
		return s.refusal(l, f, evidence.ErrKind)
	case f.Size > s.Evidence.Largest():
		return s.refusal(l, f, evidence.ErrTooLarge)
	}
	return ""
}

// Attach downloads files, stores their copies and adds them to a request. refused says
// which of them is rejected, and why; then the request must not be carried out.
func (s *Files) Attach(ctx context.Context, r *reply.Request, files []inbound.File) (refused string, err error) {
	for _, f := range files {
		seen, content, err := s.Fetch(ctx, f.ID)
		if seen.Name == "" {
			seen.Name = f.Name
		}
		if err == nil {
			var kept evidence.File
			if kept, err = s.Evidence.Keep(seen.Name, content); err == nil {
				r.Files = append(r.Files, reply.SentFile{Name: kept.Name, Link: seen.Permalink, Hash: kept.Hash, Type: kept.Type, Size: kept.Size})
				continue
			}
		}
		switch sentence := s.refusal(r.Lang, seen, err); {
		case sentence == "":
			return "", err
		case !f.Beside: // otherwise its permalink does
			return sentence, nil
		}
	}
	return "", nil
}

// refusal returns why a file is rejected, or "" for other errors.
func (s *Files) refusal(l reply.Lang, f inbound.File, err error) string {
	name, most := evidence.SafeName(f.Name), reply.Bytes(s.Evidence.Largest())
	switch {
	case errors.Is(err, evidence.ErrTooLarge), errors.Is(err, ErrTooLarge):
		return l.Phrase(evidenceTooLarge, name, most)
	case errors.Is(err, evidence.ErrKind):
		return l.Phrase(evidenceKind, name)
	case errors.Is(err, evidence.ErrContent):
		return l.Phrase(evidenceContent, name)
	case errors.Is(err, evidence.ErrEmpty):
		return l.Phrase(evidenceEmpty, name)
	case errors.Is(err, ErrGone):
		return l.Phrase(evidenceGone, name)
	}
	return ""
}
