package slackapp

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/outgoing"
	"rectify/bot/papers"
	"rectify/bot/slackapp/inbound"
	"rectify/handlers/command"
	"rectify/handlers/intake"
	"rectify/handlers/reply"
)

// asksImport is a message that speaks of the file it brings as of a notice or a
// ledger.
var asksImport = regexp.MustCompile(`(?i)通报|公示|台账|导入|更正|import|notice|ledger`)

// mostFiles is how many files of one message are read.
const mostFiles = 3

// bringsPapers reports whether a message brings files to import: its text says so, or
// says nothing.
func bringsPapers(in inbound.Request, text string) bool {
	return !in.Command && in.Spoken && slices.ContainsFunc(in.Files, func(f inbound.File) bool { return papers.Readable(f.Name) }) &&
		(reply.SaysNothing(text) || asksImport.MatchString(text))
}

// showPapers shows what the files of a message hold, before anything is imported.
func (a *App) showPapers(ctx context.Context, in inbound.Request, r reply.Request) (out reply.Reply, err error) {
	for i, f := range in.Files[:min(len(in.Files), mostFiles)] {
		shown, err := a.paper(ctx, r, f, intake.Choice{}, false)
		if err != nil {
			return reply.Reply{}, err
		}
		if i == 0 {
			out = shown
			continue
		}
		out.Parts = append(slices.Clone(out.Parts), shown.Parts...)
	}
	if more := len(in.Files) - mostFiles; more > 0 {
		out = out.WithRemark(r.Lang.Phrase(filesTooMany, mostFiles, more))
	}
	return out, nil
}

// importCommand carries out "import REF …" of a button: REF is the id of a file
// that Slack holds. ok is false for other commands.
func (a *App) importCommand(ctx context.Context, in inbound.Request, r reply.Request) (out reply.Reply, ok bool, err error) {
	if !in.Command {
		return reply.Reply{}, false, nil
	}
	c, is := command.Parse(r.Text)
	words := strings.Fields(c.Words)
	if !is || c.Name != command.Import || len(words) == 0 {
		return reply.Reply{}, false, nil
	}
	choice, is := intake.ReadChoice(words[1:])
	if !is || !fileID.MatchString(words[0]) {
		return reply.Reply{}, false, nil
	}
	out, err = a.paper(ctx, r, inbound.File{ID: words[0]}, choice, in.Confirm)
	return out, true, err
}

// fileID is a file's id in Slack.
var fileID = regexp.MustCompile(`^F[A-Z0-9]{2,30}$`)

// paper fetches a file and shows or imports it. The reply reports problems with the
// file.
func (a *App) paper(ctx context.Context, r reply.Request, f inbound.File, choice intake.Choice, take bool) (reply.Reply, error) {
	l := r.Lang
	if r.Person.Role < reply.Editor { // files are not fetched for people who may not import
		return a.assistant.ShowPaper(ctx, r, intake.Paper{Name: f.Name}, choice)
	}
	named, content, err := a.fetchFile(ctx, f.ID)
	switch {
	case errors.Is(err, errFileGone):
		return reply.Sentence(l, l.Phrase(fileGone)), nil
	case errors.Is(err, errFileTooLarge):
		return reply.Sentence(l, l.Phrase(fileTooLarge, named.Name, MaxFile>>20)), nil
	case err != nil:
		return reply.Reply{}, err
	}
	p, err := papers.Read(named.Name, content)
	if err != nil {
		return reply.Sentence(l, l.Phrase(fileUnread, named.Name, papers.Explain(l, err))), nil
	}
	p.Ref = f.ID
	if take {
		return a.assistant.TakePaper(ctx, r, p, choice)
	}
	return a.assistant.ShowPaper(ctx, r, p, choice)
}

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
