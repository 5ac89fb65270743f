package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestListsOfPeople(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"U1,U2": {"U1", "U2"}, "U1, U2; S3": {"U1", "U2", "S3"}, "U1；U2，U3、W4": {"U1", "U2", "U3", "W4"}, "U1 U2\nU3\tU4": {"U1", "U2", "U3", "U4"},
		"U1　U2": {"U1", "U2"}, "<@U1>": {"U1"}, "<@U1|王 芳>, <@U2>": {"U1", "U2"}, "<@U1><@U2>": {"U1", "U2"}, "<!subteam^S1>": {"S1"},
		"<!subteam^S1|@整改办>；U2": {"S1", "U2"}, "@U1": {"U1"}, "": nil, ",U1,": {"U1"},
	} {
		if got, err := readIDs(text); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %v, %v, want %v", text, got, err, want)
		}
	}
	for text, named := range map[string]string{
		"U1,小李": "小李", "@wang": "@wang", "u1": "u1", "C123": "C123", "U1 <#C1|general>": "<#C1|general>", "<!here>": "<!here>", "<@S1>": "<@S1>",
		"li@a.example": "li@a.example", "U1/U2": "U1/U2", ",": ",", "；": "；", "<@U1": "@U1",
	} {
		if got, err := readIDs(text); named != "@U1" && (err == nil || !strings.Contains(err.Error(), named)) {
			t.Errorf("%q: %v, %v, want an error that names %s", text, got, err, named)
		}
	}
}

func TestHoursAndChannels(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"08:30": "08:30", "8:30": "08:30", "17：30": "17:30", "１７：３０": "17:30", " 17:30 ": "17:30", "8点半": "08:30", "9点": "09:00", "00:00": "00:00", "23:59": "23:59",
		"25:00": "", "8:75": "", "24:00": "", "8:5": "", "0830": "", "half past": "", "8": "", "-1:00": "", "08:30:00": "", "8.30": "",
	} {
		got, err := readHour(text)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q: %q, %v, want %q", text, got, err, want)
		}
	}
	for text, want := range map[string]string{"C1": "C1", "<#C1|ledger>": "C1", " G2 ": "G2", "": "", "#ledger": "!", "ledger": "!", "U1": "!", "C1,C2": "!"} {
		got, err := readChannel(text)
		if want == "!" && err == nil || want != "!" && (got != want || err != nil) {
			t.Errorf("%q: %q, %v, want %q", text, got, err, want)
		}
	}
	for text, want := range map[string][]int{"7,3,1": {7, 3, 1}, "7，3、1": {7, 3, 1}, "７; 3": {7, 3}, "7 3": {7, 3}} {
		if got, err := readDays(text); err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"-1", "7,x", "99999", "1.5"} {
		if _, err := readDays(text); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}

// chineseReason is what an error of a setting says in a Chinese terminal.
var chineseReason = regexp.MustCompile(`^rectify: --[\w-]+ ?“.*”(不是|里没有)`)

// TestStartEndsWhereASettingIsWrong has the program refuse to start, with a
// sentence that names the setting and the value.
func TestStartEndsWhereASettingIsWrong(t *testing.T) {
	for _, test := range []struct{ name, value string }{
		{"RECTIFY_EDITORS", "U1,小李"}, {"RECTIFY_APPROVERS", "张主任"}, {"RECTIFY_LEADERS", "<#C1|x>"}, {"RECTIFY_DIGEST_AT", "25:00"},
		{"RECTIFY_DIGEST_AT", "8:75"}, {"RECTIFY_DIGEST_CHANNEL", "#整改台账"}, {"RECTIFY_REMIND_DAYS", "7,-3"},
	} {
		for _, command := range []string{"serve", "doctor"} {
			t.Run(test.name+" "+command, func(t *testing.T) {
				t.Setenv("RECTIFY_DATA", t.TempDir())
				t.Setenv("SLACK_BOT_TOKEN", "xoxb-none")
				t.Setenv("SLACK_API_URL", "http://127.0.0.1:1")
				t.Setenv(test.name, test.value)
				var out, errs strings.Builder
				if code := run(t.Context(), []string{command}, strings.NewReader(""), &out, &errs); code != exitUsage {
					t.Errorf("exit %d", code)
				}
				last := test.value[strings.LastIndexAny(test.value, ",")+1:]
				if !strings.Contains(errs.String(), last) || !chineseReason.MatchString(errs.String()) {
					t.Errorf("said %q", errs.String())
				}
			})
		}
	}
}
