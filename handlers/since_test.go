package handlers_test

import (
	"strings"
	"testing"

	"rectify/handlers/reply"
)

// TestChangesSinceADay: what changed since a day goes on to now, and what changed today is
// asked of the whole ledger, whatever was listed before.
func TestChangesSinceADay(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.now = spring.AddDate(0, 0, -1)
	o.says(clerk, "note 5 昨天的话")
	o.now = spring
	o.says(clerk, "due 9 2024-05-10")
	o.says(leader, "note 40 今天的话")
	ask := func(text string, before ...string) string {
		var out reply.Reply
		for _, said := range append(before, text) {
			var err error
			if out, err = o.Converse(t.Context(), reply.Request{Text: said, Person: leader, Talk: text, Via: "test", Rich: true}); err != nil {
				t.Fatal(err)
			}
		}
		return out.Plain()
	}
	for text, before := range map[string][]string{
		"昨天以来有哪些变化": nil, "what changed since yesterday": nil, "昨天到现在谁改了什么": nil, "昨天以来有什么变化": {"7天内到期的有哪些"}, "从昨天起有哪些更改": nil,
	} {
		if said := ask(text, before...); !strings.Contains(said, "今天的话") || !strings.Contains(said, "昨天的话") {
			t.Errorf("%s:\n%s", text, said)
		}
	}
	for text, before := range map[string][]string{
		"今天谁改了什么": {"7天内到期的有哪些"}, "今天有哪些变化": {"第11项什么时候到期"}, "what changed today": {"what is due within 7 days"}, "今天都有谁改过台账": {"未完成的有哪些"},
	} {
		if said := ask(text, before...); !strings.Contains(said, "今天的话") || !strings.Contains(said, "2024-05-10") || strings.Contains(said, "昨天的话") {
			t.Errorf("%s, after %v:\n%s", text, before, said)
		}
	}
}

// TestWithinDays: what is due within some days leaves out what is late, and is what the
// digest and the orange light call due soon.
func TestWithinDays(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	o.says(leader, "due 9 2024-05-01")
	o.says(leader, "confirm", "")
	o.says(leader, "due 11 2024-05-15")
	o.says(leader, "status 40 正在整改 反弹")
	o.says(leader, "due 40 2024-05-16")
	for _, asked := range []string{"7天内到期的有哪些", "临期的有哪些", "临近时限的", "7天之内到期的有几项", "what is due within 7 days", "一周内到期的"} {
		out, err := o.Ask(t.Context(), asked)
		if err != nil || len(out.Items) != 1 || out.Items[0].Number != 11 || !strings.Contains(out.Plain(), "2024-05-15") {
			t.Errorf("%s: %v, %v\n%s", asked, out.Items, err, out.Plain())
		}
	}
	if d := o.digest(); len(d.DueSoon) != 1 || !d.DueSoon[0].Near {
		t.Errorf("due soon: %+v", d.DueSoon)
	}
}
