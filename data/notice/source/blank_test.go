package source

import "testing"

func TestWithoutBlanks(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"【待补：发布单位】":                                             "",
		"Due date: [To complete: by when]":                      "",
		"整改情况：该问题已整改。【待补：整改措施和成效】":                              "整改情况:该问题已整改。",
		"责任单位：办公室；完成时限：【待补：完成时限】。":                              "责任单位:办公室",
		"Next step: Sign it. [To complete: who is responsible]": "next step: sign it.",
		"第2项由【待补：责任单位】负责，【待补：完成时限】；":                            "第2项由[待补:责任单位]负责,[待补:完成时限];",
		"【经验交流：做法】":                                             "[经验交流:做法]",
	} {
		s := Decode(text)
		s.WithoutBlanks()
		if got := string(s.Lines[0].Plain); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
