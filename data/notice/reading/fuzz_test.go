package reading_test

import (
	"errors"
	"os"
	"testing"

	"rectify/data/notice/reading"
)

// FuzzRead checks that no text makes Read panic, and that what it reads is
// accounted for to the last character.
func FuzzRead(f *testing.F) {
	for _, file := range samples(f) {
		if file == realNotice {
			continue // too long to be varied quickly
		}
		text, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	for _, seed := range []string{
		"", "整改", "整改情况:", "1.整改情况:已整改", "(1)甲。整改情况:该问题已整改:一是乙。",
		"一、甲\n1.乙\n整改措施:①丙;②丁\n已完成。\n二、戊",
		"附件\n序号 问题 整改状态\n1 甲 已完成\n整改", "<p>1.甲</p><br/>整改&nbsp;情况&#58;已整改",
		"反馈25个问题,已完成19个,正在整改6个", "第99999999999项 整改", "1.整改\x00\xff情况:\u200b已整改",
		"关于\"\"问题的整改", "2024年13月45日 整改通报", "1、甲(已完成)\n整改时限:2024年2月30日",
		"整改情况通报\n1.甲(已完成)\n)\n2.乙(已完成)\n(", "整改\n序号\n问题\n责任单位\n整改状态\n一、甲\n(一)乙\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, parts, err := reading.ReadParts(text)
		if err != nil {
			if !errors.Is(err, reading.ErrNotNotice) || n != nil {
				t.Fatalf("a notice %v with the error %v", n, err)
			}
			return
		}
		checkParts(t, text, parts)
		checkShown(t, text, n, parts)
		for i, it := range n.Items {
			if it.Number != i+1 || it.Measures == nil || it.Commitments == nil {
				t.Errorf("item at %d: %+v", i, it)
			}
		}
		for _, w := range n.Warnings {
			if w.From < 1 || w.To < w.From {
				t.Errorf("a warning without its line: %s", w)
			}
		}
	})
}
