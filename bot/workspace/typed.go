package workspace

import (
	"cmp"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"rectify/bot/workspace/blockkit"
	"rectify/bot/workspace/wire"
)

// A Typed is what Slack makes of a line a person types.
type Typed struct {
	Text   string          // as apps get it, with mentions by id
	Blocks json.RawMessage // the same as a rich text block
}

// A mentionable is something one can name after "@" or "#".
type mentionable struct {
	word string         // as typed, with its "@" or "#"
	text string         // as in the message's text
	rich map[string]any // as in the rich text
}

var address = regexp.MustCompile(`^https?://[^\s<>，。；、“”）)]+`)

// ReadTyped turns names into mentions and escapes what Slack's markup uses.
// Names are matched longest first, and need nothing behind them: in Chinese
// people write no space there. Where labelled, a mention carries its name too,
// as slash commands have it.
func (t *Tx) ReadTyped(line string, labelled bool) Typed {
	names := t.mentionables()
	var text strings.Builder
	var rich []map[string]any
	plain := 0 // where the plain text not yet in rich starts
	for i := 0; i < len(line); {
		n, m := nextMention(line[i:], names)
		if n == 0 {
			text.WriteString(escape(line[i : i+1]))
			i++
			continue
		}
		rich = blockkit.AppendPlain(rich, line[plain:i])
		rich = append(rich, m.rich)
		if label, ok := strings.CutSuffix(m.text, ">"); ok && labelled && m.word != "" {
			m.text = strings.TrimSuffix(label, "|") + "|" + m.word[1:] + ">"
		}
		text.WriteString(m.text)
		i += n
		plain = i
	}
	rich = blockkit.AppendPlain(rich, line[plain:])
	blocks := []any{map[string]any{
		"type": "rich_text", "block_id": wire.NewBlockID(),
		"elements": []any{map[string]any{"type": "rich_text_section", "elements": rich}},
	}}
	return Typed{Text: text.String(), Blocks: json.RawMessage(wire.Encode(blocks))}
}

// nextMention reports what is at the very start of s, and its length in
// bytes; 0 where that is plain text.
func nextMention(s string, names []mentionable) (int, mentionable) {
	switch s[0] {
	case '@', '#':
		for _, m := range names {
			if strings.HasPrefix(s, m.word) {
				return len(m.word), m
			}
		}
	case 'h':
		if url := address.FindString(s); url != "" {
			return len(url), mentionable{text: "<" + escape(url) + ">", rich: map[string]any{"type": "link", "url": url}}
		}
	}
	return 0, mentionable{}
}

func (t *Tx) mentionables() []mentionable {
	var list []mentionable
	for _, u := range t.users() {
		rich := map[string]any{"type": "user", "user_id": u.ID}
		list = append(list, mentionable{"@" + u.Name, "<@" + u.ID + ">", rich}, mentionable{"@" + u.RealName, "<@" + u.ID + ">", rich})
	}
	for _, g := range t.userGroups() {
		list = append(list, mentionable{"@" + g.Handle, "<!subteam^" + g.ID + ">", map[string]any{"type": "usergroup", "usergroup_id": g.ID}})
	}
	for _, c := range loadAll[Channel](t, `SELECT body FROM channels`) {
		if c.Kind != Direct {
			list = append(list, mentionable{"#" + c.Name, "<#" + c.ID + "|>", map[string]any{"type": "channel", "channel_id": c.ID}})
		}
	}
	for _, r := range []string{"here", "channel", "everyone"} {
		list = append(list, mentionable{"@" + r, "<!" + r + ">", map[string]any{"type": "broadcast", "range": r}})
	}
	slices.SortStableFunc(list, func(a, b mentionable) int { return cmp.Compare(len(b.word), len(a.word)) })
	return list
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")

func escape(s string) string { return escaper.Replace(s) }
