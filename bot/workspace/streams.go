package workspace

import (
	"encoding/json"
	"unicode/utf8"

	"rectify/bot/workspace/blockkit"
	"rectify/bot/workspace/wire"
)

// maxStreamed is the longest text one call may add to a stream.
const maxStreamed = 12_000

func chatStartStream(c *call) object {
	ch := c.speak(c.args["channel"])
	thread := c.root(ch.ID, c.args["thread_ts"])
	switch {
	case thread == "":
		panic(refuse("invalid_arguments", "[ERROR] missing required field: thread_ts"))
	case ch.Kind != Direct && c.args["recipient_user_id"] == "":
		panic(refuse("missing_recipient_user_id"))
	case ch.Kind != Direct && c.args["recipient_team_id"] == "":
		panic(refuse("missing_recipient_team_id"))
	}
	m := c.compose(ch.ID, thread, content{})
	m.StreamingState = "in_progress"
	c.stream(&m)
	c.Add(&m)
	c.postedEvents(ch, m)
	return object{"channel": ch.ID, "ts": m.TS}
}

func chatAppendStream(c *call) object {
	m := c.streaming()
	if c.args["markdown_text"] == "" && c.args["chunks"] == "" {
		panic(refuse("no_text"))
	}
	c.stream(&m)
	c.save(m)
	return object{"channel": m.Channel, "ts": m.TS}
}

func chatStopStream(c *call) object {
	m := c.streaming()
	c.stream(&m)
	blocks := must(blockkit.ReadMessage(c.args["blocks"]))
	if metadata := readMetadata(c.args["metadata"]); metadata != nil {
		m.Metadata = metadata
	}
	m.StreamingState = "completed"
	m.Blocks = joinBlocks(m.Text, blocks)
	c.save(m)
	return object{"channel": m.Channel, "ts": m.TS, "message": m}
}

// streaming finds the stream that a call goes on with.
func (c *call) streaming() Message {
	_, m := c.own("message_not_owned_by_app")
	if m.StreamingState != "in_progress" {
		panic(refuse("message_not_in_streaming_state"))
	}
	return m
}

// stream adds the call's text, and the text of its chunks, to the message.
func (c *call) stream(m *Message) {
	added := c.args["markdown_text"]
	var chunks []struct{ Type, Text string }
	if raw := c.args["chunks"]; raw != "" && json.Unmarshal([]byte(raw), &chunks) != nil {
		panic(refuse("invalid_chunks"))
	}
	for _, chunk := range chunks {
		if chunk.Type == "markdown_text" {
			added += chunk.Text
		}
	}
	if utf8.RuneCountInString(added) > maxStreamed {
		panic(refuse("msg_too_long"))
	}
	m.Text += added
	m.Blocks = joinBlocks(m.Text, nil)
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
