package slackapp

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
)

// MaxFile is how large a file may be that the app fetches from Slack, in bytes.
const MaxFile = 32 << 20

// fetchWithin is how long fetching a file may take.
const fetchWithin = 45 * time.Second

var (
	// errFileGone is a file that Slack holds no more, or does not show us.
	errFileGone = errors.New("the file is no longer in Slack")
	// errFileTooLarge is one that is larger than MaxFile.
	errFileTooLarge = errors.New("the file is too large")
)

// newFileClient returns the HTTP client that fetches files.
func newFileClient() *http.Client {
	return outgoing.NewClient(outgoing.Limits{Body: MaxFile}, fetchWithin)
}

// fetchFile fetches a file that somebody sent, by its id. The errors are
// errFileGone, errFileTooLarge and those of the connection.
func (a *App) fetchFile(ctx context.Context, id string) (f inbound.File, content []byte, err error) {
	ctx, cancel := context.WithTimeout(ctx, fetchWithin)
	defer cancel()
	info, _, _, err := a.files.GetFileInfoContext(ctx, id, 0, 0)
	var refused slack.SlackErrorResponse
	if errors.As(err, &refused) && (refused.Err == "file_not_found" || refused.Err == "file_deleted") {
		return f, nil, errFileGone
	}
	if err != nil {
		return f, nil, fmt.Errorf("reading about the file %s: %w", id, err)
	}
	f = inbound.File{ID: id, Name: info.Name, Size: int64(info.Size), Permalink: info.Permalink}
	switch {
	case info.URLPrivateDownload == "": // kept elsewhere
		return f, nil, errFileGone
	case info.Size > MaxFile:
		return f, nil, errFileTooLarge
	}
	var body bytes.Buffer
	err = a.files.GetFileContext(ctx, info.URLPrivateDownload, &body)
	if errors.Is(err, outgoing.ErrTooLarge) {
		return f, nil, errFileTooLarge
	}
	if err != nil {
		return f, nil, fmt.Errorf("fetching the file %s: %w", id, err)
	}
	return f, body.Bytes(), nil
}
