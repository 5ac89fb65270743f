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
	bySection = reply.Chart{Kind: reply.BarChart, Title: "各部分进度", Labels: []string{"学习贯彻不深入，谋划推动高质量发展有差距", "党的建设", "Staff"},
		Series: []reply.Series{{Name: "已完成", Values: []int{18, 12, 8}}, {Name: "未完成", Values: []int{2, 0, 1}}}}
	overTime = reply.Chart{Kind: reply.LineChart, Title: "已完成的项数", Labels: []string{"05-01", "05-08"}, Series: []reply.Series{{Name: "done", Values: []int{40, 43}}}}
)

func TestCharts(t *testing.T) {
	t.Parallel()
	for _, c := range []reply.Chart{bySection, overTime} {
		drawn, err := Chart(c)
		if err != nil {
			t.Fatal(err)
		}
		picture, err := png.Decode(bytes.NewReader(drawn))
		if err != nil || picture.Bounds().Dx() != 1200 || len(drawn) > 200_000 {
			t.Errorf("%s: %d bytes, %v, %v", c.Title, len(drawn), picture.Bounds(), err)
		}
		if dir := os.Getenv("RECTIFY_SCREENSHOTS"); dir != "" {
			if err := os.WriteFile(dir+"/chart-"+string(c.Kind)+".png", drawn, 0o644); err != nil {
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
