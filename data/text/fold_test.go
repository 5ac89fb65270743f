package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]string{
		"第1\u200b1项":                   "第11项",
		"第\u00ad1\u20601\ufeff项":       "第11项",
		"1️⃣1️⃣":                       "11",
		"第１１项":                         "第11项",
		"第1\u03321项":                   "第11项",
		"⽂化和旅游":                        "文化和旅游",
		"⻅证":                           "见证",
		"haven’t been rectified":       "haven't been rectified",
		"don＇t":                        "don't",
		"‘图书馆’":                        "‘图书馆’",
		"第11项:eyes:":                   "第11项",
		":pray::skin-tone-3: 谢谢":       "谢谢",
		":one::100:":                   "",
		"done :+1:":                    "done",
		"10:30:45":                     "10:30:45",
		"👍🏽👨\u200d👩\u200d👧 好":          "好",
		"🇨🇳":                           "",
		"done❓":                        "done?",
		"，：（）〔2023〕":                   "，：（）〔2023〕",
		"a\x00b\u202ec\tdé\xff":        "abc dé",
		"𝟏𝟏":                           "11",
		"\u3000 第11项\u2029怎么样\u00a0\n": "第11项 怎么样",
	} {
		if got := Fold(typed); got != want {
			t.Errorf("Fold(%q) = %q, want %q", typed, got, want)
		}
	}
}

func TestLineKeepsWhatWasTyped(t *testing.T) {
	t.Parallel()
	for typed, want := range map[string]struct{ folded, after, rest string }{
		"狀態 １１ 已整改 見《協議》":        {"状态 11 已整改 见《协议》", "已整改", "見《協議》"},
		"status 11 done 👍已签合同":   {"status 11 done  已签合同", "done", "👍已签合同"},
		"note 1\u200b1 ①是\n②是":   {"note 11 1是 2是", "11", "①是\n②是"},
		"NOTE 11 Mr ’Li’ :eyes:": {"note 11 mr ’li’", "11", "Mr ’Li’ :eyes:"},
		"状态⑾：完成":                 {"状态(11):完成", ":", "完成"},
	} {
		l := NewLine(typed)
		if l.Text != want.folded {
			t.Errorf("NewLine(%q) reads %q, want %q", typed, l.Text, want.folded)
			continue
		}
		from := strings.Index(l.Text, want.after) + len(want.after)
		if got := l.From(from); got != want.rest {
			t.Errorf("NewLine(%q) keeps %q after %q, want %q", typed, got, want.after, want.rest)
		}
	}
}

func FuzzLine(f *testing.F) {
	for _, s := range []string{"第1\u200b1项", ":eyes:11", "⑾ ㈠ ﬁ", "\xff\xfe", "👨\u200d👩", "狀態"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		l := NewLine(typed)
		for i := range len(l.Text) + 1 {
			if rest := l.From(i); !strings.HasSuffix(Clean(typed), rest) {
				t.Fatalf("From(%d) = %q is no end of %q", i, rest, typed)
			}
		}
		if folded := Fold(typed); !utf8.ValidString(folded) {
			t.Errorf("Fold(%q) = %q is not valid", typed, folded)
		}
		if k := Key(typed); utf8.ValidString(typed) && utf8.RuneCountInString(k) != utf8.RuneCountInString(typed) {
			t.Errorf("Key(%q) = %q has another number of runes", typed, k)
		}
	})
}
