package grammar

import (
	"strings"
	"testing"
	"time"
)

// TestParsingIsLinear parses questions of one length and of eight times that
// length: a parser that looks back over the question at every character would
// take 64 times as long for the longer one.
func TestParsingIsLinear(t *testing.T) {
	const short, times = 60, 8
	for name, text := range map[string]string{
		"prose":    "关于落实中央八项规定精神不够有力公务用车管理不够规范的整改情况请说明一下",
		"numbers":  "第11项和第12项第13项至第20项",
		"dates":    "2024年5月3日前和6月底以前",
		"sections": "第三部分第二节里的问题",
		"English":  "which of the findings about vehicles are open and overdue ",
	} {
		long := []rune(strings.Repeat(text, short*times/10))[:short*times]
		one, eight := shortest(string(long[:short])), shortest(string(long))
		if eight > 3*times*one {
			t.Errorf("%s: %v for %d characters, %v for %d", name, one, short, eight, short*times)
		}
	}
}

// shortest is the time of the fastest of several readings of a question, each as if it
// was asked for the first time.
func shortest(question string) time.Duration {
	best := time.Hour
	for range 30 {
		lately.Purge()
		began := time.Now()
		Parse(question, nil)
		Figures(question)
		best = min(best, time.Since(began))
	}
	return best
}
