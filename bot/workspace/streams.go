package workspace

import (
	"encoding/json"
	"unicode/utf8"

	"rectify/bot/workspace/blockkit"
	"rectify/bot/workspace/wire"
)

// maxStreamed is the longest text one call may add to a stream.
const maxStreamed = 12_000

func chatStartStream(c *call) (object, error) {
	ch, err := c.speak(c.args["channel"])
	if err != nil {
		return nil, err
	}
	thread, err := c.root(ch.ID, c.args["thread_ts"])
	switch {
	case err != nil:
		return nil, err
	case thread == "":
		return nil, wire.Refuse("invalid_arguments", "[ERROR] missing required field: thread_ts")
	case ch.Kind != Direct && c.args["recipient_user_id"] == "":
		return nil, wire.Refuse("missing_recipient_user_id")
	case ch.Kind != Direct && c.args["recipient_team_id"] == "":
		return nil, wire.Refuse("missing_recipient_team_id")
	}
	m := c.compose(ch.ID, thread, content{})
	m.StreamingState = "in_progress"
	if err := c.stream(&m); err != nil {
		return nil, err
	}
	if err := c.Add(&m); err != nil {
		return nil, err
	}
	return object{"channel": ch.ID, "ts": m.TS}, c.postedEvents(ch, m)
}

func chatAppendStream(c *call) (object, error) {
	m, err := c.streaming()
	if err != nil {
		return nil, err
	}
	if c.args["markdown_text"] == "" && c.args["chunks"] == "" {
		return nil, wire.Refuse("no_text")
	}
	if err := c.stream(&m); err != nil {
		return nil, err
	}
	return object{"channel": m.Channel, "ts": m.TS}, c.save(m)
}

func chatStopStream(c *call) (object, error) {
	m, err := c.streaming()
	if err != nil {
		return nil, err
	}
	if err := c.stream(&m); err != nil {
		return nil, err
	}
	blocks, err := blockkit.ReadMessage(c.args["blocks"])
	if err != nil {
		return nil, err
	}
	if metadata, err := readMetadata(c.args["metadata"]); err != nil || metadata != nil {
		if err != nil {
			return nil, err
		}
		m.Metadata = metadata
	}
	m.StreamingState = "completed"
	m.Blocks = joinBlocks(m.Text, blocks)
	return object{"channel": m.Channel, "ts": m.TS, "message": m}, c.save(m)
}

// streaming finds the stream that a call goes on with.
func (c *call) streaming() (Message, error) {
	_, m, err := c.own("message_not_owned_by_app")
	if err == nil && m.StreamingState != "in_progress" {
		err = wire.Refuse("message_not_in_streaming_state")
	}
	return m, err
}

// stream adds the call's text, and the text of its chunks, to the message.
func (c *call) stream(m *Message) error {
	added := c.args["markdown_text"]
	var chunks []struct{ Type, Text string }
	if raw := c.args["chunks"]; raw != "" && json.Unmarshal([]byte(raw), &chunks) != nil {
		return wire.Refuse("invalid_chunks")
	}
	for _, chunk := range chunks {
		if chunk.Type == "markdown_text" {
			added += chunk.Text
		}
	}
	if utf8.RuneCountInString(added) > maxStreamed {
		return wire.Refuse("msg_too_long")
	}
	m.Text += added
	m.Blocks = joinBlocks(m.Text, nil)
	return nil
}

// joinBlocks is what a stream shows: its text, then the blocks it ended with.
func joinBlocks(text string, blocks json.RawMessage) json.RawMessage {
	var list []any
	if text != "" {
		list = append(list, object{"type": "markdown", "block_id": "stream", "text": text})
	}
	var more []any
	if blocks != nil {
		wire.Decode(blocks, &more)
	}
	return json.RawMessage(wire.Encode(append(list, more...)))
}
