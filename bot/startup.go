package main

import (
	"fmt"
	"io"
	"net"
	"path/filepath"

	"rectify/data/ledger"
	"rectify/handlers"
)

// A startup tells whoever started the program what it does, a line at a time,
// beside its results.
type startup struct {
	out  io.Writer
	lang handlers.Lang
}

func (s startup) say(zh, en string, args ...any) { fmt.Fprintln(s.out, s.lang.Say(zh, en, args...)) }

// opening says where the data lies, before it is read.
func (s startup) opening(config *Config) {
	dir := config.Data
	if whole, err := filepath.Abs(dir); err == nil {
		dir = whole
	}
	s.say("正在打开台账，数据都在：%s", "Opening the ledger; all data is in %s", dir)
}

// loaded says what the ledger holds.
func (s startup) loaded(l *ledger.Snapshot) {
	if len(l.Notices) == 0 {
		s.say("台账是空的。", "The ledger is empty.")
		return
	}
	newest := l.Notices[0]
	many := "s"
	if len(l.Notices) == 1 {
		many = ""
	}
	s.say("已载入 %d 份通报、%[3]d 项问题，最新一份：《%[4]s》（%[5]s）", "Loaded %d notice%s with %d items, the newest: %s (%s)",
		len(l.Notices), many, len(l.Items), newest.Title, newest.Published)
	s.say("换成自己的通报：rectify import 文件.docx", "Use your own notice: rectify import FILE.docx")
}

// moved says that another port is used than was asked for; port 0 asks for any.
func (s startup) moved(wanted, listens string) {
	_, port, _ := net.SplitHostPort(wanted)
	if _, now, _ := net.SplitHostPort(listens); port != "0" && port != now {
		s.say("%s 已被占用，改用 %s。", "%s is taken; %s is used instead.", wanted, listens)
	}
}

// serving says what to open, and how to stop.
func (s startup) serving(base string) {
	s.say("请在浏览器中打开 %s（只在这台电脑上，没有登录）。按 Ctrl+C 停止。", "Open %s in a browser (on this computer only; there is no login). Press Ctrl+C to stop.", base)
}

func (s startup) stopping() {
	s.say("正在停止，未发完的消息下次启动后接着发。", "Stopping. What is not yet sent is sent after the next start.")
}
