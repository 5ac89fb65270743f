package text

import (
	"testing"
	"unicode/utf8"
)

func TestSimplify(t *testing.T) {
	t.Parallel()
	for traditional, want := range map[string]string{
		"":           "",
		"整改措施":       "整改措施",
		"問題整改情況":     "问题整改情况",
		"關於圖書館的問題":   "关于图书馆的问题",
		"領導小組與黨組會議":  "领导小组与党组会议",
		"非物質文化遺產傳承":  "非物质文化遗产传承",
		"應急廣播體系":     "应急广播体系",
		"什么时候完成":     "什么时候完成", // 么 is also an old form of 幺
		"後續進展，諮詢電話?": "后续进展，咨询电话?",
		"著名":         "著名", // 着 or 著
		"乾隆":         "乾隆", // 干 or 乾
		"item 11 ✓":  "item 11 ✓",
	} {
		if got := Simplify(traditional); got != want {
			t.Errorf("Simplify(%q) = %q, want %q", traditional, got, want)
		}
	}
}

func TestSimplifyTwiceIsOnce(t *testing.T) {
	t.Parallel()
	if once := Simplify(traditionalList); Simplify(once) != once {
		t.Error("folding folded text changes it again")
	}
	if text := "龍\xff門"; utf8.RuneCountInString(Simplify(text)) != utf8.RuneCountInString(text) {
		t.Errorf("Simplify(%q) = %q has another number of runes", text, Simplify(text))
	}
}

func BenchmarkSimplify(b *testing.B) {
	b.Run("question", func(b *testing.B) {
		for b.Loop() {
			Simplify("關於圖書館的問題整改到什麼程度了")
		}
	})
	b.Run("load", func(b *testing.B) {
		for b.Loop() {
			readTraditional()
		}
	})
}
