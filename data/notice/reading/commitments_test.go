package reading

import (
	"os"
	"strings"
	"testing"
	"time"

	"rectify/data/notice/commitment"
	"rectify/data/notice/source"
	"rectify/data/notices"
)

// TestCommitmentsAgainstGold measures what is found in the built-in notice
// against a list made by reading all of it (testdata/commitments.tsv), and
// prints the figures with -v. Precision counts more than recall.
func TestCommitmentsAgainstGold(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("testdata/commitments.tsv")
	if err != nil {
		t.Fatal(err)
	}
	type gold struct{ due, independent string }
	wanted := map[string]gold{}
	for line := range strings.Lines(string(text)) {
		if fields := strings.Split(line, "\t"); !strings.HasPrefix(line, "#") && len(fields) == 5 {
			wanted[fields[3]] = gold{fields[1], fields[2]}
		}
	}
	n, err := Read(notices.Builtin)
	if err != nil {
		t.Fatal(err)
	}
	var found, right, agreed, dues int
	for _, item := range n.Items {
		for _, c := range item.Commitments {
			found++
			want, there := wanted[strings.TrimSpace(c.Text)]
			if !there {
				t.Logf("item %d: not on the list: %s", item.Number, c.Text)
				continue
			}
			right++
			if want.independent == "yes" {
				agreed++
			}
			if want.due == c.Due {
				dues++
			} else {
				t.Errorf("item %d: due %q, want %q: %s", item.Number, c.Due, want.due, c.Text)
			}
		}
	}
	precision, recall := float64(right)/float64(found), float64(right)/float64(len(wanted))
	t.Logf("precision %.1f %% (%d of %d), recall %.1f %% (%d of %d), due dates %d of %d", 100*precision, right, found, 100*recall, right, len(wanted), dues, right)
	const independent = 37 // sentences that somebody found who saw no program
	t.Logf("against an independent reader alone: precision %.1f %% (%d of %d), recall %.1f %% (%d of %d)",
		100*float64(agreed)/float64(found), agreed, found, 100*float64(agreed)/independent, agreed, independent)
	if precision < .95 || recall < .85 {
		t.Errorf("precision %.3f, recall %.3f", precision, recall)
	}
}

// TestStepsThatAreFinished: the month in which a step was finished is no time limit of what
// goes on, unless it is still to come.
func TestStepsThatAreFinished(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"2026年9月启动招聘,笔试于10月完成,正在体检。": "", "2026年9月发布公告,评审已于10月完成,正在公示。": "", "2026年9月立项,主体于10月竣工,正在装修。": "",
		"2026年9月启动招聘,笔试将于10月完成。": "2026-10-31", "2026年9月启动招聘,笔试于11月完成,正在报名。": "2026-11-30", "2026年9月启动,于10月底前完成。": "2026-10-31",
	} {
		s := source.Sentences(source.Decode(text).Whole())[0]
		if due, ok := commitment.Read(s, time.Date(2026, 10, 20, 0, 0, 0, 0, time.UTC)); due != want || !ok && want != "" {
			t.Errorf("%s: due %q, %t; want %q", text, due, ok, want)
		}
	}
}

// TestAimsAndStages: an aim of what was done promises nothing; what was handed in
// for a decision, or has come to a stage, is not done.
func TestAimsAndStages(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"力争年底前全部完成。":            true,
		"正在盘点,力争尽快完成。":          true,
		"力争更多项目入选,我局组织开展了评审工作。": false,
		"命名11家,力争获得资金,目前已挂牌。":   false,
		",力争获得省级资金支持。":          false, // goes on with the sentence before
		"方案已拟定,目前已上报市政府审批。":     true,
		"目前方案已提交局党组审议。":         true,
		"目前已上报市政府审批通过。":         false,
		"已上报市政府审批,目前已完成。":       false,
		"公告已发布,目前已进入笔试环节。":      true,
		"讲解员已进入角色。":             false,
	} {
		s := source.Sentences(source.Decode(text).Whole())[0]
		if _, got := commitment.Read(s, time.Time{}); got != want {
			t.Errorf("%s: a promise %t", text, got)
		}
	}
}
