package picture

import (
	"bytes"
	"image/png"
	"os"
	"testing"

	"golang.org/x/image/font/sfnt"

	"rectify/handlers/reply"
)

var (
	bySection = reply.Chart{Kind: reply.BarChart, Title: "各部分进度", Labels: []string{"一、学习贯彻习近平…", "二、落实全面从严治…", "Staff"},
		Series:   []reply.Series{{Name: "已完成", Values: []int{11, 12, 8}}, {Name: "正在整改", Values: []int{6, 0, 1}, Class: 1}, {Name: "长期坚持", Values: []int{3, 0, 0}, Class: 3}},
		Progress: []reply.ProgressRow{{}, {}, {}}, Ends: []string{"11/20 · 逾期 3", "12/12", "8/9"}}
	overTime = reply.Chart{Kind: reply.LineChart, Title: "各周已完成的项数", Labels: []string{"05-01", "05-08", "05-15"}, Series: []reply.Series{{Name: "已完成", Values: []int{40, 43, 43}}, {Name: "全部", Values: []int{46, 46, 46}}}}
)

// untitled is drawn under a heading, which takes the place of its title.
var untitled = reply.Chart{Kind: reply.BarChart, Labels: bySection.Labels, Series: bySection.Series, Progress: bySection.Progress, Ends: bySection.Ends}

func TestCharts(t *testing.T) {
	t.Parallel()
	for _, c := range []reply.Chart{bySection, overTime, untitled} {
		drawn, err := Chart(c)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(bytes.NewReader(drawn))
		if err != nil || picture.Bounds().Dx() != 800 || len(drawn) > 200_000 {
			t.Errorf("%s: %d bytes, %v, %v", c.Title, len(drawn), picture.Bounds(), err)
		}
		if dir := os.Getenv("RECTIFY_SCREENSHOTS"); dir != "" {
			if err := os.WriteFile(dir+"/chart-"+string(c.Kind)+c.Title+".png", drawn, 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// TestFontHasWhatNoticesAreWrittenIn: letters, digits and Chinese.
func TestFontHasWhatNoticesAreWrittenIn(t *testing.T) {
	t.Parallel()
	font, err := hei()
	if err != nil {
		t.Fatal(err)
	}
	var buffer sfnt.Buffer
	for _, r := range "Az09…，。（）-/整改落实庙底沟戏曲巡察" {
		if i, err := font.GlyphIndex(&buffer, r); err != nil || i == 0 {
			t.Errorf("no %c in the font: %v", r, err)
		}
	}
}
