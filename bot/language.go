package main

import (
	"errors"
	"io/fs"
	"regexp"
	"strings"

	"rectify/bot/papers"
	"rectify/handlers/reply"
)

// The office's language is RECTIFY_LANG, or Chinese if that is empty. The terminal
// uses RECTIFY_LANG too, or else the language of its locale.

// office is the office's language.
func (c *Config) office() reply.Lang {
	if c.Lang == "" {
		return reply.Chinese
	}
	return reply.Lang(c.Lang)
}

// reader is the language of the person at the terminal.
func (c *Config) reader() reply.Lang { return readerOf(c.Lang, c.Locale) }

// readerOf returns the language for a setting and a locale, such as en_GB.UTF-8.
func readerOf(setting, locale string) reply.Lang {
	if setting == string(reply.English) || setting == "" && strings.HasPrefix(locale, "en") {
		return reply.English
	}
	return reply.Chinese
}

// langIn returns the value of --lang in arguments that are not parsed yet: help and
// parse errors are in that language, too.
func langIn(args []string) string {
	for i, arg := range args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			return value
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
	}
	return ""
}

// locale returns the locale of the environment: the first of LC_ALL, LC_MESSAGES and
// LANG that is set.
func locale(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			return value
		}
	}
	return ""
}

// complaint returns the text of an error in the terminal's language.
func complaint(l reply.Lang, err error) string {
	text := err.Error()
	var file *papers.FileError
	if errors.As(err, &file) && !errors.Is(err, fs.ErrNotExist) {
		return file.Name + l.Phrase(colon) + papers.Explain(l, err)
	}
	if l != reply.Chinese {
		return text
	}
	for _, c := range inChinese {
		if c.en.MatchString(text) {
			return c.en.ReplaceAllString(text, c.zh)
		}
	}
	return text
}

// inChinese translates the errors that people see at the terminal. Others stay
// English, as in the log.
var inChinese = []struct {
	en *regexp.Regexp
	zh string
}{
	says(`unexpected argument (\S+), did you mean "(.+)"\?`, `没有“${1}”这个命令或参数，是不是“${2}”？`),
	says(`unexpected argument (\S+)`, `没有“${1}”这个命令或参数。`),
	says(`unknown flag (\S+), did you mean "(.+)"\?`, `没有 ${1} 这个选项，是不是“${2}”？`),
	says(`unknown flag (\S+)`, `没有 ${1} 这个选项。`),
	says(`<(\w+)>: expected a valid .* int but got "(.*)"`, `“${2}”不是编号。`),
	says(`"(.*)": not an item's number: write 11, or audit#11 where there are several notices`, `“${1}”不是编号，请写成 11；有几份通报时写成“审计#11”。`),
	says(`the ledger has no notice "(.*)" in use: see rectify notices`, `台账里没有“${1}”这份在用的通报，可用 rectify notices 查看。`),
	says(`"(.*)" is the name of the built-in sample: rename the file`, `“${1}”是内置示例的名称，请给文件改名。`),
	says(`(.+) was not taken`, `${1} 没有导入。`),
	says(`nothing was changed: check the list above, then run the command again with --yes`, `没有更改：请核对上面的清单，再加 --yes 运行一次。`),
	says(`nothing was changed`, `没有更改。`),
	says(`this is a ledger that was edited: rectify import --dry-run shows what it would change`, `这是改过的台账：rectify import --dry-run 会列出将作的更改。`),
	says(`(--[\w-]+): expected a valid .* int but got "(.*)"`, `${1} “${2}”不是数字。`),
	says(`expected "<number>.*"`, `请写明编号，例如：rectify status 11`),
	says(`expected "<question>.*"`, `请写明问题，例如：rectify ask 哪些问题正在整改？`),
	says(`expected "<files?>.*"`, `请写明文件。`),
	says(`(--[\w-]+) must be one of (.+) but got "(.*)"`, `${1} 不能是“${3}”，可用：${2}`),
	says(`there is no item (\d+): items are numbered (\d+) to (\d+)`, `没有第${1}项：编号为 ${2} 至 ${3}。`),
	says("the notice (.+) is retired: bring it back with `(.+)`", "通报“${1}”已停用；恢复：rectify ${2}"),
	says(`--text (\d+): there is nothing to decide about the status of item \d+`, `--text ${1}：第${1}项的状态没有要决定的。`),
	says(`the digest has no chart: there is but one section, or nothing to report`, `没有图表：只有一个部分，或没有可报的内容。`),
	says(`a later text of the notice no longer has this item: rectify history shows what became of it`, `这一项已由通报后来的文本撤下，记录保留，可用 rectify history 查看。`),
	says(`unknown status "(.*)": use .+`, `没有“${1}”这个状态，可用：未完成、已完成、逾期、全部、未启动、正在整改、已整改、已销号、长期坚持。`),
	says(`"(.*)" is no date: write it as (\S+)`, `“${1}”不是日期，请写成 ${2}`),
	says(`--date (.*): want a date such as (\S+)`, `“${1}”不是日期，请写成 ${2}`),
	says(`the past cannot be changed: leave out --on or the status`, `过去的状态不能更改：请去掉 --on 或状态。`),
	says(`several notices have an item (\d+): write one of (.+)`, `第${1}项不止一份通报有，请写明是哪一份：${2}`),
	says(`(.+): nothing was changed: no edited row can be taken`, `${1}：没有更改：改过的行都不能采纳。`),
	says(`(.+): some rows were not taken; mend them, or export the ledger anew`, `${1}：有的行没有采纳：请改正，或重新导出台账。`),
	says(`--note goes with a status`, `--note 要和状态一起用。`),
	says(`give the status once: as a word or with --status`, `状态只写一次：直接写，或用 --status。`),
	says(`(.*): the name must end in one of (.+)`, `${1}：文件名须以下列之一结尾：${2}`),
	says(`writing (.+): there is no directory (.+)`, `不能写入 ${1}：没有 ${2} 这个目录。`),
	says(`writing (.+): open .+: permission denied`, `不能写入 ${1}：这个目录没有写权限。`),
	says(`nothing was changed: reading the backup (.+): the ledger is damaged: .*`, `没有更改：${1} 已损坏，或者不是备份。`),
	says("opening the ledger (.+): the ledger is damaged: .*", "${1} 已损坏，或者不是台账：请用 `rectify restore` 恢复备份，或把它连同 -wal、-shm 移走，重新开始。"),
	says(`opening the ledger (.+): the ledger was written by a newer version.*`, `${1} 由更新版本的 rectify 写入，请使用那个版本。`),
	says(`opening the ledger (.+): the ledger cannot be written there.*`, `不能写入 ${1}：请检查目录是否存在、有没有写权限。`),
	says(`cannot make the data directory: mkdir (.+): .*`, `不能建立数据目录 ${1}：请把 --data（RECTIFY_DATA）改成可以写入的目录。`),
	says(`.*: the disk is full: nothing was changed.*`, `磁盘已满，没有更改。`),
	says(`.*: another process is holding the ledger.*`, `台账正被另一个程序占用，没有更改，请再试一次。`),
	says(`unknown time zone "(.*)": use a name such as (\S+)`, `没有“${1}”这个时区，请写成 ${2} 这样的名称。`),
	says(`--listen \(RECTIFY_LISTEN\) "(.*)" is no address: use one such as (\S+)`, `--listen（RECTIFY_LISTEN）“${1}”不是地址，请写成 ${2}`),
	says(`without Slack the page has no sign-in, so --listen \(RECTIFY_LISTEN\) must be on this machine, such as (\S+), not (\S+)`,
		`没有接入 Slack 时页面不需要登录，所以 --listen（RECTIFY_LISTEN）只能是本机地址，例如 ${1}，不能是 ${2}`),
	says(`listening on (\S+): .* \(set --listen, or RECTIFY_LISTEN, to a free address\)`, `不能使用 ${1}，请把 --listen（或 RECTIFY_LISTEN）改成没有被占用的地址。`),
	says(`--post needs SLACK_BOT_TOKEN and RECTIFY_DIGEST_CHANNEL`, `--post 需要设置 SLACK_BOT_TOKEN 和 RECTIFY_DIGEST_CHANNEL。`),
	says(`with SLACK_BOT_TOKEN set, set SLACK_APP_TOKEN \(Socket Mode\) or SLACK_SIGNING_SECRET \(HTTP\), too`,
		`设置了 SLACK_BOT_TOKEN，还须设置 SLACK_APP_TOKEN（Socket Mode）或 SLACK_SIGNING_SECRET（HTTP）。`),
	says(`(?:writing \S+: )?the ledger holds no notice "(.*)": choose one of (.+)`, `台账里没有“${1}”这份通报，可选：${2}`),
	says(`(?:writing \S+: )?the ledger holds several notices: choose one with --of: (.+)`, `台账里有几份通报，请用 --of 选一份：${1}`),
	says(`(.+) is the ledger itself: name a backup`, `${1} 就是台账本身，请写明备份文件。`),
	says(`reading the notice: stat (.+): no such file or directory`, `没有 ${1} 这个文件。`),
	says(`nothing was changed: reading the backup (.+): stat .+: no such file or directory`, `没有更改：没有 ${1} 这个备份文件。`),
	says(`RECTIFY_DATABASE_URL must begin with postgres:// \(leave it out for SQLite\)`, `RECTIFY_DATABASE_URL 须以 postgres:// 开头（用 SQLite 时不要设置）。`),
	says(fromSetting+`"(.*)" is not the ID of a Slack user .*`, `${1}“${2}”不是 Slack 用户（U…）或用户组（S…）的 ID：在 Slack 里打开其资料，点 ⋮，复制成员 ID。`),
	says(fromSetting+`"(.*)" contains no IDs: .*`, `${1}“${2}”里没有 ID：请写成 U024BE7LH 这样，或者不要设置。`),
	says(fromSetting+`"(.*)" is not the ID of a Slack channel .*`, `${1}“${2}”不是 Slack 频道的 ID（C…）：在 Slack 里打开频道详情，ID 在最下面。`),
	says(fromSetting+`"(.*)" is not a time of day: .*`, `${1}“${2}”不是时刻，请写成 08:30 或 17:30 这样。`),
	says(fromSetting+`"(.*)" is not a number of days: .*`, `${1}“${2}”不是天数，请写成 7,3,1 这样。`),
	says(`RECTIFY_EVIDENCE_MB is (.+): want a number of megabytes from 1 to (\d+)`, `RECTIFY_EVIDENCE_MB 是 ${1}：须为 1 至 ${2} 之间的兆字节数。`),
	says(`RECTIFY_LLM_WAIT is (.+): want a time from 0s to (\S+), such as 800ms`, `RECTIFY_LLM_WAIT 是 ${1}：须为 0s 至 ${2} 之间的时长，例如 800ms。`),
	says(`(RECTIFY_LLM_\w+) is (.+): want a number of (?:answers|tokens); 0 for any number`, `${1} 是 ${2}：须为不小于 0 的整数，0 为不限。`),
	says(`(\w+) has a space, a line break or a quotation mark in it: give it without`, `${1} 里有空格、换行或引号，请去掉。`),
	says(`(\w+) is "(.*)": want an address that begins with https:// or http://, such as (\S+)`, `${1}“${2}”不是地址：须以 https:// 或 http:// 开头，例如 ${3}`),
	says(`(\w+) is "(.*)": want the address without what follows \? or #`, `${1}“${2}”：请去掉 ? 或 # 以及后面的部分。`),
	says(`(\w+) is "(.*)": want the address without (\S+): (\S+)`, `${1}“${2}”：请去掉 ${3}，写成 ${4}`),
	says(`(RECTIFY_\w+) is (.+): want a number of days from (\d+) to (\d+)`, `${1} 是 ${2}：须为 ${3} 至 ${4} 之间的天数。`),
}

// fromSetting is how kong begins the error of a flag or its environment variable.
const fromSetting = `(--[\w-]+): `

func says(en, zh string) struct {
	en *regexp.Regexp
	zh string
} {
	return struct {
		en *regexp.Regexp
		zh string
	}{regexp.MustCompile("^" + en + "$"), zh}
}
