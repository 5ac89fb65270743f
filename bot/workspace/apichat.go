package workspace

import (
	"encoding/json"
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
func (c *call) readContent() content {
	said := readContent(c.args)
	c.showPictures("invalid_blocks", "/blocks", said.blocks)
	return said
}

// readContent checks what is to be said. In Slack a message needs text, blocks
// or attachments; attachments themselves are not kept.
func readContent(a wire.Args) content {
	out := content{text: a["text"]}
	if a["markdown_text"] != "" {
		if a["text"] != "" || a["blocks"] != "" {
			panic(refuse("markdown_text_conflict"))
		}
		return readMarkdown(a["markdown_text"])
	}
	if utf8.RuneCountInString(out.text) > maxText {
		out.text, out.cut = string([]rune(out.text)[:maxText]), true
	}
	out.blocks, out.metadata = must(blockkit.ReadMessage(a["blocks"])), readMetadata(a["metadata"])
	if out.text == "" && out.blocks == nil && a["attachments"] == "" {
		panic(refuse("no_text"))
	}
	return out
}

// readMarkdown turns markdown_text into its one markdown block.
func readMarkdown(text string) content {
	if utf8.RuneCountInString(text) > 12_000 {
		panic(refuse("msg_too_long"))
	}
	blocks := wire.Encode([]any{object{"type": "markdown", "block_id": wire.NewBlockID(), "text": text}})
	return content{text: text, blocks: json.RawMessage(blocks)}
}

// readMetadata checks {event_type, event_payload}.
func readMetadata(raw string) json.RawMessage {
	if raw == "" {
		return nil
	}
	var m struct {
		EventType    string                     `json:"event_type"`
		EventPayload map[string]json.RawMessage `json:"event_payload"`
	}
	switch err := json.Unmarshal([]byte(raw), &m); {
	case err != nil:
		panic(refuse("invalid_metadata_format"))
	case m.EventType == "" || m.EventPayload == nil:
		panic(refuse("invalid_metadata_schema"))
	case len(raw) > 8_000:
		panic(refuse("metadata_too_large"))
	}
	return json.RawMessage(raw)
}

// speak finds the channel an app wants to speak in: by id, by name, or, for a
// direct message, by the person's id.
func (c *call) speak(to string) Channel {
	if strings.HasPrefix(to, "U") || strings.HasPrefix(to, "W") {
		if refused(func() { c.user(to) }) {
			panic(refuse("channel_not_found"))
		}
		return c.openDM(c.in.BotUserID, to)
	}
	return c.inside(one[Channel](c.Tx, "channel_not_found", `SELECT body FROM channels WHERE id = ? OR name = ? ORDER BY id <> ?`,
		to, strings.TrimPrefix(to, "#"), to))
}

// inside checks that the app's bot is in the channel. A private channel that
// it is not in is not there for it.
func (c *call) inside(ch Channel) Channel {
	switch {
	case c.isMember(ch.ID, c.in.BotUserID):
		return ch
	case ch.Kind != Public:
		panic(refuse("channel_not_found"))
	}
	panic(refuse("not_in_channel"))
}

func chatPostMessage(c *call) object {
	ch := c.speak(c.args["channel"])
	said := c.readContent()
	thread := c.rootIfThere(ch.ID, c.args["thread_ts"])
	m := c.compose(ch.ID, thread, said)
	if thread != "" && c.args.Is("reply_broadcast") {
		root := c.message(ch.ID, thread).forEvent()
		m.Subtype, m.Root = "thread_broadcast", &root
	}
	c.Add(&m)
	c.postedEvents(ch, m)
	out := object{"channel": ch.ID, "ts": m.TS, "message": m}
	if said.cut {
		out["warning"] = "message_truncated"
		out["response_metadata"] = object{"warnings": []string{"message_truncated"}}
	}
	return out
}

// rootIfThere is the thread that a reply goes into. Where its root was deleted
// Slack does not refuse the reply, but says it in the channel, without thread_ts.
func (c *call) rootIfThere(channel, threadTS string) string {
	if threadTS == "" {
		return ""
	}
	var root Message
	if refused(func() { root = c.message(channel, c.root(channel, threadTS)) }) || root.Subtype == tombstone {
		return ""
	}
	return root.TS
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

func chatPostEphemeral(c *call) object {
	ch := c.speak(c.args["channel"])
	if !c.isMember(ch.ID, c.args["user"]) {
		panic(refuse("user_not_in_channel"))
	}
	said := c.readContent()
	thread := c.root(ch.ID, c.args["thread_ts"])
	m := c.compose(ch.ID, thread, said)
	m.VisibleTo = c.args["user"]
	c.Add(&m)
	return object{"message_ts": m.TS}
}

// own finds a message that the calling app itself posted.
func (c *call) own(refusal string) (Channel, Message) {
	ch := c.channel(c.args["channel"])
	m := c.message(ch.ID, c.args["ts"])
	switch {
	case m.Ephemeral:
		panic(refuse("message_not_found"))
	case m.AppID != c.in.ID:
		panic(refuse(refusal))
	}
	return ch, m
}

func chatUpdate(c *call) object {
	ch, m := c.own("cant_update_message")
	if m.StreamingState == "in_progress" {
		panic(refuse("streaming_state_conflict"))
	}
	if utf8.RuneCountInString(c.args["text"]) > maxUpdate {
		panic(refuse("msg_too_long"))
	}
	said := c.readContent()
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
	c.Change(&m, before, c.in.BotUserID)
	return object{"channel": ch.ID, "ts": m.TS, "text": m.Text, "message": m}
}

func chatGetPermalink(c *call) object {
	ch := c.channel(c.args["channel"])
	m := c.message(ch.ID, c.args["message_ts"])
	return object{"channel": ch.ID, "permalink": c.s.permalink(m)}
}

// permalink is where a message can be looked at.
func (s *Server) permalink(m Message) string {
	link := s.BaseURL() + "/archives/" + m.Channel + "/p" + strings.Replace(m.TS, ".", "", 1)
	if m.InThread() {
		link += "?" + url.Values{"thread_ts": {m.ThreadTS}, "cid": {m.Channel}}.Encode()
	}
	return link
}

func reactionsAdd(c *call) object {
	ch := c.channel(c.args["channel"])
	if _, err := c.args.Need("name"); err != nil {
		panic(refuse("invalid_name"))
	}
	c.inside(ch)
	c.React(c.in.BotUserID, ch.ID, c.args["timestamp"], c.args["name"])
	return nil
}
