package text

import "testing"

func TestNumerals(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]int{"十一项": {11, 2}, "廿三": {23, 2}, "一百零三": {103, 4}, "二〇二四年": {2024, 4}, "拾伍": {15, 2}, "三十两条": {30, 2}, "百姓": {0, 0}, "": {0, 0}, "项": {0, 0}} {
		if n, end := ChineseNumber([]rune(text)); n != want[0] || end != want[1] {
			t.Errorf("ChineseNumber(%q) = %d, %d, want %v", text, n, end, want)
		}
	}
	for text, want := range map[string][2]int{"eleven done": {11, 6}, "twenty-three": {23, 12}, "forty two": {42, 9}, "forty-second": {42, 12}, "twenty done": {20, 6}, "tenth": {10, 5}, "often": {0, 0}, "": {0, 0}} {
		if n, end := EnglishNumber(text); n != want[0] || end != want[1] {
			t.Errorf("EnglishNumber(%q) = %d, %d, want %v", text, n, end, want)
		}
	}
}

func TestWholeNumbers(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]int{
		"11": 11, "十一": 11, "eleven": 11, "fourth": 4, "first": 1, "twenty-first": 21,
		"": 0, "十一项": 0, "第十一": 0, "eleven items": 0, "1st": 0, "11项": 0,
	} {
		if n := WholeNumber(said); n != want {
			t.Errorf("WholeNumber(%q) = %d, want %d", said, n, want)
		}
	}
}

func TestChineseAmounts(t *testing.T) {
	t.Parallel()
	for said, want := range map[string]float64{
		"三十五": 35, "十二": 12, "廿三": 23, "两千零四": 2004, "二〇二四": 2024, "一亿两千万": 120_000_000, "三万五千": 35_000, "百": 100, "零": 0,
	} {
		if got, ok := ChineseAmount(said); !ok || got != want {
			t.Errorf("%s: %v, %v; want %v", said, got, ok, want)
		}
	}
	for _, said := range []string{"", "几", "三五个"} {
		if got, ok := ChineseAmount(said); ok {
			t.Errorf("%q: %v", said, got)
		}
	}
	for n := 1; n < 1000; n++ {
		written := ChineseNumeral(n)
		if read, end := ChineseNumber([]rune(written)); read != n || end != len([]rune(written)) {
			t.Fatalf("%d is written %s, which is read as %d", n, written, read)
		}
		if read, ok := ChineseAmount(written); !ok || read != float64(n) {
			t.Fatalf("%d is written %s, which is read as %v", n, written, read)
		}
	}
}
