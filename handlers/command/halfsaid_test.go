package command

import "testing"

// TestHalfSaid: what is said of an item short of done is its note, as it was said.
func TestHalfSaid(t *testing.T) {
	t.Parallel()
	for sentence, note := range map[string]string{
		"item 11 is half done":           "half done",
		"item 11: half done":             "half done",
		"Items 4 and 6 are nearly there": "nearly there",
		"第11项差不多弄完了":                     "差不多弄完了",
		"第6项弄完了但是还没验收":                   "弄完了但是还没验收",
	} {
		c, ok := HalfSaid(sentence)
		if !ok || c.Name != Note || c.Words != note || len(c.Numbers) == 0 {
			t.Errorf("%q is %+v, %v; want the note %q", sentence, c, ok, note)
		}
	}
	for _, sentence := range []string{"is item 11 half done?", "哪些差不多弄完了", "第6项没弄完的原因"} {
		if c, ok := HalfSaid(sentence); ok {
			t.Errorf("%q asks and is read as %+v", sentence, c)
		}
	}
}
