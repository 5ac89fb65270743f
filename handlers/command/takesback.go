package command

import (
	"strings"

	"rectify/data/pattern"
)

// TakesBack reports whether a sentence takes back what was changed last, and names no item:
// 撤回, 算了，撤回吧.
func TakesBack(sentence string) bool { return takesBack.MatchString(strings.TrimSpace(sentence)) }

var takesBack = pattern.MustCompile(`(?i)^(?:(?:哦|嗯|啊|那|不对|弄错了|搞错了|错了|算了|还是|请|麻烦|帮我|把?(?:它|这个|刚才的?|刚刚的?|上一个)?|[,，\s])*)(?:撤回|撤销|撤了|撤掉|恢复原样|改回去|还原)(?:一下|刚才的?|刚刚的?|那个|这个|更改|修改|操作|上一步|吧|它|了|来)*[。.!！\s]*$` +
	`|^(?:no,? |sorry,? |please )*(?:undo|revert|take (?:it|that) back)(?: (?:it|that|this|the last (?:change|one)))?(?: please)?[.!\s]*$`)

// Cancelled reports whether a sentence cancels a change that was asked for:
// 算了先别改了.
func Cancelled(sentence string) bool { return cancels.MatchString(strings.TrimSpace(sentence)) }

var cancels = pattern.MustCompile(`(?i)^(?:哦|嗯|啊|那|那就|不对|[,，\s])*(?:算了|先不|不用|不要|先别|别|取消)[,，\s]*(?:先|就|还是|暂时|吧)*(?:别|不要` +
	`|不用|不)?(?:改|更改|修改|更新|动|提交|办|报)*(?:它|了|吧)*[。.!！\s]*$|^(?:never mind|cancel(?: (?:it|that))?|forget (?:it|that)` +
	`|(?:please )?don't (?:change|update) (?:it|anything)(?: yet)?|leave it(?: as it is)?)[.!\s]*$`)
