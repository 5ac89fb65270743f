package files

import (
	"context"
	"errors"
	"regexp"
	"slices"
	"strings"

	"rectify/bot/papers"
	"rectify/bot/slackapp/inbound"
	"rectify/handlers/command"
	"rectify/handlers/intake"
	"rectify/handlers/reply"
)

// Intake takes papers in.
type Intake interface {
	// ShowPaper shows what taking a paper in would change.
	ShowPaper(ctx context.Context, r reply.Request, p intake.Paper, c intake.Choice) (reply.Reply, error)
	// TakePaper takes a paper in.
	TakePaper(ctx context.Context, r reply.Request, p intake.Paper, c intake.Choice) (reply.Reply, error)
}

// asksImport matches a message that calls its file a notice or a ledger.
var asksImport = regexp.MustCompile(`(?i)通报|公示|台账|导入|更正|import|notice|ledger`)

// mostFiles limits how many files of one message are read.
const mostFiles = 3

// BringsPapers reports whether a message brings files to import: its text says so, or
// says nothing.
func BringsPapers(in inbound.Request, text string) bool {
	return !in.Command && in.Spoken && slices.ContainsFunc(in.Files, func(f inbound.File) bool { return papers.Readable(f.Name) }) &&
		(reply.SaysNothing(text) || asksImport.MatchString(text))
}

// Show shows the content of a message's files before anything is imported: each in a
// message of its own, which its import replaces.
func (s *Files) Show(ctx context.Context, in inbound.Request, r reply.Request) (out reply.Reply, err error) {
	for i, f := range in.Files[:min(len(in.Files), mostFiles)] {
		shown, err := s.paper(ctx, r, f, intake.Choice{}, false)
		if err != nil {
			return reply.Reply{}, err
		}
		if i == 0 {
			out = shown
			continue
		}
		out.Notifications = append(slices.Clone(out.Notifications), shown.Notifications...)
		shown.Notifications = nil
		out.More = append(out.More, shown)
	}
	if more := len(in.Files) - mostFiles; more > 0 {
		out = out.WithRemark(r.Lang.Phrase(filesTooMany, mostFiles, more))
	}
	return out, nil
}

// Import runs "import REF …" of a button: REF is the ID of a file in Slack. ok is
// false for other commands.
func (s *Files) Import(ctx context.Context, in inbound.Request, r reply.Request) (out reply.Reply, ok bool, err error) {
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
	out, err = s.paper(ctx, r, inbound.File{ID: words[0]}, choice, in.Confirm)
	return out, true, err
}

// fileID is a file's id in Slack.
var fileID = regexp.MustCompile(`^F[A-Z0-9]{2,30}$`)

// paper downloads a file and shows or imports it. The reply reports problems with the
// file.
func (s *Files) paper(ctx context.Context, r reply.Request, f inbound.File, choice intake.Choice, take bool) (reply.Reply, error) {
	l := r.Lang
	if !r.Person.May(reply.Editor) { // do not download for people who may not import
		return s.Intake.ShowPaper(ctx, r, intake.Paper{Name: f.Name}, choice)
	}
	named, content, err := s.Fetch(ctx, f.ID)
	switch {
	case errors.Is(err, ErrGone):
		return reply.Sentence(l, l.Phrase(fileGone)), nil
	case errors.Is(err, ErrTooLarge):
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
		return s.Intake.TakePaper(ctx, r, p, choice)
	}
	return s.Intake.ShowPaper(ctx, r, p, choice)
}
