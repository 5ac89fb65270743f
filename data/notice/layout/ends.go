package layout

import "rectify/data/notice/source"

// closingHeads open the part after the items.
var closingHeads = []string{
	"下一步", "下步", "今后工作", "今后的", "后续工作", "后续整改", "工作打算", "存在的困难", "意见建议",
	"持续深化整改", "巩固整改成果", "巩固拓展", "整改成效巩固", "需要长期坚持", "其他需要说明",
	"next steps", "next step", "what happens next", "tell us what you think", "way forward", "the way forward", "conclusion", "concluding", "outlook", "further information", "appendix", "annex",
	"monitoring and reporting",
}

// ClosingWords open a paragraph of closing prose that bears no number.
var ClosingWords = []string{
	"欢迎", "联系方式", "联系电话", "联系人", "监督电话", "电话:", "特此", "附件", "附:", "附表", "以上整改",
	"contact", "for further information", "以上情况", "总的来看", "总体来看", "虽然", "通过整改", "通过此次", "通过本次",
}

// OpensClosing reports whether a heading leads out of the items.
func OpensClosing(p source.Passage) bool { return p.Longest(0, closingHeads) != "" }

// Closes reports whether a plain paragraph cannot belong to an item.
func Closes(p source.Passage) bool {
	if p.Longest(0, ClosingWords) != "" {
		return true
	}
	const headingLength = 24
	return OpensClosing(p) && p.Len() <= headingLength && !p.Contains("。") ||
		IsClutter(p) || IsSignature(p)
}
