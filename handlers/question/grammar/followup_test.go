package grammar

import (
	"testing"
)

func TestLeanOf(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]FollowUp{
		"好的，谢谢":                      {Lean: Thanks},
		"thanks a lot!":              {Lean: Thanks},
		"上一条":                        {Lean: Step, N: -1},
		"下一条呢":                       {Lean: Step, N: 1},
		"下一个":                        {Lean: Along, N: 1},
		"the previous one":           {Lean: Along, N: -1},
		"next item":                  {Lean: Step, N: 1},
		"第二个详细说说":                    {Lean: Pick, N: 2},
		"最后一个呢":                      {Lean: Pick, N: -1},
		"and the second?":            {Lean: Pick, N: 2},
		"还有呢":                        {Lean: More},
		"what else?":                 {Lean: More},
		"剩下的呢":                       {Lean: Others},
		"其中哪些没完成":                    {Lean: Within},
		"which of those are open":    {Lean: Within},
		"它的期限是什么时候":                  {Lean: Of},
		"整改了吗":                       {Lean: Of},
		"谁负责？":                       {Lean: Of},
		"谁包案":                        {Lean: Of},
		"主责单位是哪家":                    {Lean: Of},
		"who's the sponsor":          {Lean: Of},
		"revised target date?":       {Lean: Of},
		"张三包案的是其中哪几个":                {Lean: Within},
		"explain the first of those": {Lean: Pick, N: 1},
		"那采取了哪些措施":                   {Lean: Of},
		"who is responsible?":        {Lean: Of},
		"那第9条呢？":                     {Lean: Instead},
		"what about 13?":             {Lean: Instead},
		"那第三部分呢":                     {Lean: Instead},
		"那已整改的呢":                     {Lean: Instead},
		"哪些问题正在整改":                   {Lean: Alone},
		"第11条整改得怎么样":                 {Lean: Alone},
		"一共有多少个问题":                   {Lean: Alone},
		"前三条":                        {Lean: Alone},
		"公务用车管理":                     {Lean: Alone},
		"which items are open?":      {Lean: Alone},
		"":                           {Lean: Alone},
	} {
		got := LeanOf(text)
		if got.Lean != want.Lean || want.N != 0 && got.N != want.N {
			t.Errorf("LeanOf(%q) = %+v, want %+v", text, got, want)
		}
	}
}

func FuzzLeanOf(f *testing.F) {
	f.Add("那第9条呢？")
	f.Add("and the second one")
	f.Fuzz(func(_ *testing.T, text string) { LeanOf(text) })
}
