package reading_test

import (
	"os"
	"strings"
	"testing"

	"rectify/data/notice/reading"
)

func BenchmarkRead(b *testing.B) {
	real, err := os.ReadFile(realNotice)
	if err != nil {
		b.Fatal(err)
	}
	megabyte := func(s string) string { return strings.Repeat(s, 1<<20/len(s)) }
	for name, text := range map[string]string{
		"notice":   string(real),
		"notices":  megabyte(string(real)),
		"items":    megabyte("1.甲。乙。\n整改情况:该问题已整改:一是丙。\n"),
		"stops":    "整改" + megabyte(","),
		"spaces":   "整改情况:1.甲" + megabyte(" "),
		"brackets": "整改情况通报\n1.甲" + megabyte("(《"),
		"tags":     "整改情况通报\n1.甲" + megabyte("<p<p"),
		"status":   "整改情况通报\n1.甲。" + megabyte("已正在"),
		"marks":    "整改情况通报\n1." + megabyte("整改情况:"),
		"one line": "整改情况通报\n1.甲\n整改情况:" + megabyte("一是甲,正在乙。"),
		"labels":   "整改情况通报\n" + megabyte("(1)甲\n1.乙\n"),
		"dates":    "整改情况通报\n1.甲\n整改情况:" + megabyte("2024年6月底前完成,"),
		"quotes":   "整改情况通报\n1.甲\n整改情况:" + megabyte("《正在"),
		"about":    "整改情况通报\n1.关于\"" + megabyte("\"甲"),
		"done":     "整改情况通报\n1.甲" + megabyte("(已完成)"),
		"wait":     "整改情况通报\n1.甲\n整改情况:一是" + megabyte("、待乙"),
		"undated":  "整改情况通报\n1.甲\n整改情况:" + megabyte("2024年6月底前完成"),
		"quoted":   "整改情况通报\n1.甲\n整改情况:《" + megabyte("正在"),
		"lines":    "整改情况通报\n1.甲\n整改情况:\n" + megabyte("甲\n"),
		"intros":   "整改情况通报\n(一)子\n" + megabyte("甲\n") + "1.整改情况:已整改\n(二)丑\n1.甲\n整改情况:已整改\n",
		"problems": megabyte("1.问题表现:甲\n"),
		"headings": "整改情况通报\n" + megabyte("一、甲\n(一)乙\n1.甲\n整改情况:丙\n"),
		"doers":    "整改情况通报\n1.甲\n整改情况:" + megabyte("由甲科牵头、"),
		"legend":   "整改情况通报\n1.甲\n整改情况:已整改\n下一步\n" + megabyte("✔为"),
		"equals":   "整改情况通报\n1.甲\n整改情况:已整改\n下一步\n" + megabyte("=甲"),
		"short":    "整改情况通报\n1.甲\n整改情况:" + megabyte("(简称乙"),
		"fields":   "整改情况通报\n" + megabyte("甲乙:丙\n"),
		"stems":    "整改情况通报\n" + megabyte("甲乙1丙\n"),
		"squares":  "整改情况通报\n1.甲\n整改情况:" + megabyte("[甲"),
		"facts":    "整改情况通报\n1.甲\n整改情况:乙\n" + megabyte("丙科 | 已完成\n"),
		"rows":     "整改情况通报\n附件\n" + megabyte("1 甲乙丙丁 已完成\n"),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				_, _ = reading.Read(text)
			}
		})
	}
}
