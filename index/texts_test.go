package index

import (
	"context"
	"testing"

	"rectify/data/ledger"
)

// TestWithinSearchesNamedItemsAlone asks of items that are far from the best.
func TestWithinSearchesNamedItemsAlone(t *testing.T) {
	t.Parallel()
	ix := open(t, t.TempDir(), library())
	hits, err := ix.Within(context.Background(), "供水管网和公务用车加油卡", []ledger.Key{{Notice: "test", Number: 2}, {Notice: "test", Number: 3}, {Notice: "other", Number: 1}})
	if err != nil || len(hits) != 2 || hits[0].Item != 2 || hits[1].Item != 3 {
		t.Fatalf("hits = %v, %v; want items 2 and 3", hits, err)
	}
	if got := hits[0].Sentences[0].Text; got != "派车未登记,加油卡未绑定车辆。" && got != "修订公务用车管理办法,对加油卡逐一绑定。" {
		t.Errorf("quoted %q", got)
	}
}

// TestMentionsAcrossNotices looks for a term that passages of several notices hold.
func TestMentionsAcrossNotices(t *testing.T) {
	t.Parallel()
	passages := library()
	for _, p := range library() {
		p.Notice = "second"
		passages = append(passages, p)
	}
	ix := open(t, t.TempDir(), passages)
	keys, err := ix.Mentions(context.Background(), "派车未登记")
	if err != nil || len(keys) != 2 || !keys[ledger.Key{Notice: "second", Number: 2}] {
		t.Errorf("mentions = %v, %v; want item 2 of both notices", keys, err)
	}
}
