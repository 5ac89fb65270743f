package inbound

import (
	"encoding/json"
	"testing"

	"rectify/bot/slackapp/identity"
)

func TestTypedUndoesSlacksMarks(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"assign 11 <@U123|li>":                        "assign 11 @U123",
		"<@UBOT> 第11项 &lt;急&gt; &amp;":                "@UBOT 第11项 <急> &",
		"evidence 9 <https://a.example|a.example>":    "evidence 9 https://a.example",
		"<#C1|general> <!here> <!subteam^S1|@office>": "#general @here !subteam^S1",
		"a < b": "a < b",
		"<":     "<",
		"note 11 联系 <mailto:li@a.example|li@a.example> 或 <tel:+863980001|0398-0001>": "note 11 联系 li@a.example 或 0398-0001",
		"<mailto:li@a.example> <tel:12345>":                                          "li@a.example 12345",
		"note 11 见 <https://a.example/x?a=1&amp;b=2|合同 文本>":                          "note 11 见 合同 文本",
		"note 11 <https://a.example/x?a=1&amp;b=2>":                                  "note 11 https://a.example/x?a=1&b=2",
		"<http://a.example|a.example>有什么问题":                                          "a.example有什么问题",
		"佐证 9 <https://a.example/b|合同> 合同原件":                                         "佐证 9 https://a.example/b 合同原件",
		"evidence 9 <mailto:li@a.example|li@a.example>":                              "evidence 9 li@a.example",
		"&amp;lt;b&amp;gt; &amp;amp;":                                                "&lt;b&gt; &amp;",
		"<!date^1392734382^{date}|2014年2月18日>":                                       "2014年2月18日",
		"<#C1|>":               "#C1",
		"<@U1> <@U2|li> <@W3>": "@U1 @U2 @W3",
		"<|> <>":               " ",
	} {
		if got := typed(text); got != want {
			t.Errorf("typed(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestOnlyTheWholeIDNamesTheApp(t *testing.T) {
	t.Parallel()
	id := identity.Identity{Bot: "UBOT"}
	for text, want := range map[string]string{
		"@UBOT 第11项":           "  第11项",
		"@UBOT2 第11项":          "@UBOT2 第11项",
		"@UBOTX@UBOT，第11项":     "@UBOTX ，第11项",
		"问@UBOT第11项":           "问 第11项",
		"@UBO 第11项":            "@UBO 第11项",
		"@UBOT2 @UBOT":         "@UBOT2  ",
		"ask @UBOT, not @UBOT": "ask  , not  ",
	} {
		if got := id.Unnamed(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
		if named := id.Named(text); named != (text != want) {
			t.Errorf("%q names the app: %v", text, named)
		}
	}
	if text := (identity.Identity{}).Unnamed("@U1 x"); text != "@U1 x" {
		t.Errorf("without a name of its own: %q", text)
	}
}

func TestLinksAloneAreNoQuestion(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"<https://a.example/合同?id=3>": true, "<https://a.example|合同文本>。": true, "<https://a.example> <https://b.example>": true,
		"<mailto:a@b.example|a@b.example>": true, "<tel:110|110> 👍": true,
		"<https://a.example> 这是哪一项": false, "那第9条呢": false, "": false, "👍": false, "<@U1>": false, "<https://a.example> 9": false,
	} {
		if got := bareLink(text); got != want {
			t.Errorf("bareLink(%q) = %v", text, got)
		}
	}
}

func FuzzReaders(f *testing.F) {
	f.Add(`{"type":"event_callback","event":{"type":"app_mention","user":"U","ts":"1","channel":"C","text":"<@U> x"}}`)
	f.Add(`{"type":"block_actions","user":{"id":"U"},"actions":[{"action_id":"rectify0","value":"{}"}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		for _, kind := range []string{"events_api", "interactive", "slash_commands", ""} {
			if in, ok := (reader{identity.Identity{Bot: "UBOT"}}).readEnvelope(kind, json.RawMessage(text)); ok && (in.Key == "" || in.User == "") {
				t.Errorf("%s: %+v has no key or nobody", kind, in)
			}
		}
		typed(text)
	})
}

func TestFilesOfAMessageAreRead(t *testing.T) {
	t.Parallel()
	in, ok := reader{}.readEvent([]byte(`{"event": {"type": "message", "subtype": "file_share", "user": "U1", "text": "", "ts": "1.2", "channel": "D1", "channel_type": "im",
		"files": [{"id": "F1", "name": "通报.docx", "size": 12, "mode": "hosted"}, {"id": "F2", "mode": "tombstone"}]}}`))
	if !ok || len(in.Files) != 1 || in.Files[0] != (File{ID: "F1", Name: "通报.docx", Size: 12}) || !in.Spoken {
		t.Errorf("%v %+v", ok, in)
	}
}
