package workspace

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"
)

// Command does what typing a slash command does: name has its slash, text is
// the rest of the line as typed. It returns once the app acknowledged. Where
// the app does not, the person is told so in an ephemeral, and the error has
// the code operation_timeout or dispatch_failed.
func (s *Server) Command(ctx context.Context, user, channel, name, text string) error {
	var in Installed
	var p parcel
	var to replyAddress
	err := s.do(ctx, func(t *tx) (err error) {
		in, p, to, err = t.commandParcel(user, channel, name, text)
		return err
	})
	if err != nil {
		return err
	}
	got := s.hand(ctx, in, p)
	if got.failure != "" {
		return s.undelivered(ctx, user, channel, name, got)
	}
	given, err := readAnswer(got.body)
	if err != nil || given == nil {
		return err
	}
	return s.do(ctx, func(t *tx) error { return t.respond(to, given) })
}

func (t *tx) commandParcel(user, channel, name, text string) (in Installed, p parcel, to replyAddress, err error) {
	c, err := t.enter(user, channel)
	if err != nil {
		return in, p, to, err
	}
	if in, err = t.appWithCommand(name); err != nil {
		return in, p, to, err
	}
	u, err := t.user(user)
	if err != nil {
		return in, p, to, err
	}
	to = replyAddress{app: in.ID, user: user, channel: channel}
	url, err := t.newResponseURL(to)
	if err != nil {
		return in, p, to, err
	}
	shown := c.Name
	if c.Kind == Direct {
		shown = "directmessage"
	}
	words, err := t.readCommand(text, in, name)
	if err != nil {
		return in, p, to, err
	}
	payload := encode(map[string]string{
		"token": in.Verification, "team_id": t.s.team.ID, "team_domain": t.s.team.Domain,
		"channel_id": channel, "channel_name": shown, "user_id": user, "user_name": u.Name,
		"command": name, "text": words, "api_app_id": in.ID, "response_url": url,
		"trigger_id": t.s.newTrigger(in.ID, user, ""),
	})
	return in, parcel{kind: slashCommands, url: in.CommandsURL, payload: json.RawMessage(payload)}, to, nil
}

func (t *tx) appWithCommand(name string) (Installed, error) {
	apps, err := t.apps()
	if err != nil {
		return Installed{}, err
	}
	for _, in := range apps {
		if slices.ContainsFunc(in.Commands, func(c SlashCommand) bool { return c.Name == name }) {
			return in, nil
		}
	}
	return Installed{}, refuse("unknown_command")
}

// readCommand is the text after a command as the app gets it. Only a command
// that asks for it gets names as ids, in the form <@U…|name>.
func (t *tx) readCommand(line string, in Installed, name string) (string, error) {
	line = strings.TrimSpace(line)
	i := slices.IndexFunc(in.Commands, func(c SlashCommand) bool { return c.Name == name })
	if line == "" || !in.Commands[i].Escape {
		return escape(line), nil
	}
	words, err := t.readTyped(line, true)
	return words.text, err
}

// undelivered tells the person that an app did not answer what they did.
func (s *Server) undelivered(ctx context.Context, user, channel, what string, got receipt) error {
	code := got.userError()
	err := s.do(ctx, func(t *tx) error { return t.tell(user, channel, what+" failed with the error \""+code+"\"") })
	if err != nil {
		return err
	}
	return refuse(code, got.failure)
}

// userError is what Slack shows a person for such a failure.
func (r receipt) userError() string {
	if r.failure == "http_timeout" || r.failure == "timeout" {
		return "operation_timeout"
	}
	return "dispatch_failed"
}

// readAnswer reads the message that an acknowledgement may carry; nil where
// it carries none. Plain text is a message too.
func readAnswer(body []byte) (args, error) {
	body = bytes.TrimSpace(body)
	if len(body) == 0 || string(body) == "{}" || string(body) == "null" {
		return nil, nil
	}
	if body[0] != '{' {
		return args{"text": string(body)}, nil
	}
	a := args{}
	return a, a.readJSON(bytes.NewReader(body))
}
