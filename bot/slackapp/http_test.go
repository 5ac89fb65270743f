package slackapp

import (
	"encoding/json"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

const (
	asJSON = "application/json"
	asForm = "application/x-www-form-urlencoded"
)

func TestRequestsThatSlackDidNotSend(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	body := url.Values{
		"team_id": {d.Team().ID}, "user_id": {d.clerk.ID}, "channel_id": {d.office.ID}, "text": {"status 11 done"},
		"trigger_id": {"t1"}, "response_url": {d.BaseURL() + "/response/1"},
	}.Encode()
	before, err := d.ledger.Sequence(t.Context())
	d.must(err)
	for name, test := range map[string]struct {
		path, body, with string
		at               time.Time
		want             int
	}{
		"another secret":         {"/slack/commands", body, "guess", time.Now(), http.StatusUnauthorized},
		"an old request":         {"/slack/commands", body, secret, time.Now().Add(-10 * time.Minute), http.StatusUnauthorized},
		"one from the future":    {"/slack/commands", body, secret, time.Now().Add(10 * time.Minute), http.StatusUnauthorized},
		"a payload in the query": {"/slack/interactions?payload=%7B%7D", "", secret, time.Now(), http.StatusBadRequest},
		"a body too large":       {"/slack/commands", strings.Repeat("x", 1<<20+1), secret, time.Now(), http.StatusRequestEntityTooLarge},
		"no such path":           {"/slack/other", body, secret, time.Now(), http.StatusNotFound},
		"another workspace's":    {"/slack/commands", strings.Replace(body, d.Team().ID, "T2", 1), secret, time.Now(), http.StatusOK},
	} {
		if code, _ := d.post(test.path, asForm, test.body, test.at, test.with); code != test.want {
			t.Errorf("%s: %d, want %d", name, code, test.want)
		}
	}
	if code, answer := d.post("/slack/events", asJSON, `{"type":"url_verification","challenge":"abc"}`, time.Now(), secret); code != http.StatusOK || answer != "abc" {
		t.Errorf("%d %q", code, answer)
	}
	d.quiet()
	if sequence, err := d.ledger.Sequence(t.Context()); err != nil || sequence != before {
		t.Errorf("the ledger was changed: entry %d, %v", sequence, err)
	}
}

// recorded are real payloads of other apps.
func recorded(t *testing.T) (list []recording) {
	t.Helper()
	text, err := os.ReadFile(filepath.FromSlash("../../../shared/slack_payloads.jsonl"))
	if err != nil {
		t.Skip("the recorded payloads are not here:", err)
	}
	for line := range strings.Lines(string(text)) {
		var r recording
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		list = append(list, r)
	}
	return list
}

type recording struct {
	Kind    string
	Payload json.RawMessage
}

// channelOf is the way by which Slack sends such a payload.
func (r recording) channelOf() (kind string, payload json.RawMessage) {
	var envelope struct {
		Type    string
		Payload json.RawMessage
	}
	switch json.Unmarshal(r.Payload, &envelope); {
	case envelope.Payload != nil && slices.Contains([]string{"events_api", "slash_commands", "interactive"}, envelope.Type):
		return envelope.Type, envelope.Payload
	case strings.Contains(r.Kind, "interact") || strings.Contains(r.Kind, "view") || strings.Contains(r.Kind, "action"):
		return "interactive", r.Payload
	case strings.Contains(r.Kind, "slash"):
		return "slash_commands", r.Payload
	}
	return "events_api", r.Payload
}

// TestRecordedPayloads delivers each of them twice, in any order: all are
// acknowledged, and none does anything.
func TestRecordedPayloads(t *testing.T) {
	all := recorded(t)
	bothWays(t, func(t *testing.T, d *desk) {
		before, err := d.ledger.Sequence(t.Context())
		d.must(err)
		for i := range 2 * len(all) {
			r := all[i*7919%len(all)] // shuffled: the number has no factor in common with theirs
			kind, payload := r.channelOf()
			if err := d.Deliver(t.Context(), "A1", kind, payload); err != nil {
				t.Errorf("%s: %v", r.Kind, err)
			}
		}
		d.quiet()
		if after, err := d.ledger.Sequence(t.Context()); err != nil || after != before {
			t.Errorf("the ledger was changed: %d entries, %v", after-before, err)
		}
	})
}
