package handlers_test

import (
	"strings"
	"testing"

	"rectify/handlers/reply"
)

// TestReporterHearsOfClosingAndReturning: the form shows an approver the report and the
// evidence, and who reported an item done hears that it was sent back, or closed off.
func TestReporterHearsOfClosingAndReturning(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "evidence 9 https://example.org/a 合同")
	told := o.says(clerk, "status 9 done 已签合同")
	letter := told.Notifications[0].Reply
	for _, words := range []string{"已签合同", "https://example.org/a", "销号…", "退回…"} {
		if !strings.Contains(letter.Plain(), words) {
			t.Errorf("no %q in the approver's message:\n%s", words, letter.Plain())
		}
	}
	form, err := o.Form(t.Context(), reply.Request{Text: "close 9 现场看过", Person: leader, Lang: reply.Chinese, Via: "test"})
	shown := reply.Reply{Lang: reply.Chinese, Parts: form.Parts}.Plain()
	if err != nil || !strings.Contains(shown, "已签合同") || !strings.Contains(shown, "https://example.org/a") || !strings.Contains(shown, "遗留事项") {
		t.Errorf("the form shows:\n%s, %v", shown, err)
	}
	if form.Fields[1].Value != "现场看过" || form.Fields[2].Value != "https://example.org/a" {
		t.Errorf("fields = %+v", form.Fields)
	}
	if back := o.says(leader, "reopen 9 合同没有盖章"); to(back) != clerk.ID || !strings.Contains(back.Notifications[0].Reply.Plain(), "合同没有盖章") {
		t.Errorf("%s read %+v", to(back), back.Notifications)
	}
	o.says(clerk, "status 9 done 已盖章")
	if shut := o.says(leader, "close 9 查验"); to(shut) != clerk.ID || !strings.Contains(shut.Notifications[0].Reply.Plain(), "予以销号") {
		t.Errorf("%s read %+v", to(shut), shut.Notifications)
	}
}

// TestFormsSayWhatIsMissing: each field that is needed has its own sentence, and those
// that were not sent are not asked for.
func TestFormsSayWhatIsMissing(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(clerk, "due 11 2024-06-30", "时限：2024-06-30")
	for text, values := range map[string]map[string]string{
		"extend 11": {"date": "", "note": " "}, "note 11": {"note": ""}, "close 1": {"result": "", "basis": "", "evidence": ""},
	} {
		sent, err := o.Send(t.Context(), reply.Request{Text: text, Person: leader, Lang: reply.Chinese, Via: "test", Values: values})
		if err != nil || len(sent.Problems) != len(values) {
			t.Errorf("%s: %+v, %v", text, sent.Problems, err)
		}
	}
}

// TestNobodyIsAssignedTwice: whose item it is already gets no second message when a unit
// is added.
func TestNobodyIsAssignedTwice(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	if first := o.says(leader, "assign 9 @李四"); to(first) != clerk.ID {
		t.Errorf("%s was told", to(first))
	}
	if again := o.says(leader, "assign 9 艺术科 @李四"); len(again.Notifications) > 0 {
		t.Errorf("told again: %+v", again.Notifications)
	}
}

// TestMenusListTheSectionsOfEveryNotice: among several notices each section is named with
// its notice, and choosing it lists that notice's items.
func TestMenusListTheSectionsOfEveryNotice(t *testing.T) {
	t.Parallel()
	a, _ := threeNotices(t)
	home, err := a.Home(t.Context(), asks(""))
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, part := range home.Parts {
		menus, _ := part.(reply.Menus)
		for _, menu := range menus {
			for _, option := range menu.Options {
				if key, _, of := strings.Cut(option.Label, " · "); of && menu.Name == "部分" {
					known[key] = strings.Contains(option.Value, "notice "+key)
				}
			}
		}
	}
	if len(known) != 3 {
		t.Errorf("sections of %v", known)
	}
	for key, named := range known {
		if !named {
			t.Errorf("a section of %s lists all notices", key)
		}
	}
}
