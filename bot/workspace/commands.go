package workspace

import (
	"bytes"
	"context"
	"encoding/json"
	"slices"
	"strings"

	"rectify/bot/workspace/dispatch"
	"rectify/bot/workspace/wire"
)

// Command does what typing a slash command does: name has its slash, text is
// the rest of the line as typed. It returns once the app acknowledged. Where
// the app does not, the person gets an ephemeral message, and the error has
// the code operation_timeout or dispatch_failed.
func (s *Server) Command(ctx context.Context, user, channel, name, text string) error {
	var in Installed
	var p dispatch.Request
	var to replyAddress
	err := s.Do(ctx, func(t *Tx) {
		in, p, to = t.command(user, channel, name, text)
	})
	if err != nil {
		return err
	}
	got := s.Send(ctx, in, p)
	if got.Failure != "" {
		return s.undelivered(ctx, user, channel, name, got)
	}
	given, err := readAnswer(got.Body)
	if err != nil || given == nil {
		return err
	}
	return s.Do(ctx, func(t *Tx) { t.respond(to, given) })
}

func (t *Tx) command(user, channel, name, text string) (in Installed, p dispatch.Request, to replyAddress) {
	c := t.enter(user, channel)
	in = t.appWithCommand(name)
	to = replyAddress{app: in.ID, user: user, channel: channel}
	shown := c.Name
	if c.Kind == Direct {
		shown = "directmessage"
	}
	payload := wire.Encode(map[string]string{
		"token": in.Verification, "team_id": t.s.team.ID, "team_domain": t.s.team.Domain,
		"channel_id": channel, "channel_name": shown, "user_id": user, "user_name": t.user(user).Name,
		"command": name, "text": t.readCommand(text, in, name), "api_app_id": in.ID, "response_url": t.newResponseURL(to),
		"trigger_id": t.s.newTrigger(in.ID, user, ""),
	})
	return in, dispatch.Request{Kind: dispatch.SlashCommand, Payload: json.RawMessage(payload)}, to
}

func (t *Tx) appWithCommand(name string) Installed {
	for _, in := range t.apps() {
		if slices.ContainsFunc(in.Commands, func(c SlashCommand) bool { return c.Name == name }) {
			return in
		}
	}
	panic(refuse("unknown_command"))
}

// readCommand is the text after a command as the app gets it. Only a command
// that asks for it gets names as ids, in the form <@U…|name>.
func (t *Tx) readCommand(line string, in Installed, name string) string {
	line = strings.TrimSpace(line)
	i := slices.IndexFunc(in.Commands, func(c SlashCommand) bool { return c.Name == name })
	if line == "" || !in.Commands[i].Escape {
		return escape(line)
	}
	return t.ReadTyped(line, true).Text
}

// undelivered tells the person that an app did not answer what they did.
func (s *Server) undelivered(ctx context.Context, user, channel, what string, got dispatch.Ack) error {
	code := got.UserError()
	err := s.Do(ctx, func(t *Tx) { t.tell(user, channel, what+" failed with the error \""+code+"\"") })
	if err != nil {
		return err
	}
	return wire.Refuse(code, got.Failure)
}

// readAnswer reads the message that an acknowledgement may carry; nil where
// it carries none. Plain text is a message too.
func readAnswer(body []byte) (wire.Args, error) {
	body = bytes.TrimSpace(body)
	if len(body) == 0 || string(body) == "{}" || string(body) == "null" {
		return nil, nil
	}
	if body[0] != '{' {
		return wire.Args{"text": string(body)}, nil
	}
	a := wire.Args{}
	return a, a.ReadJSON(bytes.NewReader(body))
}
