package workspace_test

import (
	"path/filepath"
	"testing"

	"github.com/slack-go/slack"

	"rectify/bot/workspace"
	"rectify/bot/workspace/workspacetest"
)

// What was said, who is there and the tokens outlive the process; what was on
// its way to an app goes on its way again.
func TestWorkspacePersists(t *testing.T) {
	t.Parallel()
	ctx, path := t.Context(), filepath.Join(t.TempDir(), "workspace.db")
	first := openOffice(t, path)
	app := workspace.App{ID: "A1", Name: "Rectify", SigningSecret: "secret", Events: []string{"message.channels"}}
	first.install(app)
	m := first.say("第11条") // nobody is connected: it waits
	_, reply, err := first.api.PostMessageContext(ctx, first.general.ID, slack.MsgOptionText("答", false), slack.MsgOptionTS(m.TS))
	must(t, err)
	must(t, first.Server.Close())

	again, err := workspacetest.Open(ctx, workspace.Config{Path: path, Clock: first.clock})
	must(t, err)
	t.Cleanup(func() { again.Close() })
	thread, err := again.Thread(ctx, first.general.ID, m.TS)
	must(t, err)
	if len(thread) != 2 || thread[0].Text != "第11条" || thread[1].TS != reply {
		t.Errorf("thread = %+v", thread)
	}
	installed, err := again.Install(ctx, app)
	must(t, err)
	if installed.BotToken != first.in.BotToken || installed.BotUserID != first.in.BotUserID || again.Team() != first.Team() {
		t.Errorf("installed anew as %+v", installed)
	}
	if waiting, _, err := again.Queue(ctx); err != nil || waiting == 0 {
		t.Errorf("%d events wait, %v", waiting, err)
	}
	next, err := again.Say(ctx, first.li.ID, first.general.ID, "", "还在")
	must(t, err)
	if next.TS <= reply {
		t.Errorf("ts %s after %s", next.TS, reply)
	}
}
