package handlers_test

import (
	"testing"
)

func TestFiguresAreFoundAsTheNoticeWritesThem(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for text, want := range map[string]int{
		"110号文": 9, "19号文件": 9, "三文广旅110号文件说了什么": 9, "三文广旅〔2023〕110号是什么文件": 9, "三文广旅［2023］110号": 9, "三文广旅[2023]110号": 9, "三文广旅（2023）110号文件讲的什么": 9, "三文广旅(2023)110号": 9, "哪个问题提到三文广旅【2023】110号": 9,
		"豫文旅资源〔2023〕19号": 9, "2023-11-06发生了什么": 45, "2023年11月6日召开了什么会": 45, "2023/11/6开了什么班": 45,
		"1,300亩": 9, "1300 亩": 9, "哪些问题提到1,300亩": 9, "种了1300亩的是什么": 9, "29.23 万元": 29, "3.6万元是什么": 29, "第1\u200b1项": 11, "1️⃣1️⃣": 11, "第⑪项": 11,
	} {
		reply, err := o.Ask(t.Context(), text)
		if err != nil || len(reply.Items) == 0 || reply.Items[0].Number != want {
			t.Errorf("%s: %v %+v, want item %d\n%s", text, err, reply.Items, want, reply.Plain())
		}
	}
	for text, want := range map[string]int{"which items haven’t been rectified?": 3, "items that don’t mention 湖滨区": 41} {
		if reply, err := o.Ask(t.Context(), text); err != nil || len(reply.Items) != want {
			t.Errorf("%s: %v, %d items, want %d", text, err, len(reply.Items), want)
		}
	}
}
