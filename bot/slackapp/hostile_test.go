package slackapp

import (
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"

	"rectify/bot/workspace/workspacetest"
	"rectify/data/ledger"
)

// TestNotesThatWereNeverDone: whatever somebody writes, the item's history is
// answered and later changes are announced; words that are refused are no
// exception.
func TestNotesThatWereNeverDone(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("字", 2800)
	for name, words := range map[string]string{
		"ampersand, then long": "&" + long, "tags": "<" + long + ">", "marks": "e" + strings.Repeat("\u0301", 2800),
		"families": "进场" + strings.Repeat("👨‍👩‍👧‍👦", 300), "right to left": "\u202e" + long + "\u202c", "entities": strings.Repeat("&lt;", 700),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, overHTTP)
			d.command(d.lay, "note 11 "+words) // may not
			d.seesAlone(d.lay, 1, "没有更改")
			d.command(d.clerk, "note 11 "+words)
			d.seesAlone(d.clerk, 1, "第11项")
			d.command(d.lay, "history 11")
			d.seesAlone(d.lay, 2, "第11项")
			d.command(d.clerk, "note 9 后来的进展")
			d.until("the later change is announced", func() bool {
				for _, m := range d.inLedgerChannel(0) {
					thread, err := d.Thread(t.Context(), d.ledgerCh.ID, m.TS)
					d.must(err)
					for _, told := range thread {
						if strings.Contains(told.Text, "后来的进展") {
							return true
						}
					}
				}
				return false
			})
		})
	}
}

// TestWordsThatCallEverybody: what a note holds rings nobody's bell when it is
// announced, answered or digested.
func TestWordsThatCallEverybody(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	for i, words := range []string{"<!channel> 紧急", "<!here|请看>", "<!subteam^S123> 看", "&lt;!everyone&gt; 看", "@channel 看", "＜!channel＞ 看"} {
		form := url.Values{
			"team_id": {d.Team().ID}, "user_id": {d.clerk.ID}, "channel_id": {d.office.ID}, "text": {"note 11 " + words},
			"trigger_id": {fmt.Sprint("t", i)}, "response_url": {d.BaseURL() + "/response/" + fmt.Sprint(i)},
		}
		if code, _ := d.post("/slack/commands", asForm, form.Encode(), time.Now(), secret); code != 200 {
			t.Errorf("%s: %d", words, code)
		}
		d.until("it is noted", func() bool { return d.item(11).Version == 2+i })
	}
	d.until("all are announced", func() bool {
		said, all := "", d.inLedgerChannel(0)
		for _, m := range all {
			thread, err := d.Thread(t.Context(), d.ledgerCh.ID, m.TS)
			d.must(err)
			for _, told := range thread {
				said += told.Text + string(told.Blocks)
			}
		}
		for _, bell := range []string{"<!channel", "<!here", "<!subteam", "<!everyone"} {
			if strings.Contains(said, bell) {
				t.Fatalf("%s rings: %s", bell, said)
			}
		}
		return strings.Count(said, "看") >= 5
	})
}

// TestAHangingConversation: what Slack does not answer for one person holds up
// nobody else, and nothing that the app sends by itself.
func TestAHangingConversation(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.records(9, ledger.Assign{Owner: "@" + d.lay.ID})
	d.Faults().Add(workspacetest.Fault{Method: "conversations.open", Slow: 20 * time.Second})
	d.command(d.clerk, "nudge 9")
	d.seesAlone(d.clerk, 1, "催办")
	began := time.Now()
	d.command(d.clerk, "note 9 已开会")
	d.seesAlone(d.clerk, 2, "已更新第9项")
	m := d.say(d.lay, "", "@rectify 第40项")
	d.hears(m.TS, 1, "第40项")
	d.inLedgerChannel(1)
	if took := time.Since(began); took > 12*time.Second {
		t.Errorf("others waited %s", took)
	}
	d.Faults().Clear()
}

// TestPayloadsThatAreNoPayloads: signed all the same, none of them panics, is
// kept from being acknowledged, or changes anything.
func TestPayloadsThatAreNoPayloads(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	before := d.lasting()
	deep := strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000)
	action := func(value string, more string) string {
		quoted, _ := json.Marshal(value)
		return `{"type":"block_actions","team":{"id":"` + d.Team().ID + `"},"user":{"id":"` + d.lay.ID + `","team_id":"` + d.Team().ID +
			`"},"channel":{"id":"` + d.office.ID + `"},"trigger_id":"x","actions":[{"type":"button","action_id":"a","block_id":"b","value":` + string(quoted) + `}]` + more + `}`
	}
	for _, body := range []string{
		"", "{}", "null", "[]", `"x"`, "0", "{", deep, `{"type":"block_actions"}`, `{"type":"block_actions","actions":[null]}`,
		`{"type":"view_submission","view":null}`, `{"type":"view_submission","view":{"state":{"values":{"a":{"b":null}}}}}`,
		action("status 11 done", ""), action("close 17 查验", `,"response_url":"https://evil.example/x"`), action(strings.Repeat("note 11 x ", 9000), ""),
		action("", `,"message":{"blocks":"x"}`), action("\x00\xff", ""), action("note 99999999999999999999 x", ""), action("note -1 x", ""),
		action("note 11-46 x", `,"state":{"values":7}`),
	} {
		if code, _ := d.post("/slack/interactions", asForm, url.Values{"payload": {body}}.Encode(), time.Now(), secret); code >= 500 {
			t.Errorf("%.80s: %d", body, code)
		}
		if code, _ := d.post("/slack/events", "application/json", body, time.Now(), secret); code >= 500 {
			t.Errorf("event %.80s: %d", body, code)
		}
		if code, _ := d.post("/slack/commands", asForm, body, time.Now(), secret); code >= 500 {
			t.Errorf("command %.80s: %d", body, code)
		}
	}
	d.quiet()
	if now := d.lasting(); now != before {
		t.Errorf("%d changes", now-before)
	}
}
