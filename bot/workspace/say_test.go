package workspace_test

import (
	"slices"
	"testing"

	"github.com/slack-go/slack"
	"github.com/slack-go/slack/slackevents"

	"rectify/bot/workspace"
)

func TestTypedText(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	group, err := o.AddUserGroup(t.Context(), workspace.UserGroup{Handle: "整改办", Users: []string{o.li.ID}})
	must(t, err)
	bot, li, ch := "<@"+o.in.BotUserID+">", "<@"+o.li.ID+">", "<#"+o.general.ID+"|>"
	for typed, want := range map[string]string{
		"a < b && c > d":            "a &lt; b &amp;&amp; c &gt; d",
		"<!channel> <@U1>":          "&lt;!channel&gt; &lt;@U1&gt;",
		"@rectify 第11条":             bot + " 第11条",
		"@Rectify怎么样":               bot + "怎么样",
		"问@李明吧":                     "问" + li + "吧",
		"@整改办 看 #整改":                "<!subteam^" + group.ID + "> 看 " + ch,
		"@here @nobody":             "<!here> @nobody",
		"见 https://a.cn/x?a=1&b=2。": "见 <https://a.cn/x?a=1&amp;b=2>。",
		"http 是协议":                  "http 是协议",
	} {
		if got := o.say(typed).Text; got != want {
			t.Errorf("%q became %q, want %q", typed, got, want)
		}
	}
}

// A mention in a channel gives two events for one message.
func TestMentionIsTwoEvents(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	m := o.say("@rectify 你好")
	o.settle()
	got := o.app.received()
	if len(got) != 2 {
		t.Fatalf("%d events, want 2", len(got))
	}
	ids, kinds := map[string]bool{}, []string{}
	for _, r := range got {
		e, err := slackevents.ParseEvent([]byte(r.body), slackevents.OptionNoVerifyToken())
		must(t, err)
		outer := e.Data.(*slackevents.EventsAPICallbackEvent)
		ids[outer.EventID] = true
		kinds = append(kinds, e.InnerEvent.Type)
		if outer.TeamID != o.Team().ID || outer.APIAppID != "A1" || outer.Authorizations[0].UserID != o.in.BotUserID {
			t.Errorf("envelope %+v", outer)
		}
		switch inner := e.InnerEvent.Data.(type) {
		case *slackevents.MessageEvent:
			if inner.TimeStamp != m.TS || inner.User != o.li.ID || inner.ChannelType != "channel" || inner.Text != m.Text {
				t.Errorf("message event %+v", inner)
			}
		case *slackevents.AppMentionEvent:
			if inner.TimeStamp != m.TS || inner.User != o.li.ID || inner.Text != m.Text {
				t.Errorf("mention event %+v", inner)
			}
		}
	}
	slices.Sort(kinds)
	if !slices.Equal(kinds, []string{"app_mention", "message"}) || len(ids) != 2 {
		t.Errorf("events %v with ids %v", kinds, ids)
	}
}

func TestWhoHearsWhat(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	for name, tc := range map[string]struct {
		act  func(*testing.T, *office)
		want []string // type/subtype/channel_type
	}{
		"a line in a channel": {func(t *testing.T, o *office) { o.say("早") }, []string{"message//channel"}},
		"a direct message": {func(t *testing.T, o *office) {
			dm, err := o.OpenDM(ctx, o.li.ID, o.in.BotUserID)
			must(t, err)
			_, err = o.Say(ctx, o.li.ID, dm.ID, "", "@rectify 早")
			must(t, err)
		}, []string{"message//im"}},
		"where the bot is not": {func(t *testing.T, o *office) {
			c, err := o.AddChannel(ctx, workspace.Channel{Name: "别处", Creator: o.li.ID})
			must(t, err)
			_, err = o.Say(ctx, o.li.ID, c.ID, "", "@rectify 早")
			must(t, err)
		}, nil},
		"the bot's own words": {func(t *testing.T, o *office) {
			_, _, err := o.api.PostMessageContext(ctx, o.general.ID, slack.MsgOptionText("我是 <@"+o.in.BotUserID+">", false))
			must(t, err)
		}, []string{"message//channel"}},
		"an edit": {func(t *testing.T, o *office) {
			m := o.say("早")
			_, err := o.Edit(ctx, o.li.ID, o.general.ID, m.TS, "晚")
			must(t, err)
		}, []string{"message//channel", "message/message_changed/channel"}},
		"a deletion": {func(t *testing.T, o *office) {
			m := o.say("早")
			must(t, o.Delete(ctx, o.li.ID, o.general.ID, m.TS))
		}, []string{"message//channel", "message/message_deleted/channel"}},
		"a reaction": {func(t *testing.T, o *office) {
			m := o.say("早")
			must(t, o.React(ctx, o.wang.ID, o.general.ID, m.TS, "eyes"))
		}, []string{"message//channel", "reaction_added//"}},
		"somebody comes": {func(t *testing.T, o *office) {
			u, err := o.AddUser(ctx, workspace.User{Name: "zhao"})
			must(t, err)
			must(t, o.Join(ctx, o.general.ID, u.ID))
			must(t, o.Leave(ctx, o.general.ID, u.ID))
		}, []string{"member_joined_channel//C", "member_left_channel//C"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			o := newOffice(t)
			tc.act(t, o)
			o.settle()
			var got []string
			for _, e := range o.app.events(t) {
				inner := e["event"].(map[string]any)
				part := func(k string) string { s, _ := inner[k].(string); return s }
				got = append(got, part("type")+"/"+part("subtype")+"/"+part("channel_type"))
			}
			slices.Sort(got)
			slices.Sort(tc.want)
			if !slices.Equal(got, tc.want) {
				t.Errorf("heard %v, want %v", got, tc.want)
			}
		})
	}
}

func TestEditsAndDeletions(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t), t.Context()
	m := o.say("第一版")
	_, err := o.Edit(ctx, o.wang.ID, o.general.ID, m.TS, "别人的")
	wantCode(t, err, "cant_update_message")
	wantCode(t, o.Delete(ctx, o.wang.ID, o.general.ID, m.TS), "cant_delete_message")
	got, err := o.Edit(ctx, o.li.ID, o.general.ID, m.TS, "第二版")
	must(t, err)
	if got.Text != "第二版" || got.Edited == nil || got.Edited.User != o.li.ID || got.TS != m.TS {
		t.Errorf("edited message %+v", got)
	}
	_, err = o.Say(ctx, o.wang.ID, o.general.ID, m.TS, "回复")
	must(t, err)
	must(t, o.Delete(ctx, o.li.ID, o.general.ID, m.TS))
	thread, err := o.Thread(ctx, o.general.ID, m.TS)
	must(t, err)
	if len(thread) != 2 || thread[0].Subtype != "tombstone" || thread[1].Text != "回复" {
		t.Errorf("a root with a reply must stay as a tombstone: %+v", thread)
	}
}

func TestTimesAreNeverUsedTwice(t *testing.T) {
	t.Parallel()
	o, ctx := newOffice(t), t.Context()
	seen := map[string]bool{}
	last := ""
	for range 50 {
		m := o.say("x") // the clock stands still
		if seen[m.TS] || m.TS <= last {
			t.Fatalf("ts %s after %s", m.TS, last)
		}
		seen[m.TS], last = true, m.TS
		must(t, o.Delete(ctx, o.li.ID, o.general.ID, m.TS))
	}
}
