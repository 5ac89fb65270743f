package command

// The topics of help and of the README.
var (
	looking   = &Topic{Phrase{"查看", "Look"}, Phrase{"查看；只有自己看得见，可以再发到频道", "show; only you see the answer until you share it"}}
	reporting = &Topic{Phrase{"上报", "Report"}, Phrase{"上报进展；`状态 5-8,12 已整改 说明` 先预览，确认后全部更改，否则全部不变",
		"report progress; `status 5-8,12 done note` shows a preview first, then changes all or none"}}
	assigning = &Topic{Phrase{"分派与期限", "Assign"}, Phrase{"确定责任人和期限；延期须由审批人批准", "set who is responsible and by when; only an approver may grant an extension"}}
	reminding = &Topic{Phrase{"催办与提醒", "Remind"}, Phrase{"私信责任人，每天至多一次；到日子提醒自己", "message the owner, at most once a day; remind yourself on a day"}}
	approving = &Topic{Phrase{"销号与撤销", "Close off"}, Phrase{"由上报人以外的审批人销号；回头看发现反弹的重新打开；撤销最近一次更改",
		"close an item off (an approver other than whoever reported it done); reopen it when a re-check finds a relapse; undo the last change"}}
	committing = &Topic{Phrase{"遗留事项", "Commitments"}, Phrase{"确认、落实或作废原文里的遗留事项；`遗留事项 N` 列出",
		"confirm, fulfil or drop a commitment in the text; `commitment N` lists them"}}
	digesting = &Topic{Phrase{"提要", "Digest"}, Phrase{"查看提要；设定何时发到哪里；某项一周内不提",
		"show the digest; set when and where it is posted; leave an item out for a week"}}
	wording  = &Topic{Phrase{"说法", "Wordings"}, Phrase{"待确认和已确认的说法", "list learned wordings, proposed and confirmed"}}
	managing = &Topic{Phrase{"通报", "Notices"}, Phrase{"列出台账里的通报；改简称和名称；停用与恢复由审批人办理；设定频道默认的通报；导入：把文件发给助手",
		"list the notices; change their keys and names; retire and restore them (approvers); set a channel's default. To import, send the assistant a file"}}
	exporting = &Topic{Phrase{"导出", "Export"}, Phrase{"把台账（Excel）或下一份通报的草稿（Word）发给自己", "get the ledger (Excel) or a draft of the next notice (Word)"}}
)

// Topics lists the topics in the order of help and the README.
var Topics = []*Topic{looking, reporting, assigning, reminding, approving, committing, digesting, wording, managing, exporting}

// Table lists every command. Parsing, help, suggestions, completion, rights, forms,
// the Slack manifest and the README's table use it.
var Table = []Spec{
	{
		Name: List, Words: []string{"ls", "列表", "清单", "列出", "台账"}, Said: Understood, Notices: InFilter, Hint: "list open",
		Usages: []Usage{{looking, Phrase{"列表 [未完成|已完成|全部|逾期] [第二部分] [@责任人|我的] [遗留|未分派|未签收|需协调] [第2页] [词语]",
			"list [open|done|all|late] [section 2] [@owner|mine] [commitments|unassigned|unreceived|waiting] [page 2] [words]"}, Phrase{"列出问题", "list items"}}},
	}, {
		Name: Status, Words: []string{"set", "update", "状态", "更新", "改状态", "更新状态", "修改状态", "上报"}, Hint: "status 11",
		Reads: Numbers | ItemsOnly | NameAsks, Effect: Acts, Shows: []string{""}, Role: Editor, Form: true,
		Usages: []Usage{{looking, Phrase{"状态 N", "status N"}, Phrase{"查看一项", "show an item"}},
			{reporting, Phrase{"状态 N 已整改 说明", "status N done note"}, Phrase{"更新状态", "report a status"}}},
		Example: Phrase{"已整改 进展说明", "done what was done"},
		HowTo: Phrase{"更新状态：打开卡片按“更新”，或输入 /rectify 状态 11 已整改 说明（正在整改、已整改、长期坚持）。",
			"Update an item: press Update on its card, or type /rectify status 11 done note (in progress, done, long-term)."},
	}, {
		Name: Text, Words: []string{"全文", "原文"}, Reads: Numbers | ItemsOnly | NoWords | WordsAsk,
		Usages: []Usage{{looking, Phrase{"全文 N", "text N"}, Phrase{"查看原文", "show the full text"}}},
	}, {
		Name: History, Words: []string{"log", "历史", "记录", "变更记录", "经过"}, Reads: Numbers | ItemsOnly | NoWords,
		Usages: []Usage{{looking, Phrase{"历史 N", "history N"}, Phrase{"查看变更记录", "show what was changed"}}},
		HowTo:  Phrase{"查看更改记录：/rectify 历史 11，或按卡片上的“记录”。", "See what changed: /rectify history 11, or press History on the card."},
	}, {
		Name: Search, Words: []string{"find", "搜索", "查找", "搜"}, Reads: Free, Notices: InQuestion,
		Usages: []Usage{{looking, Phrase{"搜索 …", "search …"}, Phrase{"按词语搜索", "search for words"}}},
	}, {
		Name: Ask, Words: []string{"问", "提问"}, Reads: Free, Notices: InQuestion,
		Usages: []Usage{{looking, Phrase{"问 …", "ask …"}, Phrase{"提问", "ask a question"}}},
	}, {
		Name: Note, Words: []string{"comment", "备注", "说明", "进展"}, Reads: Numbers | NeedsWords | Free, Effect: Acts, Role: Editor, Form: true,
		Usages:  []Usage{{reporting, Phrase{"备注 N …", "note N …"}, Phrase{"写备注", "add a note"}}},
		Example: Phrase{"进展说明", "what was done"},
		HowTo:   Phrase{"加备注：/rectify 备注 11 内容。", "Add a note: /rectify note 11 text."},
	}, {
		Name: Evidence, Words: []string{"proof", "佐证", "证据", "附件", "材料"}, Reads: Numbers | Links, Effect: Acts, Role: Editor, Form: true, Shows: []string{""},
		Usages: []Usage{{looking, Phrase{"佐证 N", "evidence N"}, Phrase{"列出佐证", "list the evidence"}},
			{reporting, Phrase{"佐证 N https://…", "evidence N https://…"}, Phrase{"提交佐证", "add evidence"}},
			{reporting, Phrase{"佐证 N 移除 K", "evidence N remove K"}, Phrase{"移除第 K 件佐证", "take back piece K of the evidence"}}},
		Example: Phrase{"https://…", "https://…"},
		HowTo: Phrase{"提交佐证：打开卡片按“佐证”，或输入 /rectify 佐证 11 https://… 说明；也可以在文件消息的菜单里选“添加为佐证”。",
			"Add evidence: press Evidence on the item's card, type /rectify evidence 11 https://… note, or choose “Add as evidence” in a message's menu."},
	}, {
		Name: Wait, Words: []string{"waiting", "blocked", "需协调", "协调"}, Reads: Numbers | NeedsWords, Effect: Acts, Role: Editor,
		Usages: []Usage{{reporting, Phrase{"协调 N 某单位", "wait N unit"}, Phrase{"记为需要某单位协调", "mark as waiting for a unit"}}},
	}, {
		Name: Assign, Words: []string{"owner", "分派", "指派", "派给", "责任人", "分配"}, Reads: Numbers | NeedsWords | ItemsOnly, Effect: Acts, Role: Editor, Form: true,
		Usages:  []Usage{{assigning, Phrase{"派给 N @李 @赵 配合 财务科", "assign N @li @zhao with @wang"}, Phrase{"分派责任人", "assign owners"}}},
		Example: Phrase{"@同事", "@colleague"},
		HowTo:   Phrase{"分派责任人：/rectify 分派 11 @某人，或按卡片上的“分派”。", "Assign an owner: /rectify assign 11 @name, or press Assign on the card."},
	}, {
		Name: Receive, Words: []string{"received", "ack", "签收", "收到"}, Reads: Numbers | ItemsOnly | NoWords | WordsAsk, Effect: Acts,
		Usages: []Usage{{assigning, Phrase{"签收 N", "receive N"}, Phrase{"签收", "confirm receipt"}}},
		HowTo:  Phrase{"签收：按卡片上的“签收”，或输入 /rectify 签收 11。", "Confirm receipt: press Received on the card, or type /rectify receive 11."},
	}, {
		Name: Due, Words: []string{"deadline", "期限", "限期", "时限", "截止"}, Reads: Numbers | NeedsWords | ItemsOnly | Dated, Effect: Acts, Role: Editor, Form: true,
		Usages:  []Usage{{assigning, Phrase{"期限 N 6月底", "due N June 30"}, Phrase{"设定时限", "set the due date"}}},
		Example: Phrase{"12月31日", "December 31"},
		HowTo: Phrase{"设定时限：/rectify 期限 11 日期，例如 /rectify 期限 11 月底。推迟已定的时限须申请延期。",
			"Set a due date: /rectify due 11 DATE, such as /rectify due 11 friday. To move it later, ask for an extension."},
	}, {
		Name: Extend, Words: []string{"extension", "延期", "申请延期", "展期"}, Reads: Numbers | NeedsWords | ItemsOnly | Dated, Effect: Acts,
		Role: Editor, Form: true, Label: Phrase{"申请延期", "Ask for more time"},
		Usages:  []Usage{{assigning, Phrase{"延期 N 6月底 原因", "extend N June 30 reason"}, Phrase{"申请延期", "ask for more time"}}},
		Example: Phrase{"12月31日 原因", "December 31 the reason"},
		HowTo:   Phrase{"申请延期：/rectify 延期 11 日期 原因，由审批人批复。", "Ask for more time: /rectify extend 11 DATE reason. An approver decides."},
	}, {
		Name: Nudge, Words: []string{"chase", "催办", "催", "督办"}, Reads: Numbers | Verb, Effect: Acts, Role: Editor,
		Usages: []Usage{{reminding, Phrase{"催办 N", "nudge N"}, Phrase{"催办", "ask the owner for progress"}}},
		HowTo:  Phrase{"催办：/rectify 催办 11，同一项每天一次。", "Nudge the owner: /rectify nudge 11, once a day."},
	}, {
		Name: Remind, Words: []string{"reminder", "提醒", "提醒我"}, Reads: Numbers | NeedsWords | ItemsOnly | Dated, Effect: Sets,
		Label:  Phrase{"设置提醒", "Set the reminder"},
		Usages: []Usage{{reminding, Phrase{"提醒 N 下周五 …", "remind N friday …"}, Phrase{"给自己设提醒", "remind yourself"}}},
		HowTo:  Phrase{"设提醒：/rectify 提醒 11 下周五 说明。", "Set a reminder: /rectify remind 11 friday text."},
	}, {
		Name: Close, Words: []string{"closeoff", "close-off", "销号", "办结销号"}, Reads: Numbers | Verb, Effect: Acts, Role: Approver, Form: true,
		Usages: []Usage{{approving, Phrase{"销号 N 依据", "close N basis"}, Phrase{"销号", "close an item off"}}},
		HowTo: Phrase{"办理销号：整改完成后，由审批人（不能是上报人）输入 /rectify 销号 11 依据，或按卡片上的“销号”。",
			"Close off: once an item is done, an approver other than the one who reported it types /rectify close 11 basis, or presses Close off on its card."},
	}, {
		Name: Reopen, Words: []string{"re-open", "重新打开", "重开", "退回", "打回"}, Reads: Numbers | Verb, Effect: Acts, Role: Approver, Form: true,
		Usages:  []Usage{{approving, Phrase{"重新打开 N 原因", "reopen N reason"}, Phrase{"重新打开", "open an item again"}}},
		Example: Phrase{"原因", "the reason"},
		HowTo:   Phrase{"重新打开：审批人输入 /rectify 重新打开 11 原因。", "Reopen: an approver types /rectify reopen 11 reason."},
	}, {
		Name: Undo, Words: []string{"revert", "撤销", "撤回", "取消上一步"}, Reads: Numbers | ItemsOnly | NoWords | Verb, Effect: Acts, Role: Editor,
		Usages: []Usage{{approving, Phrase{"撤销 N", "undo N"}, Phrase{"撤销上一次更改", "take back the last change"}}},
		HowTo:  Phrase{"撤销上一次更改：/rectify 撤销 11，或按更改后出现的“撤销”。", "Undo the last change: /rectify undo 11, or press Undo below it."},
	}, {
		Name: Commitment, Words: []string{"promise", "承诺", "后续", "遗留事项", "遗留"}, Reads: Numbers | NeedsWords | Dated | NameAsks | WordsAsk,
		Effect: Acts, Role: Editor,
		Usages: []Usage{{committing, Phrase{"遗留事项 N K 确认|落实|作废", "commitment N K confirm|kept|drop"}, Phrase{"处理遗留事项", "confirm or drop a commitment"}}},
	}, {
		Name: Digest, Words: []string{"提要", "日报", "每日提要"}, Said: Understood, Notices: Nowhere, Effect: Sets, Shows: []string{"", "mine"},
		Usages: []Usage{{digesting, Phrase{"提要", "digest"}, Phrase{"查看提要", "show the digest"}},
			{digesting, Phrase{"提要 开|关|08:30|工作日|每天|无事不发|中文|英文|频道 #x|我的|免打扰 周六",
				"digest on|off|at 08:30|weekdays|daily|silent|zh|en|channel #x|mine|quiet sat"}, Phrase{"设置提要", "change the digest"}}},
		HowTo: Phrase{"每日提要：/rectify 提要 立即查看；/rectify 提要 我的 开 订阅自己的；/rectify 提要 关 关闭频道里的。",
			"Digest: /rectify digest shows it now, /rectify digest mine on subscribes you, /rectify digest off stops it in the channel."},
	}, {
		Name: Snooze, Words: []string{"暂不提醒"}, Reads: Numbers, Effect: Sets, Label: Phrase{"暂不提醒", "Snooze"},
		Usages: []Usage{{digesting, Phrase{"暂不提醒 N", "snooze N"}, Phrase{"暂不提醒这一项", "leave an item out of reminders"}}},
	}, {
		Name: Aliases, Words: []string{"alias", "说法", "别名"}, Reads: Free, Said: Alone, Notices: Nowhere, Effect: Sets, Shows: []string{""}, Role: Editor,
		Usages: []Usage{{wording, Phrase{"说法", "aliases"}, Phrase{"查看学到的说法", "show learned wordings"}}},
	}, {
		Name: Notices, Words: []string{"notice", "通报", "通报列表"}, Said: Understood, Notices: Nowhere, Effect: Sets, Shows: []string{""}, Label: Phrase{"查看通报", "Show the notices"},
		Usages: []Usage{{managing, Phrase{"通报", "notices"}, Phrase{"列出各份通报", "list the notices"}},
			{managing, Phrase{"通报 改名 审计 新简称|名称 审计 …|停用 审计|恢复 审计|换回 审计|默认 审计",
				"notices rename audit KEY|name audit …|retire audit|restore audit|revert audit|default audit"},
				Phrase{"给通报改名、停用、恢复或换回原文本", "rename, retire or restore a notice, or its former text"}}},
		HowTo: Phrase{"管理通报：/rectify 通报 列出各份；/rectify 通报 默认 简称 设定本频道默认的通报；停用或恢复：/rectify 通报 停用|恢复 简称。",
			"Notices: /rectify notices lists them, /rectify notices default KEY sets this channel's default, /rectify notices retire|restore KEY takes " +
				"one out of use or brings it back."},
	}, {
		Name: Import, Words: []string{"导入"}, Reads: Free, Said: Alone, Effect: Sets, Label: Phrase{"导入文件", "Import a file"},
		Usages: []Usage{{managing, Phrase{"导入", "import"}, Phrase{"导入通报或台账", "import a file"}}},
		HowTo: Phrase{"导入通报或改过的台账：把文件（Word、Excel、PDF、网页、文本）发给我，我先给您看读到的内容和与台账的不同，确认后才导入。",
			"Import a notice or an edited ledger: send me the file (Word, Excel, PDF, HTML, text). I show what was understood and how it differs from " +
				"the ledger, and import it once you agree."},
	}, {
		Name: Export, Words: []string{"download", "导出", "下载"}, Said: Understood, Notices: Nowhere, Effect: Sets, Label: Phrase{"导出台账", "Export the ledger"},
		Usages: []Usage{{exporting, Phrase{"导出", "export"}, Phrase{"导出台账", "download the ledger"}},
			{exporting, Phrase{"导出 通报", "export notice"}, Phrase{"起草下一份通报", "draft the next notice"}}},
		HowTo: Phrase{"导出：/rectify 导出 把台账（Excel）发到您的私信；/rectify 导出 通报 起草下一份通报（Word）。",
			"Export: /rectify export sends you the ledger (Excel); /rectify export notice drafts the next notice (Word)."},
	},
	{Name: Help, Words: []string{"帮助", "使用帮助", "怎么用", "用法"}, Notices: Nowhere, Hint: "help"},
	{Name: Next, Reads: Numbers | Dated | Free | WordsAsk, Notices: InHit},
	{Name: Meant, Reads: Numbers | Dated | Free | WordsAsk, Effect: Sets},
	{Name: Rate, Reads: Free, Notices: Nowhere, Effect: Sets},
	{Name: Office, Words: []string{"ask-office", "问整改办", "转整改办"}, Reads: Free, Notices: Nowhere, Effect: Sets},
}
