// Package files downloads the files that people send in Slack, stores copies of
// evidence, and shows or imports papers.
package files

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/outgoing"
	"rectify/bot/slackapp/inbound"
	"rectify/data/evidence"
)

// Files downloads and stores what people send.
type Files struct {
	API      *slack.Client  // of NewClient
	Evidence evidence.Store // for copies of evidence
	Intake   Intake         // for papers
}

// MaxFile is the largest file that the app downloads from Slack, in bytes.
const MaxFile = 32 << 20

// fetchWithin is the time limit of a download.
const fetchWithin = 45 * time.Second

var (
	// ErrGone means that Slack no longer holds a file, or does not show it to us.
	ErrGone = errors.New("the file is no longer in Slack")
	// ErrTooLarge means that a file is larger than MaxFile.
	ErrTooLarge = errors.New("the file is too large")
)

// NewClient returns the HTTP client for downloads.
func NewClient() *http.Client {
	return outgoing.NewClient(outgoing.Limits{Body: MaxFile}, fetchWithin)
}

// Fetch downloads a file by its ID. It returns ErrGone, ErrTooLarge or an error of the
// connection.
func (s *Files) Fetch(ctx context.Context, id string) (f inbound.File, content []byte, err error) {
	ctx, cancel := context.WithTimeout(ctx, fetchWithin)
	defer cancel()
	info, _, _, err := s.API.GetFileInfoContext(ctx, id, 0, 0)
	var refused slack.SlackErrorResponse
	if errors.As(err, &refused) && (refused.Err == "file_not_found" || refused.Err == "file_deleted") {
		return f, nil, ErrGone
	}
	if err != nil {
		return f, nil, fmt.Errorf("reading about the file %s: %w", id, err)
	}
	f = inbound.File{ID: id, Name: info.Name, Size: int64(info.Size), Permalink: info.Permalink}
	switch {
	case info.URLPrivateDownload == "": // kept elsewhere
		return f, nil, ErrGone
	case info.Size > MaxFile:
		return f, nil, ErrTooLarge
	}
	var body bytes.Buffer
	err = s.API.GetFileContext(ctx, info.URLPrivateDownload, &body)
	if errors.Is(err, outgoing.ErrTooLarge) {
		return f, nil, ErrTooLarge
	}
	if err != nil {
		return f, nil, fmt.Errorf("fetching the file %s: %w", id, err)
	}
	return f, body.Bytes(), nil
}
