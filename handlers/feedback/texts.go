package feedback

import "rectify/handlers/reply"

// All texts of this package that people read.
var (
	// office.go
	msgAskOfficeUsage      = reply.Both("请写明要问的问题，例如：/rectify 问整改办 谁负责停车场", "Write your question, for example: /rectify ask-office who runs the car park")
	msgOfficeHasNoChannel  = reply.Both("还没有设置整改办的频道，请直接联系他们。", "The office has no channel here. Please ask them directly.")
	msgOfficeQuestionTitle = reply.Both("通报没有回答的问题", "A question the notice does not answer")
	msgWhoAsks             = reply.Both("%s 问", "%s asks")
	msgClosestItems        = reply.Both("最接近的问题：", "The closest items:")
	msgAnswerInThread      = reply.Both("请在这个话题里回复，回复会转给提问的人。", "Please answer in this thread. Your reply will be passed on to the person who asked.")
	msgOfficePreview       = reply.Both("确认后，下面的内容会以您的名义发到 #%s，频道里的人都能看到；他们的回复会转给您。现在还没有发出。",
		"Once you confirm, this will be posted in #%s in your name, where everyone can see it. You will get their reply. Nothing has been posted yet.")
	msgConfirmAskOffice = reply.Both("确认，问整改办", "Confirm: ask the office")
	msgOfficeAsked      = reply.Both("已把问题转给整改办（#%s），他们回复后会转给您。", "Your question is with the office (#%s); you will get their answer.")
	msgAttachmentOnly   = reply.Both("（回复里只有附件，请到整改办的频道查看）", "(attachment only: see the office's channel)")
	msgOfficeReplied    = reply.Both("您问整改办的“%s”有了回复：", "The office replied to your question “%s”:")

	// rate.go
	msgRatingSaved     = reply.Both("谢谢，已记下您的评价。", "Thank you, your rating is saved.")
	msgRatingsSummary  = reply.Both("%d 个回答有人评价：%d 个有用，%d 个没帮上。", "%d answers were rated: %d helped, %d did not.")
	msgWrongNotAsked   = reply.Both("答非所问", "Not what I asked")
	msgWrongIncomplete = reply.Both("漏了内容", "Something is missing")
	msgWrongFigure     = reply.Both("数字或状态不对", "A number or status is wrong")
	msgWrongNotFound   = reply.Both("通报里有，却说没有", "It is in the notice, but the answer says it is not")
	msgWrongOther      = reply.Both("其他", "Something else")
	msgWrongField      = reply.Both("哪里不好", "What is wrong")
	msgRatingForm      = reply.Both("这个回答没帮上忙", "This answer did not help")
	msgSend            = reply.Both("提交", "Send")
	msgRatingMoreField = reply.Both("补充说明", "More")

	// wordings.go
	msgWordingSaved = reply.Both("（已记下您的说法，编辑人在 /rectify 说法 里确认后，大家这样问都能找到这一项。）",
		"(Your wording is saved. Once an editor confirms it in /rectify aliases, it will find this item for everyone.)")
	msgNoSuchWording    = reply.Both("没有这个说法。输入 /rectify 说法 查看全部说法。", "There is no such wording. See /rectify aliases for all of them.")
	msgWordingConfirmed = reply.Both("已确认：“%s”就是%s。", "Confirmed: “%s” is %s.")
	msgWordingRemoved   = reply.Both("已删除：“%s”不再指%s。", "Removed: “%s” no longer means %s.")
)
