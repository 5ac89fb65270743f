package slackapp

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/slack-go/slack"

	"rectify/bot/jobs"
	"rectify/bot/slackapp/inbound"
	"rectify/bot/slackapp/outbound"
	"rectify/handlers/change"
	"rectify/handlers/command"
	"rectify/handlers/reply"
)

// formJobs submit forms with files, which are downloaded first.
const formJobs = "slack_form"

// takeFiles accepts a form with files: it is stored and carried out soon, since
// fetching files takes longer than Slack waits. The files' metadata from Slack is
// checked at once.
func (a *App) takeFiles(ctx context.Context, in inbound.Request) (*slack.ViewSubmissionResponse, error) {
	l := a.withRole(ctx, in).Lang
	for _, f := range in.Files {
		if f.Beside {
			continue
		}
		if sentence := a.files.Precheck(l, f); sentence != "" {
			return slack.NewErrorsViewSubmissionResponse(map[string]string{"files": sentence}), nil
		}
	}
	in.At = a.now()
	body, err := json.Marshal(in)
	if err != nil {
		return nil, err
	}
	_, err = a.inbox.Add(ctx, jobs.Job{Kind: formJobs, Key: in.Key, Body: body})
	return nil, err
}

// workForm submits a form with files and reports the result.
func (a *App) workForm(ctx context.Context, body []byte, _ int) error {
	var in inbound.Request
	if err := json.Unmarshal(body, &in); err != nil {
		return jobs.Never(fmt.Errorf("reading a form: %w", err))
	}
	r := a.withRole(ctx, in)
	refused, err := a.files.Attach(ctx, &r, in.Files)
	if err != nil {
		return err
	}
	if in.View == "" && in.Response == "" && in.Channel == "" {
		in.Channel = in.User // opened from the App Home: the answer goes to the person
	}
	if refused != "" {
		in.Fresh = true
		return a.send(ctx, in, reply.Sentence(r.Lang, refused), outbound.Slot{})
	}
	out, err := a.sendForm(ctx, r)
	if err != nil {
		return err
	}
	in.Fresh = in.Fresh || out.Kind != reply.KindChange
	if out.Kind == reply.KindChange {
		a.notifyChanged()
	}
	return a.send(ctx, in, out, outbound.Slot{})
}

// sendForm submits a form; errors in its fields become the reply.
func (a *App) sendForm(ctx context.Context, r reply.Request) (reply.Reply, error) {
	sent, err := a.assistant.Send(ctx, r)
	if err != nil {
		return reply.Reply{}, err
	}
	var said []string
	for _, problem := range sent.Problems {
		said = append(said, problem)
	}
	if sent.Again != nil {
		said = append(said, reply.Reply{Lang: r.Lang, Parts: sent.Again.Parts}.Plain())
	}
	if len(said) > 0 {
		return reply.Sentence(r.Lang, strings.Join(said, "\n")), nil
	}
	return sent.Reply, nil
}

// asEvidence is a message that speaks of the files it brings as of evidence, and
// ofItem the item that it names.
var (
	asEvidence = regexp.MustCompile(`(?i)佐证|证据|证明|附件|材料|照片|凭证|evidence|proof|photo`)
	ofItem     = regexp.MustCompile(`(?i)(?:第|item\s*|#)\s*(\d{1,5})`)
)

// takeEvidence takes the files of a message as evidence of the item that its text
// names: 佐证 9 验收单, 第9项的照片. The reply to a message of files alone explains
// how. ok is false for other messages.
func (a *App) takeEvidence(ctx context.Context, in inbound.Request, r reply.Request) (out reply.Reply, ok bool, err error) {
	if in.Command || !in.Spoken || len(in.Files) == 0 {
		return out, false, nil
	}
	number, about := "", ""
	if c, is := command.Parse(r.Text); is && c.Name == command.Evidence && len(c.Numbers) == 1 {
		number, about = strconv.Itoa(c.Numbers[0]), c.Words
	} else if m := ofItem.FindAllStringSubmatch(r.Text, -1); len(m) == 1 && (asEvidence.MatchString(r.Text) || !change.AsksBack(r.Text)) {
		number, about = m[0][1], r.Text
	}
	switch {
	case number == "" && reply.SaysNothing(r.Text):
		return reply.Sentence(r.Lang, r.Lang.Phrase(evidenceOfWhat, len(in.Files))), true, nil
	case number == "":
		return out, false, nil
	}
	refused, err := a.files.Attach(ctx, &r, in.Files)
	if err != nil || refused != "" {
		return reply.Sentence(r.Lang, refused), true, err
	}
	r.Text, r.Values = "evidence "+number, map[string]string{"about": about}
	out, err = a.sendForm(ctx, r)
	return out, true, err
}
