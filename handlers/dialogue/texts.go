package dialogue

import "rectify/handlers/reply"

// Messages in both languages, by the file that uses them first.
var (
	// conversation.go
	msgAskItem = reply.Both("您说的是哪一项？请写明编号，或说说它讲的是什么，例如：第11项的期限",
		"Which item do you mean? Name its number, or say what it is about, for example: the due date of item 11")
	msgCancelled = reply.Both("好的，台账没有改动。", "All right, nothing was changed.")

	// figures.go
	msgDueLater    = reply.Both("%s更晚：%s。", "%s is due later: %s.")
	msgDueEarlier  = reply.Both("%s更早：%s。", "%s is due earlier: %s.")
	msgDueTogether = reply.Both("两项一样，都是 %s。", "Both are due on the same day, %s.")

	// followup.go
	msgNoSuchNumbers = reply.Both("没有%s：本通报的问题编号为 1 到 %d。", "There is no %s: items are numbered 1 to %d.")

	// rest.go
	msgThatIsAll       = reply.Both("就是这 %d 项，没有更多了。", "That is all: %d items.")
	msgNothingMoreSaid = reply.Both("通报里没有更多相关的内容了，就是这些：", "The notice says nothing more about it than this:")
	msgMoreItems       = reply.Both("还有 %d 项：", "%d more:")

	// aboutanswer.go
	msgTogether      = reply.Both("合起来共 %d 项：", "Together, %d items:")
	msgMisunderstood = reply.Both("抱歉，没有领会您的意思。您要问的是哪一项、哪个单位，或者哪方面的情况？换个说法我再查。",
		"Sorry, I misunderstood. Which item, which unit or what about it do you mean? Put it another way and I will look again.")
	msgOrOneOfThese        = reply.Both("也许是这几项：", "Perhaps one of these:")
	msgNoticeTitle         = reply.Both("《%s》", "“%s”")
	msgPublishedOn         = reply.Both("%s 发布", "published %s")
	msgFromTheText         = reply.Both("出自%s正文，原话是：", "It is from the text of %s, in these words:")
	msgFromNoticeUnchanged = reply.Both("出自%s和按它建立的整改台账，台账此后没有更改。以通报原文为准：",
		"It is from %s and the ledger made from it, which nobody has changed since. The notice's own text decides:")
	msgFromNoticeChanged = reply.Both("出自%s和整改台账，台账最近一次更改是 %s。以通报原文为准：",
		"It is from %s and the ledger, which was last changed on %s. The notice's own text decides:")

	// offer.go
	msgGoAhead         = reply.Both("办理", "Go ahead")
	msgFillInAndSend   = reply.Both("填写并提交", "Fill in and send")
	msgCheckAndSend    = reply.Both("核对并提交", "Check and send")
	msgColon           = reply.Both("：", ": ")
	msgPressToCarryOut = reply.Both("对话里的命令不会直接执行，台账没有更改。要办理请按按钮：%s",
		"Commands in a conversation are not carried out directly; nothing was changed. To go ahead, press the button: %s")

	// itemfollowup.go
	msgOnlySoManyListed = reply.Both("上面只列了 %d 项。", "Only %d items were listed.")
	msgWasLastListed    = reply.Both("上面列的 %d 项就是全部了。", "That was the last of the %d items listed.")

	// listfollowup.go
	msgAmongThese   = reply.Both("在上面 %d 项里：", "Of the %d above:")
	msgNoneOfThese  = reply.Both("上面 %d 项里没有；全部问题里：", "None of the %d above; of all items:")
	msgAllDueBy     = reply.Both("按时限，最晚的到 %s（%s）。", "By their due dates, the last is due on %s (%s).")
	msgSoManyListed = reply.Both("刚才列的是 %d 项，一共有 %d 项问题。", "%d were listed, of %d items in all.")

	// listconditions.go
	msgSectionNumber = reply.Both("第%d部分", "section %d")

	// offer.go
	msgNothingToNudge = reply.Both("%s没有未完成的问题，不用催办。", "%s has no open item to be chased.")
	msgWhichToNudge   = reply.Both("%s未完成的有%s，催办哪一项？", "%s has %s open. Which one should be chased?")
	msgNudgeOf        = reply.Both("催办%s", "Chase %s")

	// ofall.go
	msgOfWhichNotice = reply.Both("没有更改：这 %d 项分属 %s，一次只能更改一份通报的问题。要更改哪一份的？",
		"Nothing was changed: these %d items belong to %s, and one change covers one notice only. Which notice do you mean?")

	// saidchange.go
	msgNothingToTakeBack = reply.Both("台账没有改动，不用撤回。要撤销以前的更改，请写明编号，例如：撤销 11",
		"Nothing was changed, so there is nothing to take back. To undo an earlier change, name the item, for example: undo 11")
	msgWhichItemToChange = reply.Both("台账没有更改。要改的是哪一项？请写明编号，例如：第11项已经整改完了",
		"Nothing was changed. Which item do you mean? Name its number, for example: item 11 is done")
	msgNo                 = reply.Both("没有。", "No. ")
	msgNeverChangesByTalk = reply.Both("我不会在对话里直接更改台账，只有按按钮核对并提交后才会更改。",
		"I never change the ledger from a conversation. It changes only when somebody presses the button and sends the form.")
	msgLedgerNow          = reply.Both("台账里%s现在是：%s。", " In the ledger, %s is now: %s.")
	msgOnlyTheyMay        = reply.Both("台账没有更改：这须由%s办理。", "Nothing was changed: only %s can do this.")
	msgRemindWhen         = reply.Both("哪一天提醒您%s？请写上日期，例如：/rectify 提醒 %s 下周五", "When should you be reminded of %s? Give the day, for example: /rectify remind %s friday")
	msgLaterNeedsApproval = reply.Both("推迟已定的时限须经%s同意，因此这是一份延期申请。", "A later due date needs the consent of an %s, so this is a request for an extension. ")
	msgGrant              = reply.Both("同意延期", "Grant the extension")
	msgAlreadySo          = reply.Both("台账里已经是这样。", "The ledger already has this value. ")
	msgPressToChange      = reply.Both("台账没有更改。%[2]s要办理请按按钮：%[1]s", "Nothing was changed. %[2]sTo go ahead, press the button: %[1]s")

	// itemfacts.go
	msgNotStated     = reply.Both("%s没有写明%s。", "%s does not state the %s.")
	msgNotStatedHere = reply.Both("没有找到直接的回答，刚才说的是：", "No direct answer was found. This is what was being talked about:")
)
