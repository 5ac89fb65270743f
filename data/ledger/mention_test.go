package ledger

import (
	"slices"
	"testing"
)

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

func TestNamesOfOwners(t *testing.T) {
	t.Parallel()
	for owners, want := range map[string][]string{
		"养老服务科、市养老服务指导中心":                            {"养老服务科", "市养老服务指导中心"},
		"产业科 @U1 王芳":                                 {"产业科", "@U1", "王芳"},
		"Board Secretariat; Legal Services":          {"Board Secretariat", "Legal Services"},
		"Environment & Safety Directorate, ICT Unit": {"Environment & Safety Directorate", "ICT Unit"},
		"Finance Directorate @U1 @U2":                {"Finance Directorate", "@U1", "@U2"},
		"办公室&财务科 ICT 中心":                             {"办公室", "财务科", "ICT", "中心"},
		" ":                                          nil,
	} {
		if got := Names(owners); !slices.Equal(got, want) {
			t.Errorf("the names in %q are %q, not %q", owners, got, want)
		}
		if again := Names(JoinNames(want)); !slices.Equal(again, want) {
			t.Errorf("%q joined are %q", want, again)
		}
	}
}
