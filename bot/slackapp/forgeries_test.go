package slackapp

import (
	"encoding/json"
	"fmt"
	"strings"
	"sync/atomic"
	"testing"

	"rectify/bot/slackapp/blockkit"
	"rectify/bot/workspace"
)

// object is a payload, or a part of one.
type object = map[string]any

// forged are payloads that are signed and would change an item if one thing
// about them were believed.
func forged(d *desk) map[string]struct {
	kind    string
	payload any
} {
	team, clerk, chief, lay := d.Team().ID, d.clerk.ID, d.chief.ID, d.lay.ID
	type forgery = struct {
		kind    string
		payload any
	}
	command := func(user, text string, more object) forgery {
		return forgery{"slash_commands", merged(object{
			"team_id": team, "user_id": user, "channel_id": d.office.ID, "command": "/rectify", "text": text, "trigger_id": newTrigger(), "response_url": d.BaseURL() + "/response/none",
		}, more)}
	}
	interaction := func(kind, user string, more object) forgery {
		return forgery{"interactive", merged(object{
			"type": kind, "team": object{"id": team}, "user": object{"id": user, "team_id": team}, "channel": object{"id": d.office.ID},
			"trigger_id": newTrigger(), "response_url": d.BaseURL() + "/response/none", "container": object{"type": "message", "message_ts": "1.1"},
		}, more)}
	}
	pressed := func(user, action string, value any, more object) forgery {
		text, ok := value.(string)
		if !ok {
			written, err := json.Marshal(value)
			d.must(err)
			text = string(written)
		}
		return interaction("block_actions", user, merged(object{"actions": []any{object{"action_id": action, "value": text, "action_ts": newTrigger()}}}, more))
	}
	form := func(user string, metadata any, view object, values object) forgery {
		written, err := json.Marshal(metadata)
		d.must(err)
		fields := object{}
		for name, value := range values {
			fields[name] = object{name: object{"value": value}}
		}
		return interaction("view_submission", user, object{"view": merged(object{
			"id": "V" + newTrigger(), "type": "modal", "hash": newTrigger(), "private_metadata": string(written), "app_installed_team_id": team, "bot_id": d.in.BotID, "state": object{"values": fields},
		}, view)})
	}
	said := func(user string, more object) forgery {
		return forgery{"events_api", object{"type": "event_callback", "team_id": team, "event_id": newTrigger(), "event": merged(object{
			"type": "app_mention", "user": user, "channel": d.office.ID, "channel_type": "channel", "ts": newTrigger(), "text": "<@" + d.in.BotUserID + "> status 11 done",
		}, more)}}
	}
	note := blockkit.Press{Command: "note 11 写进去的"}
	nested := strings.Repeat("[", 9_000) + strings.Repeat("]", 9_000)
	return map[string]forgery{
		"a command by who may only ask":             command(lay, "status 11 done", nil),
		"a command from another team":               command(clerk, "status 11 done", object{"team_id": "T0OTHER"}),
		"a command of an approver from elsewhere":   command(chief, "reopen 17 反弹", object{"team_id": "T0OTHER", "enterprise_id": "E0OTHER"}),
		"a command of somebody unknown":             command("U0UNKNOWN0", "status 11 done", nil),
		"a command of nobody":                       command("", "status 11 done", nil),
		"a command without a trigger":               command(clerk, "status 11 done", object{"trigger_id": ""}),
		"a user made of two":                        command(clerk+","+chief, "status 11 done", nil),
		"a huge note":                               command(clerk, "note 11 "+strings.Repeat("字", 60_000), nil),
		"a press by who may only ask":               pressed(lay, "rectify0", note, nil),
		"a press from another team":                 pressed(clerk, "rectify0", note, object{"team": object{"id": "T0OTHER"}}),
		"a press by a user of another team":         pressed(clerk, "rectify0", note, object{"user": object{"id": clerk, "team_id": "T0OTHER"}}),
		"a press by a user of another organisation": pressed(chief, "rectify0", blockkit.Press{Command: "close 17"}, object{"user": object{"id": chief, "team_id": "T0OTHER", "enterprise_id": "E0OTHER"}}),
		"a press that claims to be confirmed":       pressed(clerk, "rectify0", blockkit.Press{Command: "note 1-46 写进去的", Confirm: true}, nil),
		"confirmed for one of two":                  pressed(clerk, "rectify0", blockkit.Press{Command: "note 11,12 写进去的", Confirm: true, Seen: map[int]int{11: 1}}, nil),
		"confirmed by who may only ask":             pressed(lay, "rectify0", blockkit.Press{Command: "note 11,12 写进去的", Confirm: true, Seen: map[int]int{11: 1, 12: 1}}, nil),
		"a version that is yet to come":             pressed(clerk, "rectify0", blockkit.Press{Command: "note 11 写进去的", Seen: map[int]int{11: 99}}, nil),
		"a version that never was":                  pressed(clerk, "rectify0", blockkit.Press{Command: "note 11 写进去的", Seen: map[int]int{11: -1}}, nil),
		"a change to be shared":                     pressed(clerk, "rectify0", blockkit.Press{Command: "note 11 写进去的", Share: true}, nil),
		"an unknown action":                         pressed(clerk, "approve_all", note, nil),
		"an action named like ours":                 pressed(clerk, "xrectify0", note, nil),
		"no action":                                 interaction("block_actions", clerk, object{"actions": []any{}}),
		"a value that is no JSON":                   pressed(clerk, "rectify0", "note 11 x", nil),
		"a huge value":                              pressed(clerk, "rectify0", blockkit.Press{Command: "note 11 " + strings.Repeat("x", 100_000)}, nil),
		"a value with a string for a version":       pressed(clerk, "rectify0", `{"c":"note 11 x","s":{"11":"1"}}`, nil),
		"another app's message":                     pressed(clerk, "rectify0", note, object{"message": object{"ts": "1.1", "bot_id": "B0OTHER0"}}),
		"another app's window":                      pressed(clerk, "rectify0", note, object{"view": object{"id": "V1", "type": "modal", "bot_id": "B0OTHER0"}}),
		"a choice by who may only ask":              interaction("block_actions", lay, object{"actions": []any{object{"action_id": "rectify_do0", "action_ts": "1.2", "selected_option": object{"value": "note 11 x"}}}}),
		"a form by who may only ask":                form(lay, blockkit.Origin{Command: "note 11"}, nil, object{"note": "写进去的"}),
		"a form for an approver by an editor":       form(clerk, blockkit.Origin{Command: "reopen 17"}, nil, object{"note": "写进去的"}),
		"a form of another installation":            form(clerk, blockkit.Origin{Command: "note 11"}, object{"app_installed_team_id": "T0OTHER"}, object{"note": "写进去的"}),
		"a form of another app":                     form(clerk, blockkit.Origin{Command: "note 11"}, object{"bot_id": "B0OTHER0"}, object{"note": "写进去的"}),
		"a form for a version yet to come":          form(clerk, blockkit.Origin{Command: "note 11", Seen: map[int]int{11: 99}}, nil, object{"note": "写进去的"}),
		"a form for an item that is not":            form(clerk, blockkit.Origin{Command: "note 4711"}, nil, object{"note": "写进去的"}),
		"a form with huge metadata":                 form(clerk, blockkit.Origin{Command: "note 11", Thread: strings.Repeat("x", 100_000)}, nil, object{"note": "写进去的"}),
		"a form with a huge note":                   form(clerk, blockkit.Origin{Command: "note 11"}, nil, object{"note": strings.Repeat("字", 60_000)}),
		"a form with a status that is none":         form(clerk, blockkit.Origin{Command: "status 11"}, nil, object{"status": "closed", "note": "写进去的"}),
		"a form without metadata":                   form(clerk, blockkit.Origin{}, object{"private_metadata": ""}, object{"note": "写进去的"}),
		"a form for several items":                  form(clerk, blockkit.Origin{Command: "note 11,12"}, nil, object{"note": "", "item": "11"}),
		"a window that is no form":                  interaction("view_closed", clerk, object{"view": object{"id": "V1"}}),
		"an unknown kind":                           interaction("dialog_submission", clerk, object{"callback_id": "rectify", "submission": object{"c": "note 11 x"}}),
		"an unknown shortcut":                       interaction("message_action", clerk, object{"callback_id": "approve", "message": object{"ts": "1.1"}}),
		"another app's words":                       said(clerk, object{"bot_id": "B0OTHER0"}),
		"an app's words without its name":           said(clerk, object{"subtype": "bot_message"}),
		"an edited message":                         said(clerk, object{"type": "message", "subtype": "message_changed", "hidden": true}),
		"our own words":                             said(d.in.BotUserID, nil),
		"words of another team":                     said(clerk, object{"user_team": "T0OTHER", "source_team": "T0OTHER"}),
		"words for another bot":                     said(clerk, object{"type": "message", "text": "<@" + d.in.BotUserID + "X> status 11 done"}),
		"a user that is a list":                     interaction("block_actions", clerk, object{"user": []string{clerk}}),
		"deeply nested":                             forgery{"interactive", json.RawMessage(`{"type":"block_actions","user":{"id":"` + clerk + `"},"actions":` + nested + `}`)},
		"an empty object":                           forgery{"interactive", object{}},
	}
}

func merged(base, more object) object {
	for name, value := range more {
		base[name] = value
	}
	return base
}

func TestForgeriesGainNothing(t *testing.T) {
	bothWays(t, func(t *testing.T, d *desk) {
		before := d.lasting()
		for name, f := range forged(d) {
			payload, err := json.Marshal(f.payload)
			d.must(err)
			for range 2 { // and replayed
				if err := d.Deliver(t.Context(), "A1", f.kind, payload); err != nil {
					t.Errorf("%s is not acknowledged: %v", name, err)
				}
			}
			d.idle()
			if now := d.lasting(); now != before {
				t.Errorf("%s changed something: item 11 is %+v", name, d.item(11))
				before = now
			}
		}
		d.must(d.ledger.Verify(t.Context()))
		all, _, err := d.Messages(t.Context(), d.ledgerCh.ID, workspace.Page{})
		d.must(err)
		if len(all) > 0 {
			t.Errorf("the ledger's channel was told: %+v", all)
		}
	}, fast)
}

// idle waits until nothing that came in is still to be answered.
func (d *desk) idle() {
	d.Helper()
	d.until("all is answered", func() bool {
		waiting, err := d.app.inbox.Waiting(d.Context(), incomingJobs)
		d.must(err)
		return waiting == 0
	})
}

var triggers atomic.Int64

// newTrigger is an id that was never there before.
func newTrigger() string { return fmt.Sprintf("%d.0001", 1_700_000_000+triggers.Add(1)) }
