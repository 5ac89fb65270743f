package slackapp

import (
	"net"
	"net/http"
	"net/url"
	"testing"
	"time"

	"rectify/bot/workspace/workspacetest"
)

func TestHeldBodiesLeaveRoomForSlack(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	address := d.http.Listener.Addr().String()
	var held []net.Conn
	for range 40 { // more than mostLarge holds
		held = append(held, workspacetest.Knock(t, address, time.Now(), 1_000_000, 600_000))
	}
	body := url.Values{
		"team_id": {d.Team().ID}, "user_id": {d.clerk.ID}, "channel_id": {d.office.ID}, "text": {"note 11 已签合同"},
		"trigger_id": {"t1"}, "response_url": {d.BaseURL() + "/response/1"},
	}.Encode()
	if code, answer := d.post("/slack/commands", asForm, body, time.Now(), secret); code != http.StatusOK || answer != "" {
		t.Errorf("%d %q", code, answer)
	}
	d.until("the command is carried out", func() bool { return d.item(11).Version == 2 })
	turnedAway := 0
	for _, c := range held {
		if code := workspacetest.Status(t, c); code != http.StatusOK {
			turnedAway++
		}
	}
	if turnedAway != len(held) {
		t.Errorf("%d of %d were turned away", turnedAway, len(held))
	}
}
