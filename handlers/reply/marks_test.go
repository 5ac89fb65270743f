package reply

import (
	"strings"
	"testing"

	"rectify/data/notice"
)

// TestMarksAreOfWholeWords: in English, and in figures; Chinese has no spaces.
func TestMarksAreOfWholeWords(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ text, marked, want string }{
		{"Telephone lines are open", "phon", "Telephone"},
		{"57 written submissions came in", "written submission", "written submissions"},
		{"在用电梯登记1,206部", "206部", "1,206部"},
		{"占比93.5%", "5%", "93.5%"},
		{"整改组织处理了三人", "组织", "组织"},
		{"2021年市文广旅局", "市文", "市文"},
		{"CCTV监控", "TV监", "CCTV监"},
	} {
		from := len([]rune(c.text[:strings.Index(c.text, c.marked)]))
		marks := WholeWords(c.text, []Mark{{from, from + len([]rune(c.marked))}})
		if got := string([]rune(c.text)[marks[0].From:marks[0].To]); got != c.want {
			t.Errorf("%s of %s: %s, want %s", c.marked, c.text, got, c.want)
		}
	}
	if marks := WholeWords("Telephone", []Mark{{0, 2}, {4, 8}}); len(marks) != 1 || marks[0] != (Mark{0, 9}) {
		t.Errorf("two marks in one word: %v", marks)
	}
}

// TestOwnersAreSetApart: whatever stands between them in the ledger.
func TestOwnersAreSetApart(t *testing.T) {
	t.Parallel()
	item := ItemRef{Number: 9, Status: notice.InProgress, Owner: "@小李 产业发展科 资源开发科"}
	if got := item.Owners(Chinese); got != "@小李、产业发展科、资源开发科" {
		t.Error(got)
	}
	if got := (ItemRef{Owner: "Ministry of Justice; Home Office"}).Owners(English); got != "Ministry of Justice, Home Office" {
		t.Error(got)
	}
}
