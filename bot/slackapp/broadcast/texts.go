package broadcast

import "rectify/handlers/reply"

// All texts of this package that people read.
var (
	updatedAt    = reply.Both("（%s 更新）", "(updated at %s)")
	nothingLeft  = reply.Both("现在没有了。", "Nothing left.")
	detailsInLog = reply.Both("（详见 /rectify 历史）", " (see /rectify history)")
)
