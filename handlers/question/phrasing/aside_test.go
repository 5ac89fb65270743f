package phrasing

import "testing"

func TestWithoutAsides(t *testing.T) {
	t.Parallel()
	for sentence, want := range map[string]string{
		"总共有多少个问题呀，我刚接手不太清楚":     "总共有多少个问题呀",
		"领导等着要，正在整改的有哪些":         "正在整改的有哪些",
		"列出来我核对":                 "列出来",
		"哪些快到期了，急用":              "哪些快到期了",
		"同事说窗口排队太久，怎么改的":         "同事说窗口排队太久，怎么改的",
		"我负责的有哪些":                "我负责的有哪些",
		"第11项改完了，我刚从现场回来":        "第11项改完了，我刚从现场回来",
		"我们科还有几项没完成，领导催着要":       "我们科还有几项没完成",
		"我不知道第3项谁负责，能查一下吗":       "我不知道第3项谁负责，能查一下吗",
		"我们小区楼下饭店油烟味特别大，有没有在整改呀": "我们小区楼下饭店油烟味特别大，有没有在整改呀",
	} {
		if got := WithoutAsides(sentence); got != want {
			t.Errorf("%s: %q, want %q", sentence, got, want)
		}
	}
}
