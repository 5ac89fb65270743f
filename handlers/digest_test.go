package handlers_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"rectify/data/calendar"
	"rectify/handlers"
	"rectify/handlers/digest"
	"rectify/handlers/reply"
)

// withMemory is an office whose assistant remembers what it told.
func withMemory(t *testing.T) *office {
	t.Helper()
	o := newOffice(t)
	return o
}

// digest is everyone's digest now.
func (o *office) digest() digest.Digest {
	o.Helper()
	d, err := o.Digest(o.Context(), digest.DigestQuery{Lang: reply.Chinese})
	if err != nil {
		o.Fatal(err)
	}
	return d
}

// holds wants words in a text.
func (o *office) holds(text string, words ...string) {
	o.Helper()
	for _, w := range words {
		if !strings.Contains(text, w) {
			o.Errorf("no %q in\n%s", w, text)
		}
	}
}

// numbers are those of items.
func numbers(items []reply.ItemRef) (out []int) {
	for _, item := range items {
		out = append(out, item.Number)
	}
	return out
}

// TestWhatWaitsIsToldApartFromWhatIsLate: an item that waits for another office
// or for more time, or was given some, says so wherever it stands, and counts
// as late where it is.
func TestWhatWaitsIsToldApartFromWhatIsLate(t *testing.T) {
	t.Parallel()
	o := withMemory(t)
	for _, command := range []string{
		"status 1,2,3 in_progress 反弹", "due 1,2,3,9 2024-05-01", "due 11,40 2024-05-10", // spring is the 8th
	} {
		r := reply.Request{Text: command, Person: leader, Lang: reply.Chinese, Via: "test", Confirmed: true}
		if _, err := o.Command(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	o.says(clerk, "wait 1 财政局")
	o.says(clerk, "extend 2 6月底 等批复")
	o.says(clerk, "extend 3 5月7日 等批复")
	o.says(clerk, "wait 11 编办")
	o.says(clerk, "extend 40 6月底 等编制")
	o.now = spring.AddDate(0, 0, -1) // the 7th is still to come
	o.says(clerk, "extend 3 5月7日 等批复")
	o.says(leader, "extend 3 同意")
	o.now = spring
	d := o.digest()
	for name, got := range map[string]struct {
		items []reply.ItemRef
		want  []int
	}{"late": {d.Late, []int{9, 3}}, "waiting": {d.Waiting, []int{1}}, "extended": {d.Extended, []int{2}}, "due soon": {d.DueSoon, []int{11, 40}}} {
		if !slices.Equal(numbers(got.items), got.want) {
			t.Errorf("%s: %v, want %v", name, numbers(got.items), got.want)
		}
	}
	o.holds(d.Headline, "逾期 4 项（其中 1 项已申请延期、1 项需协调）")
	o.holds(d.Head.Plain(), "逾期 7 天；需协调（财政局）", "逾期 7 天；已申请延期至 2024-06-30", "逾期 1 天；已延期至 2024-05-07，原时限 2024-05-01",
		"时限 2024-05-10；需协调（编办）", "时限 2024-05-10；已申请延期至 2024-06-30")
}

// TestDigestTellsOfTheWorkingDayBefore: all of it, whatever the hour at which
// somebody asks.
func TestDigestTellsOfTheWorkingDayBefore(t *testing.T) {
	t.Parallel()
	o := withMemory(t)
	o.Assistant = o.With(func(cfg *handlers.Config) { cfg.DigestTo, cfg.DigestAt = "C1", "08:30" })
	o.now = spring.AddDate(0, 0, -1).Add(-time.Hour)
	o.says(clerk, "note 9 已签合同")
	o.now = spring.Add(3 * time.Hour)
	o.says(onlooker, "digest", "昨日以来有人更改：1", "已签合同")
	// At home the digest is that of the channel: of what was told this morning.
	err := o.DigestSent(t.Context(), "C1", digest.SentDigest{Date: "2024-05-08", At: spring, Since: spring.AddDate(0, 0, -2)})
	if err != nil {
		t.Fatal(err)
	}
	home := func() string {
		out, err := o.Home(t.Context(), reply.Request{Person: clerk, Lang: reply.Chinese, Rich: true})
		if err != nil {
			t.Fatal(err)
		}
		return out.Plain()
	}
	o.holds(home(), "5月6日以来，1 项有人更改")
	o.now = o.now.AddDate(0, 0, 3) // a day off: the last one is that of Wednesday
	o.holds(home(), "5月8日 周三：43/46 已整改")
}

// TestItemsAreLetRest: an onlooker leaves an item out of their own digest only,
// an editor out of everyone's, and then it says so.
func TestItemsAreLetRest(t *testing.T) {
	t.Parallel()
	o := withMemory(t)
	o.says(clerk, "assign 9 @赵六")
	o.confirms(clerk, "due 9 2024-05-01")
	o.says(onlooker, "snooze 9", "第9项在 5 月 15 日前不列入您的提要（有变化仍会列出）")
	if d := o.digest(); len(d.Late) != 1 || len(d.Resting) != 0 {
		t.Errorf("an onlooker hid an item from everyone: %s", d.Head.Plain())
	}
	mine, err := o.Digest(t.Context(), digest.DigestQuery{Lang: reply.Chinese, Person: "赵六"})
	if err != nil || len(mine.Late) != 0 {
		t.Errorf("it stands in their own: %s, %v", mine.Head.Plain(), err)
	}
	o.says(clerk, "snooze 9", "不列入提要")
	d := o.digest()
	if len(d.Late) != 0 {
		t.Errorf("late = %v", numbers(d.Late))
	}
	o.holds(d.Head.Plain(), "逾期（其中 1 项暂不列出）：1", "暂不列出：第9项（李四，至 5月15日）")
	o.now = spring.AddDate(0, 0, 7)
	if d := o.digest(); len(d.Late) != 1 {
		t.Errorf("a week later: %s", d.Head.Plain())
	}
}

// TestUnreceivedItemsAreTold: after two working days without a word.
func TestUnreceivedItemsAreTold(t *testing.T) {
	t.Parallel()
	o := withMemory(t)
	o.says(clerk, "assign 9 @U7")
	if d := o.digest(); len(d.Unreceived) > 0 {
		t.Errorf("on the same day: %v", numbers(d.Unreceived))
	}
	o.now = spring.AddDate(0, 0, 5) // Monday after a worked Saturday
	d := o.digest()
	if !slices.Equal(numbers(d.Unreceived), []int{9}) || d.Empty() {
		t.Errorf("unreceived = %v", numbers(d.Unreceived))
	}
	o.holds(d.Head.Plain(), "未签收", "未签收（2024-05-08 分派）")
}

// TestDigestOpensWhatItNames: items whose commitments have fallen due, too.
func TestDigestOpensWhatItNames(t *testing.T) {
	t.Parallel()
	o := withMemory(t)
	d := o.digest()
	o.holds(d.Head.Plain(), "1 条遗留事项已到期（均为原文所称，请确认），详见“到期的遗留事项”")
	var commands []string
	for _, part := range d.Head.Parts {
		if menus, ok := part.(reply.Menus); ok {
			for _, m := range menus {
				for _, option := range m.Options {
					commands = append(commands, option.Value)
				}
			}
		}
	}
	if !slices.Equal(commands, []string{"status 6"}) {
		t.Errorf("the digest offers %v", commands)
	}
}

// TestOwnDigestOfNobody: who answers for nothing is told so.
func TestOwnDigestOfNobody(t *testing.T) {
	t.Parallel()
	o := withMemory(t)
	o.says(onlooker, "digest mine", "我的整改提要（5月8日 周三）", "您目前没有负责的事项。")
}

// TestUnknownHolidaysAreTold: where the year's are not known.
func TestUnknownHolidaysAreTold(t *testing.T) {
	t.Parallel()
	for text, told := range map[string]bool{"2024-01-01\tholiday": false, "2025-01-01\tholiday": true} {
		o := withMemory(t)
		days, err := calendar.Read(text)
		if err != nil {
			t.Fatal(err)
		}
		o.Assistant = o.With(func(cfg *handlers.Config) { cfg.Calendar = days })
		if got := strings.Contains(o.digest().Head.Plain(), "2024 年的节假日安排还没有录入"); got != told {
			t.Errorf("with %q: told %t", text, got)
		}
	}
}

// TestWaitingSilencesItsOwnerOnly: approvers and leaders are told of what is
// late, with what it waits for.
func TestWaitingSilencesItsOwnerOnly(t *testing.T) {
	t.Parallel()
	o := withMemory(t)
	o.now = time.Date(2024, 5, 8, 10, 0, 0, 0, time.UTC)
	o.says(clerk, "assign 9,11 @李四") // asks
	for _, command := range []string{"assign 9,11 @李四", "due 9,11 2024-05-01"} {
		r := reply.Request{Text: command, Person: clerk, Lang: reply.Chinese, Via: "test", Confirmed: true}
		if _, err := o.Command(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	o.says(clerk, "wait 9 财政局")
	o.says(clerk, "extend 11 6月底 等批复")
	bundles, err := o.DueBundles(t.Context(), o.now)
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]string{}
	for _, b := range bundles {
		told[b.Person] = fmt.Sprint(numbers(b.Reply.Items))
		if b.Person == "王五" {
			o.holds(b.Reply.Plain(), "逾期 7 天；需协调（财政局）", "逾期 7 天；已申请延期至 2024-06-30")
		}
	}
	if told["李四"] != "[11]" || told["王五"] != "[9 11]" || told["孙七"] != "[9 11]" {
		t.Errorf("told = %v", told)
	}
}

// TestHoursOfDigests: in whatever way people write one.
func TestHoursOfDigests(t *testing.T) {
	t.Parallel()
	o := withMemory(t)
	for words, want := range map[string]string{
		"at 08:30": "08:30", "at 9": "09:00", "at 9:05": "09:05", "9点": "09:00", "8点半": "08:30", "8点一刻": "08:15", "18时45分": "18:45", "at 07：10": "07:10",
	} {
		o.says(clerk, "digest mine "+words, "工作日 "+want+" 发给您")
	}
	for _, words := range []string{"at 25", "9", "at 8:61"} {
		o.says(clerk, "digest mine "+words, "没看懂")
	}
}

// TestWhatIsFinishedLateSaysSo: in the message, and every item that it names can be opened.
func TestWhatIsFinishedLateSaysSo(t *testing.T) {
	t.Parallel()
	o := withMemory(t)
	for _, command := range []string{"due 9 2024-05-01", "due 11 2024-05-09", "status 9,11 rectified 已办结"} {
		r := reply.Request{Text: command, Person: leader, Lang: reply.Chinese, Via: "test", Confirmed: true}
		if _, err := o.Command(t.Context(), r); err != nil {
			t.Fatal(err)
		}
	}
	d := o.digest()
	o.holds(d.Head.Plain(), "逾期 7 天完成")
	if strings.Count(d.Head.Plain(), "天完成") != 1 {
		t.Errorf("the other was in time:\n%s", d.Head.Plain())
	}
	offered := ""
	for _, part := range d.Head.Parts {
		if menus, ok := part.(reply.Menus); ok {
			offered += fmt.Sprint(menus)
		}
	}
	o.holds(offered, "status 9", "status 11")
}
