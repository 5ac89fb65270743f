package handlers_test

import (
	"strings"
	"testing"
	"time"

	"rectify/handlers"
	"rectify/handlers/digest"
	"rectify/handlers/reply"
)

// A calling is an office with a memory and a clock that is turned by hand, in
// the channel C1.
type calling struct {
	*office
	now time.Time
}

func newCalling(t *testing.T, now time.Time) *calling {
	t.Helper()
	c := &calling{office: newOffice(t), now: now}
	c.Assistant = handlers.New(handlers.Config{Ledger: c.store, Keeper: c.store, Memory: c.store, Now: func() time.Time { return c.now }})
	c.Assistant = c.With(func(cfg *handlers.Config) { cfg.People = staff{} })
	return c
}

// in gives a command in a channel, with one that it names, and wants words.
func (c *calling) in(channel, named string, who reply.Person, command string, words ...string) {
	c.Helper()
	out, err := c.Command(c.Context(), reply.Request{Text: command, Person: who, Lang: reply.Chinese, Via: "test", Channel: channel, Direct: strings.HasPrefix(channel, "D"), Named: named})
	if err != nil {
		c.Fatalf("%s: %v", command, err)
	}
	for _, w := range words {
		if !strings.Contains(out.Plain(), w) {
			c.Errorf("%s: no %q in %s", command, w, out.Plain())
		}
	}
}

// wanted are the subscriptions, as "to at" and what else is so.
func (c *calling) wanted() string {
	c.Helper()
	all, err := c.Subscriptions(c.Context())
	if err != nil {
		c.Fatal(err)
	}
	var words []string
	for _, s := range all {
		word := s.To + " " + s.At
		if s.Off {
			word += " off"
		}
		if s.QuietOn != "" {
			word += " quiet " + s.QuietOn
		}
		words = append(words, word)
	}
	return strings.Join(words, ", ")
}

func (c *calling) want(subscriptions string) {
	c.Helper()
	if got := c.wanted(); got != subscriptions {
		c.Errorf("wanted: %s; should be %s", got, subscriptions)
	}
}

var may8 = time.Date(2024, 5, 8, 10, 0, 0, 0, spring.Location())

// TestTheUsualDigestIsASetting: the operator's channel and hour hold until
// somebody sets others for that channel.
func TestTheUsualDigestIsASetting(t *testing.T) {
	t.Parallel()
	c := newCalling(t, may8)
	c.Assistant = c.With(func(cfg *handlers.Config) { cfg.DigestTo, cfg.DigestAt = "C1", "8:30" })
	c.in("C1", "", onlooker, "digest mine on", "工作日 08:30 发给您")
	c.want("C1 08:30, 赵六 08:30")
	c.Assistant = c.With(func(cfg *handlers.Config) { cfg.DigestTo, cfg.DigestAt = "C2", "09:00" })
	c.want("C2 09:00, 赵六 09:00")
	c.in("C2", "", clerk, "digest silent", "工作日 09:00 发给本频道", "无事不发")
	c.Assistant = c.With(func(cfg *handlers.Config) { cfg.DigestTo, cfg.DigestAt = "C2", "10:00" })
	c.want("赵六 10:00, C2 10:00")
	c.in("C2", "", clerk, "digest at 7点半", "07:30")
	c.Assistant = c.With(func(cfg *handlers.Config) { cfg.DigestTo, cfg.DigestAt = "C2", "11:00" })
	c.want("赵六 11:00, C2 07:30")
	c.Assistant = c.With(func(cfg *handlers.Config) { cfg.DigestTo, cfg.DigestAt = "C2", "nine" })
	c.want("赵六 08:30, C2 07:30")
}

func TestDigestOfAChannel(t *testing.T) {
	t.Parallel()
	c := newCalling(t, may8)
	c.Assistant = c.With(func(cfg *handlers.Config) { cfg.DigestTo, cfg.DigestAt = "C1", "08:30" })
	c.in("C1", "", clerk, "digest off channel #不存在", "没有找到频道“#不存在”", "没有更改")
	c.want("C1 08:30")
	c.in("C1", "C9", clerk, "digest channel #办公室 at 9", "工作日 09:00 发给频道 #办公室")
	c.want("C1 08:30, C9 09:00")
	c.in("C1", "C9", clerk, "digest channel #办公室 off", "频道 #办公室的提要已关闭")
	c.in("D1", "C9", clerk, "digest channel #办公室 on 8点", "08:00 发给频道 #办公室")
	c.want("C1 08:30, C9 08:00")
	c.in("C1", "C9", onlooker, "digest channel #办公室 off", "由编辑人设置")
	c.in("D1", "", onlooker, "digest on", "发给您")
}

func TestQuietDays(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ command, kept, says string }{
		{"quiet 周六", "赵六 08:30 off quiet 6", "周六免打扰：不发提要，也不发提醒"},
		{"quiet 周六 周日", "赵六 08:30 off quiet 60", "周六、周日免打扰"},
		{"quiet 周末", "赵六 08:30 off quiet 60", "周六、周日免打扰"},
		{"quiet 星期天", "赵六 08:30 off quiet 0", "周日免打扰"},
		{"quiet 周一、周三", "赵六 08:30 off quiet 13", "周一、周三免打扰"},
		{"quiet sat sunday", "赵六 08:30 off quiet 60", "周六、周日免打扰"},
		{"quiet weekend", "赵六 08:30 off quiet 60", "您的提要已关闭"},
		{"daily quiet fri at 9:15", "赵六 09:15 quiet 5", "每天 09:15 发给您"},
		{"on quiet", "赵六 08:30", "工作日 08:30"},
		{"quiet 明天", "", "没看懂“明天”"},
		{"at 25", "", "没看懂“25”"},
	} {
		t.Run(test.command, func(t *testing.T) {
			t.Parallel()
			c := newCalling(t, may8)
			c.in("C1", "", onlooker, "digest mine "+test.command, test.says)
			c.want(test.kept)
		})
	}
	c := newCalling(t, may8)
	c.in("C1", "", onlooker, "digest mine on quiet 周六 周日")
	c.in("C1", "", onlooker, "digest mine quiet 周三")
	c.want("赵六 08:30 quiet 3")
	c.in("C1", "", onlooker, "digest mine quiet off", "工作日 08:30 发给您")
	c.want("赵六 08:30")
}

// TestQuietDaysHaveNoDigest: what they would have told is in the next one.
func TestQuietDaysHaveNoDigest(t *testing.T) {
	t.Parallel()
	c := newCalling(t, may8)
	c.in("C1", "", onlooker, "digest mine daily quiet 周六 周日")
	var days []string
	var before time.Time
	for range 7 {
		due, err := c.DueDigests(t.Context(), c.now)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range due {
			if !d.Sent.Since.Equal(before) && d.Sent.Review == digest.NoReview {
				t.Errorf("%s tells from %s on, want %s", d.Sent.Date, d.Sent.Since, before)
			}
			days, before = append(days, c.now.Format("Mon")), c.now
			if err := c.DigestSent(t.Context(), d.To, d.Sent); err != nil {
				t.Fatal(err)
			}
		}
		c.now = c.now.AddDate(0, 0, 1)
	}
	if got := strings.Join(days, " "); got != "Wed Thu Fri Mon Tue" {
		t.Errorf("due on %s", got)
	}
}

// TestDigestSettingsSaid says the settings of a digest in a conversation: each is
// offered as a button. What only begins with the word is a question.
func TestDigestSettingsSaid(t *testing.T) {
	t.Parallel()
	c := newOffice(t)
	says := func(text string) reply.Buttons {
		out, err := c.Converse(c.Context(), reply.Request{Text: text, Person: clerk, Lang: reply.Chinese, Talk: "T", Direct: true})
		if err != nil {
			t.Fatal(err)
		}
		return buttonsOf(out)
	}
	for _, text := range []string{"提要 免打扰 周六", "提要 无事不发", "提要 中文", "提要 工作日", "digest 08:30", "digest zh", "digest channel #x",
		"日报 每天 8点半", "提要 我的 开", "digest quiet sat sun"} {
		if row := says(text); len(row) != 1 || row[0].Command != text {
			t.Errorf("%s: buttons %+v", text, row)
		}
	}
	for _, text := range []string{"提要 今天有什么", "日报里写了什么", "digest of item 11"} {
		if row := says(text); len(row) == 1 && row[0].Command == text {
			t.Errorf("%s: offered as a command", text)
		}
	}
}
