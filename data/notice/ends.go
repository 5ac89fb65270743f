package notice

// closingHeads open the part after the items.
var closingHeads = []string{
	"下一步", "下步", "今后工作", "今后的", "后续工作", "后续整改", "工作打算", "存在的困难", "意见建议",
	"持续深化整改", "巩固整改成果", "巩固拓展", "整改成效巩固", "需要长期坚持", "其他需要说明",
}

// closingWords open a paragraph of closing prose that bears no number.
var closingWords = []string{
	"欢迎", "联系方式", "联系电话", "联系人", "监督电话", "电话:", "特此", "附件", "附:", "附表", "以上整改",
	"contact", "for further information", "以上情况", "总的来看", "总体来看", "虽然", "通过整改", "通过此次", "通过本次",
}

// opensClosing reports whether a heading leads out of the items.
func opensClosing(p passage) bool { return p.longest(0, closingHeads) != "" }

// closes reports whether a plain paragraph cannot belong to an item.
func closes(p passage) bool {
	if p.longest(0, closingWords) != "" {
		return true
	}
	const headingLength = 24
	return opensClosing(p) && p.len() <= headingLength && !p.contains("。") ||
		isClutter(p) || isSignature(p)
}
