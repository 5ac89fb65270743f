package notices

import "rectify/handlers/reply"

// Messages in both languages, by the file that uses them first.
var (
	// ask.go
	msgWhichNoticeMeant    = reply.Both("您说的是哪一份通报：%s？", "Which notice do you mean: %s?")
	msgWhichNoticeToChange = reply.Both("没有更改：说的是哪一份通报还不清楚（%s）。请写明简称再输入一次。",
		"Nothing was changed: it is not clear which notice is meant (%s). Name it and try again.")
	msgOr = reply.Both("、", " or ")

	// channel.go
	msgNoSuchNotice   = reply.Both("没有“%s”这份通报，没有更改。现有：", "There is no notice “%s”; nothing was changed. These are there:")
	msgOnlyInChannels = reply.Both("默认通报按频道设置，请在频道里输入。", "The default notice is set for a channel: type this in one.")
	msgDefaultIs      = reply.Both("本频道默认的通报是“%s”：%s", "This channel's default notice is “%s”: %s")
	msgNoDefault      = reply.Both("本频道没有默认的通报，查询包括全部在用的通报。设置：/rectify 通报 默认 简称",
		"This channel has no default notice: questions are about all in use. To set one: /rectify notices default KEY")
	msgNoticeRetired = reply.Both("“%s”已停用。恢复：/rectify 通报 恢复 %s", "“%s” is retired. To bring it back: /rectify notices restore %s")
	msgDefaultOff    = reply.Both("本频道不再有默认的通报，查询包括全部在用的通报。", "This channel has no default notice any more: questions are about all in use.")
	msgDefaultSet    = reply.Both("本频道默认的通报设为“%s”：%s。在这里“第11项”就是 %s#11；要看全部，请说“全部通报”。",
		"This channel's default notice is now “%s”: %s. Here “item 11” means %s#11; say “all notices” to see them all.")

	// finish.go
	msgOnlyDefault  = reply.Both("（只含本频道默认的通报“%s”。）", "(Only this channel's default notice, “%s”.)")
	msgAllNotices   = reply.Both("全部通报", "All notices")
	msgInAllNotices = reply.Both("全部通报：%s", "all: %s")

	// notices.go
	msgNotUnderstood = reply.Both("没看懂“%s”，没有更改。", "I did not understand “%s”; nothing was changed. ")
	msgHowTo         = reply.Both("改简称：/rectify 通报 改名 简称 新简称；改名称：/rectify 通报 名称 简称 名称；停用：/rectify 通报 停用 简称；恢复："+
		"/rectify 通报 恢复 简称；换回原文本：/rectify 通报 换回 简称；设为本频道默认：/rectify 通报 默认 简称。",
		"Change a key: /rectify notices rename KEY NEW; a name: notices name KEY NAME; take out of use: notices retire KEY; bring back: notices "+
			"restore KEY; take its former text again: notices revert KEY; make it this channel's default: notices default KEY.")
	msgHowToTerminal = reply.Both("改简称：rectify notices rename 简称 新简称；改名称：rectify notices name 简称 名称；停用：rectify notices retire "+
		"简称；恢复：rectify notices restore 简称；换回原文本：rectify notices revert 简称。", "Change a key: rectify notices rename KEY NEW; a name: rectify notices name KEY NAME; take out "+
		"of use: rectify notices retire KEY; bring back: rectify notices restore KEY; take the former text again: rectify notices revert KEY.")
	msgAlreadySo  = reply.Both("已经是这样，没有更改。", "It is so already; nothing was changed.")
	msgKeyTaken   = reply.Both("“%s”是另一份通报现在或以前的简称，没有更改。请换一个。", "“%s” is, or was, the key of another notice; nothing was changed. Please choose another.")
	msgLastNotice = reply.Both("这是唯一在用的通报，不能停用。请先导入或恢复另一份。", "It is the only notice in use and cannot be retired. Import or restore another one first.")
	msgInvalidKey = reply.Both("简称为 1 至 16 个汉字、字母或数字，不能以数字开头，例如：审计、audit2024。没有更改。",
		"A key has 1 to 16 letters, characters or digits and does not begin with a digit, such as audit2024. Nothing was changed.")
	msgRetired = reply.Both("“%s”已停用：不再出现在列表、统计、检索、提要、提醒和导出里，记录保留。恢复：/rectify 通报 恢复 %s",
		"“%s” is retired: lists, counts, search, digests, reminders and exports leave it out, and its history is kept. To bring it back: /rectify "+
			"notices restore %s")
	msgRestored        = reply.Both("“%s”已恢复使用。", "“%s” is in use again.")
	msgNamed           = reply.Both("这份通报现在叫“%s”，简称“%s”，例如：%s#11", "The notice is now called “%s”, key “%s”, as in: %s#11")
	msgUndo            = reply.Both("撤销", "Undo")
	msgKeyColumn       = reply.Both("简称", "Key")
	msgNameColumn      = reply.Both("名称", "Name")
	msgItemsColumn     = reply.Both("项数", "Items")
	msgStatesOfNotices = reply.Both("整改状态", "Statuses")
	msgPublishedColumn = reply.Both("发布", "Published")
	msgStateColumn     = reply.Both("状态", "State")
	msgRestoreNotice   = reply.Both("恢复 %s", "Restore %s")
	msgActive          = reply.Both("在用", "in use")
	msgIsRetired       = reply.Both("已停用", "retired")
	msgSample          = reply.Both("内置示例", "built-in sample")
	msgSampleRetired   = reply.Both("内置示例，已停用", "built-in sample, retired")
	msgNoticeLine      = reply.Both("%s（%s，%s，%d 项）%s", "%s (%s, %s, %d items) %s")

	// which.go
	msgNoNoticeOfKey = reply.Both("没有简称为“%s”的通报。现有：", "There is no notice with the key “%s”. These are there:")
	msgOneNotice     = reply.Both("一条命令只能写同一份通报里的问题，没有更改。请分开输入，每份通报一条。",
		"One command can name items of one notice only; nothing was changed. Please send one command for each notice.")
)
