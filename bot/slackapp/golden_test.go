package slackapp

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/slack-go/slack"

	"rectify/handlers"
	"rectify/index"
)

var update = flag.Bool("update", false, "write the golden messages anew")

// TestGoldenMessages: what Slack is sent for each sort of reply, in
// testdata/messages; -update writes them.
func TestGoldenMessages(t *testing.T) {
	t.Parallel()
	at := time.Date(2024, 5, 8, 9, 0, 0, 0, time.UTC)
	d := &desk{TB: t, dir: t.TempDir()}
	d.openLedger()
	a := handlers.New(d.ledger, d.builtinIndex(), func() time.Time { return at })
	a.Keep(d.ledger, everybody{})
	clerk, chief := handlers.Person{ID: "U1", Role: handlers.Editor}, handlers.Person{ID: "U2", Role: handlers.Approver}
	says := func(who handlers.Person, text string, seen map[int]int) handlers.Reply {
		reply, err := a.Command(t.Context(), handlers.Request{
			Text: text, Person: who, Lang: handlers.Chinese, Via: "slack C1", ID: text, Seen: seen,
		})
		d.must(err)
		return reply
	}
	extend := says(clerk, "extend 9 2024-06-30 等资金", nil)
	messages := map[string]handlers.Reply{
		"help":        says(clerk, "help", nil),
		"list":        says(clerk, "list open", nil),
		"list-long":   says(clerk, "list", nil),
		"item":        says(clerk, "第25条", nil),
		"passages":    says(clerk, "公务用车管理怎么样了", nil),
		"count":       says(clerk, "各部分分别有几个没完成", nil),
		"notice":      says(clerk, "联系电话是多少", nil),
		"none":        says(clerk, "附近哪里有停车场", nil),
		"english":     says(clerk, "which items are open?", nil),
		"preview":     says(clerk, "status 9,40 done 好了 <!channel> & *x*", nil),
		"change":      says(clerk, "status 11 done 已签合同 <@U9> <https://evil.example|点我>", nil),
		"conflict":    says(chief, "note 11 看一下", map[int]int{11: 1}),
		"refused":     says(handlers.Person{ID: "U3"}, "close 11", nil),
		"history":     says(clerk, "history 11", nil),
		"extend":      extend,
		"extend-asks": extend.Letters[0].Reply,
		"remind":      says(clerk, "remind 11 下周五 催材料", nil).Letters[0].Reply,
	}
	for name, reply := range messages {
		text, err := json.Marshal(struct {
			Text   string       `json:"text"`
			Blocks slack.Blocks `json:"blocks"`
		}{plain(reply), slack.Blocks{BlockSet: blocks(reply)}})
		d.must(err)
		var got bytes.Buffer
		encoder := json.NewEncoder(&got)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		d.must(encoder.Encode(json.RawMessage(text)))
		file := filepath.Join("testdata", "messages", name+".json")
		if *update {
			d.must(os.WriteFile(file, got.Bytes(), 0o644))
		}
		want, err := os.ReadFile(file)
		d.must(err)
		if diff := cmp.Diff(string(want), got.String()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

// everybody is known by a name of their own.
type everybody struct{}

func (everybody) Holders(context.Context, handlers.Role) ([]string, error) {
	return []string{"王主任"}, nil
}
func (everybody) Approvers(context.Context) []string { return []string{"U2"} }
func (everybody) Name(_ context.Context, id string) string {
	if name := map[string]string{"U1": "小李", "U2": "王主任", "U3": "路人"}[id]; name != "" {
		return name
	}
	return id
}

func (d *desk) builtinIndex() *index.Index {
	d.Helper()
	known, err := builtin()
	d.must(err)
	return known.Index
}
