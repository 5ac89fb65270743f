package workspace

import (
	"cmp"
	"encoding/json"
	"errors"
	"net/url"
	"strings"
	"unicode/utf8"

	"rectify/bot/workspace/blockkit"
	"rectify/bot/workspace/wire"
)

const (
	maxText   = 40_000 // longer text is cut, with a warning
	maxUpdate = 4_000  // chat.update refuses longer text
)

// content is what a message says, as the arguments of a call or of a
// response_url have it.
type content struct {
	text     string
	blocks   json.RawMessage
	metadata json.RawMessage
	cut      bool // the text was too long
}

// readContent is what the app has to say.
func (c *call) readContent() (content, error) {
	said, err := readContent(c.args)
	if err == nil {
		err = c.showPictures("invalid_blocks", "/blocks", said.blocks)
	}
	return said, err
}

// readContent checks what is to be said. In Slack a message needs text, blocks
// or attachments; attachments themselves are not kept.
func readContent(a wire.Args) (content, error) {
	out := content{text: a["text"]}
	if a["markdown_text"] != "" {
		if a["text"] != "" || a["blocks"] != "" {
			return out, wire.Refuse("markdown_text_conflict")
		}
		return readMarkdown(a["markdown_text"])
	}
	if utf8.RuneCountInString(out.text) > maxText {
		out.text, out.cut = string([]rune(out.text)[:maxText]), true
	}
	var err error
	if out.blocks, err = blockkit.ReadMessage(a["blocks"]); err != nil {
		return out, err
	}
	if out.metadata, err = readMetadata(a["metadata"]); err != nil {
		return out, err
	}
	if out.text == "" && out.blocks == nil && a["attachments"] == "" {
		return out, wire.Refuse("no_text")
	}
	return out, nil
}

// readMarkdown turns markdown_text into its one markdown block.
func readMarkdown(text string) (content, error) {
	if utf8.RuneCountInString(text) > 12_000 {
		return content{}, wire.Refuse("msg_too_long")
	}
	blocks := wire.Encode([]any{object{"type": "markdown", "block_id": wire.NewBlockID(), "text": text}})
	return content{text: text, blocks: json.RawMessage(blocks)}, nil
}

// readMetadata checks {event_type, event_payload}.
func readMetadata(raw string) (json.RawMessage, error) {
	if raw == "" {
		return nil, nil
	}
	var m struct {
		EventType    string                     `json:"event_type"`
		EventPayload map[string]json.RawMessage `json:"event_payload"`
	}
	switch err := json.Unmarshal([]byte(raw), &m); {
	case err != nil:
		return nil, wire.Refuse("invalid_metadata_format")
	case m.EventType == "" || m.EventPayload == nil:
		return nil, wire.Refuse("invalid_metadata_schema")
	case len(raw) > 8_000:
		return nil, wire.Refuse("metadata_too_large")
	}
	return json.RawMessage(raw), nil
}

// speak finds the channel an app wants to speak in: by id, by name, or, for a
// direct message, by the person's id.
func (c *call) speak(to string) (Channel, error) {
	if strings.HasPrefix(to, "U") || strings.HasPrefix(to, "W") {
		if _, err := c.user(to); err != nil {
			return Channel{}, wire.Refuse("channel_not_found")
		}
		return c.openDM(c.in.BotUserID, to)
	}
	ch, err := c.channel(to)
	if err != nil {
		var found bool
		if ch, found, err = c.channelNamed(strings.TrimPrefix(to, "#")); err != nil || !found {
			return ch, cmp.Or[error](err, wire.Refuse("channel_not_found"))
		}
	}
	return c.inside(ch)
}

// inside checks that the app's bot is in the channel. A private channel that
// it is not in is not there for it.
func (c *call) inside(ch Channel) (Channel, error) {
	in, err := c.isMember(ch.ID, c.in.BotUserID)
	switch {
	case err != nil || in:
		return ch, err
	case ch.Kind != Public:
		return ch, wire.Refuse("channel_not_found")
	}
	return ch, wire.Refuse("not_in_channel")
}

func chatPostMessage(c *call) (object, error) {
	ch, err := c.speak(c.args["channel"])
	if err != nil {
		return nil, err
	}
	said, err := c.readContent()
	if err != nil {
		return nil, err
	}
	thread, err := c.rootIfThere(ch.ID, c.args["thread_ts"])
	if err != nil {
		return nil, err
	}
	m := c.compose(ch.ID, thread, said)
	if thread != "" && c.args.Is("reply_broadcast") {
		root, err := c.message(ch.ID, thread)
		if err != nil {
			return nil, err
		}
		root = root.forEvent()
		m.Subtype, m.Root = "thread_broadcast", &root
	}
	if err := c.Add(&m); err != nil {
		return nil, err
	}
	if err := c.postedEvents(ch, m); err != nil {
		return nil, err
	}
	out := object{"channel": ch.ID, "ts": m.TS, "message": m}
	if said.cut {
		out["warning"] = "message_truncated"
		out["response_metadata"] = object{"warnings": []string{"message_truncated"}}
	}
	return out, nil
}

// rootIfThere is the thread that a reply goes into. Where its root was deleted
// Slack does not refuse the reply, but says it in the channel, without thread_ts.
func (c *call) rootIfThere(channel, threadTS string) (string, error) {
	if threadTS == "" {
		return "", nil
	}
	thread, err := c.root(channel, threadTS)
	if errors.Is(err, wire.Refuse("thread_not_found")) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	m, err := c.message(channel, thread)
	if errors.Is(err, wire.Refuse("message_not_found")) || m.Subtype == tombstone {
		return "", nil
	}
	return thread, err
}

// compose is a message of the calling app's bot.
func (t *Tx) composeFor(in Installed, channel, thread string, said content) Message {
	return Message{
		Channel: channel, ThreadTS: thread, User: in.BotUserID, BotID: in.BotID, AppID: in.ID,
		BotProfile: in.profile(t.s.team.ID), Text: said.text, Blocks: said.blocks, Metadata: said.metadata,
	}
}

func (c *call) compose(channel, thread string, said content) Message {
	return c.composeFor(c.in, channel, thread, said)
}

func (in Installed) profile(team string) *BotProfile {
	return &BotProfile{ID: in.BotID, AppID: in.ID, Name: in.Name, TeamID: team, Icons: map[string]string{}}
}

func chatPostEphemeral(c *call) (object, error) {
	ch, err := c.speak(c.args["channel"])
	if err != nil {
		return nil, err
	}
	if in, err := c.isMember(ch.ID, c.args["user"]); err != nil || !in {
		return nil, cmp.Or[error](err, wire.Refuse("user_not_in_channel"))
	}
	said, err := c.readContent()
	if err != nil {
		return nil, err
	}
	thread, err := c.root(ch.ID, c.args["thread_ts"])
	if err != nil {
		return nil, err
	}
	m := c.compose(ch.ID, thread, said)
	m.VisibleTo = c.args["user"]
	if err := c.Add(&m); err != nil {
		return nil, err
	}
	return object{"message_ts": m.TS}, nil
}

// own finds a message that the calling app itself posted.
func (c *call) own(refusal string) (Channel, Message, error) {
	ch, err := c.channel(c.args["channel"])
	if err != nil {
		return ch, Message{}, err
	}
	m, err := c.message(ch.ID, c.args["ts"])
	switch {
	case err != nil:
		return ch, m, err
	case m.Ephemeral:
		return ch, m, wire.Refuse("message_not_found")
	case m.AppID != c.in.ID:
		return ch, m, wire.Refuse(refusal)
	}
	return ch, m, nil
}

func chatUpdate(c *call) (object, error) {
	ch, m, err := c.own("cant_update_message")
	if err != nil {
		return nil, err
	}
	if m.StreamingState == "in_progress" {
		return nil, wire.Refuse("streaming_state_conflict")
	}
	if utf8.RuneCountInString(c.args["text"]) > maxUpdate {
		return nil, wire.Refuse("msg_too_long")
	}
	said, err := c.readContent()
	if err != nil {
		return nil, err
	}
	before := m
	m.Text = said.text
	// Text alone takes the place of blocks too; blocks alone leave the text.
	m.Blocks = said.blocks
	if !c.args.Has("text") {
		m.Text = before.Text
	}
	if said.metadata != nil {
		m.Metadata = said.metadata
	}
	if err := c.Change(&m, before, c.in.BotUserID); err != nil {
		return nil, err
	}
	return object{"channel": ch.ID, "ts": m.TS, "text": m.Text, "message": m}, nil
}

func chatGetPermalink(c *call) (object, error) {
	ch, err := c.channel(c.args["channel"])
	if err != nil {
		return nil, err
	}
	m, err := c.message(ch.ID, c.args["message_ts"])
	if err != nil {
		return nil, err
	}
	return object{"channel": ch.ID, "permalink": c.s.permalink(m)}, nil
}

// permalink is where a message can be looked at.
func (s *Server) permalink(m Message) string {
	link := s.BaseURL() + "/archives/" + m.Channel + "/p" + strings.Replace(m.TS, ".", "", 1)
	if m.InThread() {
		link += "?" + url.Values{"thread_ts": {m.ThreadTS}, "cid": {m.Channel}}.Encode()
	}
	return link
}

func reactionsAdd(c *call) (object, error) {
	ch, err := c.channel(c.args["channel"])
	if err != nil {
		return nil, err
	}
	if _, err := c.args.Need("name"); err != nil {
		return nil, wire.Refuse("invalid_name")
	}
	if _, err := c.inside(ch); err != nil {
		return nil, err
	}
	return nil, c.React(c.in.BotUserID, ch.ID, c.args["timestamp"], c.args["name"])
}
