package learned

import "rectify/handlers/reply"

// Messages in both languages, by the file that uses them first.
var (
	// list.go
	msgWordingOfItem     = reply.Both("“%s” → %s（%s 等 %d 人选定）", "“%s” → %s (picked by %s, %d in all)")
	msgMoreWordings      = reply.Both("……还有 %d 个", "… and %d more")
	msgProposedWordings  = reply.Both("待确认的说法", "Wordings to confirm")
	msgConfirmButton     = reply.Both("确认", "Confirm")
	msgRejectButton      = reply.Both("不对", "Wrong")
	msgConfirmedWordings = reply.Both("已确认的说法", "Confirmed wordings")
	msgRemoveButton      = reply.Both("删除", "Remove")
	msgNoWordingsYet     = reply.Both("还没有说法。有人用自己的话提问，并在最接近的问题里选定一项，就会出现在这里。",
		"There are none yet. A wording appears here when somebody asks in their own words and picks one of the closest items.")
	msgHowToDecide = reply.Both("确认：/rectify 说法 确认 代号；删除：/rectify 说法 删除 代号",
		"To confirm: /rectify aliases confirm ID; to remove: /rectify aliases remove ID")
)
