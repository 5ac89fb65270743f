package handlers_test

import (
	"strings"
	"testing"

	"rectify/handlers/reply"
)

func TestTheNoticeIsAskedAboutItself(t *testing.T) {
	t.Parallel()
	for question, words := range map[string]string{
		"群众想反映问题该拨哪个号码":              "2169032",
		"提建议的邮件往哪发":                  "smxwgljjgdw@163.com",
		"来我们局的是第几巡察组":                "第一专项巡察组",
		"巡察组待到几月几号":                  "8月23日",
		"整改领导小组由谁当组长":                "毋慧芳",
		"这份通报啥时候挂出来的":                "2024年4月7日",
		"文章是哪个部门发的，来源写的啥":            "机关党委",
		"没按时完成整改任务要追究谁":              "承办人",
		"which team inspected us":    "第一专项巡察组",
		"when was it published":      "2024-04-07",
		"what is the hotline number": "2169032",
	} {
		t.Run(question, func(t *testing.T) {
			t.Parallel()
			out := ask(t, question)
			if out.Kind != reply.KindNotice || !strings.Contains(out.Plain(), words) {
				t.Errorf("kind %q, %q; want the notice's %q", out.Kind, out.Plain(), words)
			}
			for _, c := range out.Citations {
				if c.Item == 0 && c.Quote == "" {
					t.Errorf("a citation without words: %+v", out.Citations)
				}
			}
		})
	}
}

func TestWhatIsNextIsAnsweredPointByPoint(t *testing.T) {
	t.Parallel()
	all := ask(t, "下一步有什么打算").Plain()
	for _, words := range []string{"确保件件有着落", "着力建章立制", "强化督促检查"} {
		if !strings.Contains(all, words) {
			t.Errorf("%q does not hold %q", all, words)
		}
	}
	if strings.Contains(all, "2169032") {
		t.Errorf("%q holds more than the points", all)
	}
	third := ask(t, "下一步工作打算第三点讲的什么").Plain()
	if !strings.Contains(third, "强化督促检查") || strings.Contains(third, "着力建章立制") {
		t.Errorf("the third point is %q", third)
	}
}

func TestWhatTheProseOnlyNamesIsNotStated(t *testing.T) {
	t.Parallel()
	for _, question := range []string{"毋慧芳的手机号", "巡察组组长的电话是多少", "席国峰的邮箱是什么"} {
		if out := ask(t, question); out.Certainty == reply.Stated {
			t.Errorf("%s: stated: %s", question, out.Plain())
		}
	}
}
