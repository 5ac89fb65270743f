package main

import (
	"strings"

	"github.com/alecthomas/kong"
)

// translateHelp translates the help texts of every command, argument and flag into
// Chinese. A text without a translation stays in English; a test finds it.
func translateHelp(node *kong.Node) {
	translate := func(help *string) {
		if chinese, ok := helpInChinese[*help]; ok {
			*help = chinese
		}
	}
	translate(&node.Help)
	for _, flag := range node.Flags {
		translate(&flag.Help)
	}
	for _, argument := range node.Positional {
		translate(&argument.Help)
	}
	for _, child := range node.Children {
		translateHelp(child)
	}
}

// helpHeads are kong's headings of a help page in Chinese.
var helpHeads = strings.NewReplacer(
	"Usage: ", "用法：",
	"\nArguments:\n", "\n参数：\n",
	"\nFlags:\n", "\n选项：\n",
	"\nCommands:\n", "\n命令：\n",
	`Run "rectify <command> --help" for more information on a command.`, "rectify <命令> --help 查看某个命令的用法。",
	"<command>", "<命令>",
	"[flags]", "[选项]",
)

// helpInChinese holds the help texts of commands.go and the files of the commands.
var helpInChinese = map[string]string{
	appHelp:                        "回答整改情况通报的问题，管理整改台账。不写命令就是 serve。",
	"Show context-sensitive help.": "显示用法。",

	// Commands
	"Run the assistant (the default).":                        "启动助手（不写命令时）。",
	"Talk to the assistant in the terminal.":                  "在终端里与助手对话。",
	"Answer one question, or one a line from standard input.": "回答一个问题，或从标准输入逐行回答。",
	"List items.":                                  "列出问题。",
	"Show one item, or set its status.":            "查看一项问题，或更改状态。",
	"Show what happened to one item.":              "查看一项问题的全部记录。",
	"Read a notice and print what was understood.": "读一份通报，显示读懂了什么。",
	"Add notices to the ledger; update them from later texts and edited workbooks.": "导入通报、通报的更正稿和改过的台账。",
	"Compare a later text of a notice with the ledger, item by item.":               "逐项比较更正稿与台账。",
	"List the notices in the ledger; rename, retire or restore one.":                "列出台账里的通报；改名、停用、恢复。",
	"Print the digest, or post it.":                                                 "显示进展提要，或发到频道。",
	"Export the ledger as a workbook, CSV or JSON, or draft the next notice.":       "导出台账（Excel、CSV、JSON）或起草下一份通报。",
	"List ratings of answers, or write the unhelpful ones to a question file.":      "列出对回答的评价，或把没帮上忙的写成题库。",
	"List, confirm or remove learned wordings.":                                     "列出、确认或删除学到的说法。",
	"Copy the ledger with its history, even while it is in use.":                    "备份台账和全部记录，使用中也可以。",
	"Replace the ledger with a backup; the current one is kept under another name.": "用备份恢复台账；现有的改名保留。",
	"Print the manifest that creates the Slack app.":                                "显示创建 Slack 应用用的清单。",
	"Rebuild the search index.":                                                     "重建检索索引。",
	"Check the setup, and say how to fix what is wrong.":                            "检查设置，指出问题和解决办法。",
	"Explain a command, or list the settings: help settings.":                       "说明一个命令；help settings 列出全部设置。",
	"Run question files and print the scores by notice and mode.":                   "运行题库，按通报和题型打分。",

	// Arguments
	"A command, or: settings.":                                                   "命令名，或 settings。",
	"A file made with backup.":                                                   "backup 生成的备份文件。",
	"A later text of a notice in the ledger.":                                    "台账里某份通报的更正稿。",
	"The question; - reads one a line from standard input.":                      "问题；- 表示从标准输入逐行读。",
	"As after /rectify list: open, done, late, all, a status, a section, words.": "同 /rectify 列表：未完成、已完成、逾期、全部、状态、部分、词语。",
	"Notices: text, HTML, Word (.docx), Excel (.xlsx) or PDF; or an exported workbook that people " +
		"edited (.xlsx).": "通报：文本、网页、Word、Excel 或 PDF；或导出后改过的台账（.xlsx）。",
	"The notice: text, HTML, Word (.docx), Excel (.xlsx) or PDF; - reads standard input.": "通报：文本、网页、Word、Excel 或 PDF；- 表示标准输入。",
	"The file to write: .xlsx, the office's sheets; .csv, the ledger; .json, the items with their text (import takes all three back); .docx or .txt, " +
		"a draft of the next notice.": "要写的文件：.xlsx 整套台账；.csv 台账；.json 各项连同原文（三种改后都可再导入）；.docx 或 .txt 下一份通报的草稿。",
	"The item's number; with the key of its notice where there are several: audit#11.":                                    "问题编号；有几份通报时写成“审计#11”。",
	"Set this status: not_started, in_progress, done, long_term or closed, or the Chinese word.":                          "改成这个状态：未启动、正在整改、已整改、长期坚持、已销号。",
	"Where to: a file that does not exist yet, or postgres://…":                                                           "备份到：尚不存在的文件，或 postgres://…",
	"confirm ID or remove ID; without, all are listed.":                                                                   "confirm 编号 确认，remove 编号 删除；不写则全部列出。",
	"rename KEY NEW, name KEY WORDS, retire KEY, restore KEY, or revert KEY to its former text; without, all are listed.": "rename 简称 新简称、name 简称 名称、retire 简称 停用、restore 简称 恢复、revert 简称 换回原文本；不写则全部列出。",
	"Question files (tab-separated: id, lang, mode, expect, question), or folders that hold a notice.txt with its questions.tsv and " +
		"talks*.tsv.": "题库文件（制表符分隔：id、lang、mode、expect、question），或含 notice.txt、questions.tsv 和 talks*.tsv 的文件夹。",

	// Flags of the commands
	"Add each file as a new notice, even if it resembles one in the ledger.":                      "当作新通报导入，即使与已有的相似。",
	"As of the end of that day: 2006-01-02.":                                                      "截至这一天：2006-01-02。",
	"Show the item as it was on that day.":                                                        "显示这一天的情况。",
	"Show the ledger as it was on that day.":                                                      "显示这一天的台账。",
	"For HTTP instead of Socket Mode: the address at which Slack reaches this program, https://…": "不用 Socket Mode 而用 HTTP 时：Slack 访问本程序的地址，https://…",
	"Only answers that did not help.":                                                             "只列没帮上忙的。",
	"Only the items of this notice: its key or id.":                                               "只列这份通报的问题：简称或编号。",
	"Only these: open, done, late, all, or one status (in_progress, rectified, …).":               "只列这些：open 未完成、done 已完成、late 逾期、all 全部，或某个状态。",
	"Post it in the digest's channel, if the channel has not had it, instead of printing it.":     "发到提要频道（没发过才发），不在这里显示。",
	"With --post: even if the channel has had it.":                                                "与 --post 合用：发过也再发。",
	"Print a JSON array, oldest first.":                                                           "输出 JSON 数组，从早到晚。",
	"Print a JSON array.":                                                                         "输出 JSON 数组。",
	"Print every question that was answered wrongly; never those of a locked set.":                "列出答错的问题（封存的题库除外）。",
	"Print one JSON object.":                                                                      "输出一个 JSON 对象。",
	"Print the answer as JSON.":                                                                   "以 JSON 输出回答。",
	"Print the comparison as JSON.":                                                               "以 JSON 输出比较结果。",
	"Print the entries as a JSON array, oldest first.":                                            "以 JSON 数组输出记录，从早到晚。",
	"Print the item as JSON.":                                                                     "以 JSON 输出这一项。",
	"Print the notices as a JSON array.":                                                          "以 JSON 数组输出通报。",
	"Print the wordings as a JSON array.":                                                         "以 JSON 数组输出说法。",
	"Print what was understood as JSON.":                                                          "以 JSON 输出读懂的内容。",
	"Show what would be added or changed, and do nothing.":                                        "只显示将导入或更改什么，不作更改。",
	"Import later texts and edited workbooks without asking.":                                     "更正稿和改过的台账不再询问，直接导入。",
	"Items that take their status from the later text even though people set another.":            "这些项的状态以更正稿为准，即使有人改过。",
	"The notice that this is a later text of; recognised from the text if empty.":                 "更正的是哪份通报；不写则自动识别。",
	"The notice to draft the next one from, where the ledger holds several.":                      "有几份通报时，从哪一份起草。",
	"Who decides; default: your login name.":                                                      "决定人；默认为登录名。",
	"Who imports; default: your login name.":                                                      "导入人；默认为登录名。",
	"Who makes the change; default: your login name.":                                             "更改人；默认为登录名。",
	"Why, or what was done.":                                                                      "原因，或做了什么。",
	"Write its chart into a file.":                                                                "把图表写入文件。",
	"Write the questions whose answers did not help into a question file for eval.":               "把没帮上忙的问题写成题库，供 eval 使用。",

	// Settings
	"The notice to start with, instead of the built-in sample.":                                     "用这份通报开始，代替内置示例。",
	"Directory for the ledger and the search index.":                                                "存放台账和检索索引的目录。",
	"A PostgreSQL URL, for several replicas: postgres://…; if empty, SQLite in the data directory.": "PostgreSQL 地址，多副本时用：postgres://…；空则在数据目录用 SQLite。",
	"The organisation's time zone.":                                                                 "本单位的时区。",
	"Require evidence before an item can be reported done.":                                         "有佐证材料才能报完成。",
	"Directory for copies of evidence files; evidence in the data directory if empty; none to keep only " +
		"their hashes.": "存放佐证文件副本的目录；空则在数据目录的 evidence；none 表示只存校验值。",
	"Largest evidence file, in megabytes.":                                                           "佐证文件的大小上限，单位 MB。",
	"The office's language: zh (the default) or en.":                                                 "本单位的语言：zh（默认）或 en。",
	"Days before its due date from which an item is due soon.":                                       "到期前几天起算临期。",
	"Days without news after which an open item is silent.":                                          "未完成的问题几天没有进展算久无动静。",
	"Days before the due date on which its owner is reminded.":                                       "到期前几天提醒责任人。",
	"Days late after which the approvers are notified.":                                              "逾期几天后通知审批人。",
	"Further days after which the leaders are notified.":                                             "再过几天通知领导。",
	"The language model for open questions; if empty, none is used and nothing leaves this machine.": "回答开放问题的语言模型；空则不用，任何内容都不离开本机。",
	"An OpenAI-compatible server, ending in /v1; empty: OpenAI's own.":                               "兼容 OpenAI 的服务地址，以 /v1 结尾；空则为 OpenAI。",
	"The server's key; a local one may need none.":                                                   "服务的密钥；本地服务可不设。",
	"How long to wait for the model's first sentence before the search result is shown.":             "等模型第一句话多久后改为显示检索结果。",
	"What the model may write: sentences, each shown with the words it rests on; or only quotations that it chooses and orders, for " +
		"weak models.": "模型可以写什么：sentences 写句子，每句附依据原文；quotations 只挑选和排列原文，适合较弱的模型。",
	"Whether telephone numbers, e-mail addresses and names are masked in what is sent.":                         "发送内容里的电话、邮箱和姓名是否遮盖。",
	"Model answers per person a day; 0: no limit.":                                                              "每人每天的模型回答次数；0 为不限。",
	"Model tokens a day, read and written; 0: no limit.":                                                        "每天读写的模型 token 数；0 为不限。",
	"The model that turns passages and questions into vectors, to search for what questions mean; empty: none.": "把原文和问题变成向量、按意思检索的模型；空则不用。",
	"Its server, where it is another.":                                                                          "它的服务地址（与上面不同时）。",
	"The key of that server.":                                                                                   "该服务的密钥。",
	"Address for HTTP: Slack's requests, /healthz and /readyz.":                                                 "HTTP 地址：接收 Slack 请求、/healthz、/readyz。",
	"Address for /metrics, which the public must not reach.":                                                    "/metrics 的地址，不得对外开放。",
	"The app's bot token, xoxb-…":                                                                               "应用的 bot token，xoxb-…",
	"The app-level token, xapp-…: with it, Socket Mode.":                                                        "应用级 token，xapp-…；有它就用 Socket Mode。",
	"Without an app-level token: the secret that Slack signs its requests with.":                                "没有应用级 token 时：Slack 给请求签名的密钥。",
	"The channel of the ledger: changes are announced there, an item's in one thread.":                          "台账频道：在这里通报更改，每项一个话题。",
	"When the channel's digest goes out, 15:04.":                                                                "频道提要的发送时间，15:04。",
	"Slack users or user groups who may change items; empty: everyone.":                                         "可以更改问题的 Slack 用户或用户组；空则人人可以。",
	"Slack users or user groups who may close items off.":                                                       "可以销号的 Slack 用户或用户组。",
	"Slack users or user groups to notify about long-overdue items.":                                            "接收长期逾期通知的 Slack 用户或用户组。",
	"How long to wait for Slack at start-up if it is down; 0: forever.":                                         "启动时 Slack 不通等多久；0 为一直等。",
	"Another server that speaks Slack's protocol, for tests.":                                                   "使用 Slack 协议的另一服务器，测试用。",
}
