package ledger

import "testing"

func TestCutMention(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Mention{
		"<@U024BE7LH|li> 办": {MentionsPerson, "U024BE7LH"}, "@U1、@U2": {MentionsPerson, "U1"}, "<!subteam^SAZ94GDB8>": {MentionsGroup, "SAZ94GDB8"},
		"<#C024BE7LR|general>": {MentionsChannel, "C024BE7LR"}, "#整改台账 ": {MentionsChannel, "整改台账"}, "<!here>": {MentionsEveryone, "here"}, "@channel": {MentionsEveryone, "channel"},
		"@小李": {}, "张三 @U1": {}, "": {},
	} {
		if got, n := CutMention(text); got != want || (n > 0) != (want.ID != "") {
			t.Errorf("%q: %+v, %d", text, got, n)
		}
	}
	if got := ReplaceMentions("@U1、@小王 和 @U2", func(id string) string { return "<" + id + ">" }); got != "<U1>、@小王 和 <U2>" {
		t.Error(got)
	}
}
