package grammar

import (
	"testing"
)

func TestLeanOf(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]FollowUp{
		"好的，谢谢":                               {Kind: Thanks},
		"thanks a lot!":                       {Kind: Thanks},
		"上一条":                                 {Kind: Step, N: -1},
		"下一条呢":                                {Kind: Step, N: 1},
		"下一个":                                 {Kind: Along, N: 1},
		"the previous one":                    {Kind: Along, N: -1},
		"next item":                           {Kind: Step, N: 1},
		"第二个详细说说":                             {Kind: Pick, N: 2},
		"最后一个呢":                               {Kind: Pick, N: -1},
		"and the second?":                     {Kind: Pick, N: 2},
		"and the third quarter?":              {Kind: Instead},
		"what about the first half":           {Kind: Instead},
		"the second of those":                 {Kind: Pick, N: 2},
		"who is the contact for that?":        {Kind: Of},
		"what's the new target date for that": {Kind: Of},
		"还有呢":                                 {Kind: More},
		"what else?":                          {Kind: More},
		"剩下的呢":                                {Kind: Others},
		"其中哪些没完成":                             {Kind: Within},
		"which of those are open":             {Kind: Within},
		"它的期限是什么时候":                           {Kind: Of},
		"整改了吗":                                {Kind: Of},
		"谁负责？":                                {Kind: Of},
		"谁包案":                                 {Kind: Of},
		"主责单位是哪家":                             {Kind: Of},
		"who's the sponsor":                   {Kind: Of},
		"revised target date?":                {Kind: Of},
		"张三包案的是其中哪几个":                         {Kind: Within},
		"explain the first of those":          {Kind: Pick, N: 1},
		"那采取了哪些措施":                            {Kind: Of},
		"who is responsible?":                 {Kind: Of},
		"那第9条呢？":                              {Kind: Instead},
		"what about 13?":                      {Kind: Instead},
		"那第三部分呢":                              {Kind: Instead},
		"那已整改的呢":                              {Kind: Instead},
		"哪些问题正在整改":                            {Kind: Alone},
		"第11条整改得怎么样":                          {Kind: Alone},
		"一共有多少个问题":                            {Kind: Alone},
		"前三条":                                 {Kind: Alone},
		"公务用车管理":                              {Kind: Alone},
		"which items are open?":               {Kind: Alone},
		"":                                    {Kind: Alone},
	} {
		got := ReadFollowUp(text)
		if got.Kind != want.Kind || want.N != 0 && got.N != want.N {
			t.Errorf("LeanOf(%q) = %+v, want %+v", text, got, want)
		}
	}
}

func FuzzReadFollowUp(f *testing.F) {
	f.Add("那第9条呢？")
	f.Add("and the second one")
	f.Fuzz(func(_ *testing.T, text string) { ReadFollowUp(text) })
}
