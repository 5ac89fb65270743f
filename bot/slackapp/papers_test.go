package slackapp

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"rectify/bot/export"
	"rectify/bot/workspace"
	"rectify/data/document"
	"rectify/data/ledger"
	"rectify/data/notice"
	"rectify/handlers/workbook"
)

const waterNotice = `南江市水务局关于巡察反馈问题整改情况的通报
根据统一安排，现将整改情况通报如下。
（1）台账管理不规范。抽查发现3处未按要求办理。
整改情况：该问题正在整改。修订管理办法。
责任单位：办公室
（2）采购程序倒置。先施工后招标2次。
整改情况：该问题正在整改。重新招标。
责任单位：财务科
南江市水务局
2025年3月28日
`

// brings has somebody send a file to the assistant in the office's channel.
func (d *desk) brings(who workspace.User, name string, content []byte) workspace.Message {
	d.Helper()
	f, err := d.Upload(d.Context(), who.ID, name, content, false)
	d.must(err)
	m, err := d.Say(d.Context(), who.ID, d.office.ID, "", "@rectify", f.ID)
	d.must(err)
	return m
}

// TestNoticesAreImportedFromFilesThatAreSent: what was understood is shown first;
// a later text is compared with the ledger, and a person decides on statuses.
func TestNoticesAreImportedFromFilesThatAreSent(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	refused := d.brings(d.clerk, "水务.txt", []byte(waterNotice))
	d.hears(refused.TS, 1, "已转审批人", "确认后导入")

	sent := d.brings(d.chief, "水务.txt", []byte(waterNotice))
	shown := d.hears(sent.TS, 1, "读到的内容：南江市水务局", "2 项；正在整改 2", "写明责任单位 2 项", "台账管理不规范")
	if snapshot, err := d.ledger.Snapshot(t.Context()); err != nil || len(snapshot.Notices) != 1 {
		t.Fatalf("%d notices before anybody agreed, %v", len(snapshot.Notices), err)
	}
	d.press(d.chief, shown, d.labelled(shown.Blocks, "导入"))
	d.changedTo(shown, "已导入：南江市水务局", "简称“水务”")

	_, err := d.ledger.Change(t.Context(), ledger.Change{Notice: "水务", Number: 2, Act: ledger.SetStatus{Status: notice.LongTerm}, By: d.clerk.ID, Via: "slack", At: d.now()})
	d.must(err)
	later := strings.NewReplacer("重新招标", "重新招标并追责", "该问题正在整改", "该问题已整改", "3月28日", "3月30日").Replace(waterNotice)
	sent = d.brings(d.chief, "水务（更正）.txt", []byte(later))
	shown = d.hears(sent.TS, 1, "有变化 2 项，新增 0 项", "台账随之更新：状态 正在整改 → 已整改", "须决定：台账为“长期坚持”", "现按台账")
	d.press(d.chief, shown, d.labelled(shown.Blocks, "第2项按新文本"))
	shown = d.changedTo(shown, "现按新文本")
	d.press(d.chief, shown, d.labelled(shown.Blocks, "采用新文本"))
	d.changedTo(shown, "已采用“水务”的新文本", "第2项的状态按新文本更改")
	snapshot, err := d.ledger.Snapshot(t.Context())
	d.must(err)
	n, _ := snapshot.Named("水务")
	for _, item := range snapshot.Items {
		if item.Notice == n.ID && item.Status != notice.Rectified {
			t.Errorf("%+v", item)
		}
	}
}

// TestSeveralFilesOfOneMessageAreImportedOneByOne: each is shown in a message of its own, and
// importing one leaves the others as they are.
func TestSeveralFilesOfOneMessageAreImportedOneByOne(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	var ids []string
	for name, from := range map[string]string{"水务.txt": "南江市水务局", "林业.txt": "青山县林业局"} {
		f, err := d.Upload(d.Context(), d.chief.ID, name, []byte(strings.ReplaceAll(waterNotice, "南江市水务局", from)), false)
		d.must(err)
		ids = append(ids, f.ID)
	}
	sent, err := d.Say(d.Context(), d.chief.ID, d.office.ID, "", "@rectify", ids...)
	d.must(err)
	d.hears(sent.TS, 2, "读到的内容")
	for _, shown := range d.answers(sent.TS) {
		d.press(d.chief, shown, d.labelled(shown.Blocks, "导入"))
		d.changedTo(shown, "已导入")
	}
	snapshot, err := d.ledger.Snapshot(t.Context())
	d.must(err)
	if in := len(snapshot.Notices); in < 2 {
		t.Errorf("%d notices", in)
	}
}

// TestFilesThatCannotBeTakenSayWhy: in a sentence, with the place where reading
// stopped.
func TestFilesThatCannotBeTakenSayWhy(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	for name, c := range map[string]struct{ content, says string }{
		"会议纪要.txt": {"关于整改工作的会议纪要\n1. 学习文件。\n2. 部署工作。\n", "有 2 段带编号，但没有一段写明整改情况或状态。读到第 2 行为止"},
		"空.txt":    {"  \n", "文件里没有文字"},
		"坏.docx":   {"PK\x03\x04 damaged", "文件已损坏"},
	} {
		sent := d.brings(d.chief, name, []byte(c.content))
		d.hears(sent.TS, 1, "“"+name+"”没有导入", c.says)
	}
}

// TestEditedLedgersAreTakenFromFilesThatAreSent: changed cells become changes by
// the person who sent the workbook; what cannot be read is named where nothing changes, too.
func TestEditedLedgersAreTakenFromFilesThatAreSent(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	book, err := d.assistant.Export(t.Context(), d.app.config.Lang)
	d.must(err)
	sheet := book.Sheets[0]
	sheet.Columns = append(slices.Clone(sheet.Columns), workbook.Column{Head: "领导批示"})
	content, err := export.Excel(workbook.Book{Name: book.Name, Sheets: []workbook.Sheet{sheet}})
	d.must(err)
	d.hears(d.brings(d.clerk, "台账.xlsx", content).TS, 1, "领导批示", "将更改 0 项")

	rows := sheet.Rows
	for i, c := range book.Sheets[0].Columns {
		if c.Head == "最新进展" {
			rows[10][i] = "已签订合同"
		}
	}
	content, err = export.Excel(workbook.Book{Name: book.Name, Sheets: book.Sheets[:1]})
	d.must(err)
	sent := d.brings(d.clerk, "台账.xlsx", content)
	shown := d.hears(sent.TS, 1, "改过的台账“台账.xlsx”", "已签订合同", "将更改 1 项")
	d.press(d.clerk, shown, d.labelled(shown.Blocks, "更改 1 项"))
	d.changedTo(shown, "已更改 1 项")
	history, err := d.ledger.History(t.Context(), d.item(11).Notice, 11)
	d.must(err)
	if last := history[len(history)-1]; last.By != d.clerk.ID || last.Note != "已签订合同" {
		t.Errorf("%+v", last)
	}
}

// TestNextNotice: the draft of the next notice comes into direct messages as a Word
// file, with what has changed; of several notices, that of the one chosen.
func TestNextNotice(t *testing.T) {
	t.Parallel()
	d := newDesk(t, overHTTP)
	d.command(d.clerk, "status 11 done")
	d.seesAlone(d.clerk, 1, "第11项")
	d.command(d.clerk, "导出 通报")
	d.seesAlone(d.clerk, 2, "下一份通报的草稿", "与上次通报相比，1 项有变化", "第11项 破解文化院团发展困境不力：状态 正在整改 → 已整改", "处要填写，标为 【待补：…】")
	file := d.inbox(d.clerk)[0].Files[0]
	_, content, err := d.File(t.Context(), d.clerk.ID, file.ID)
	d.must(err)
	text, err := document.Read("通报.docx", bytes.NewReader(content))
	d.must(err)
	holds(t, file.Name+text, "下一份通报草稿-", ".docx", "巡察整改进展情况的通报", "已整改44个")

	d.addNotices()
	d.command(d.clerk, "export notice")
	asked := d.seesAlone(d.clerk, 3, "台账里有 3 份通报")
	d.choose(d.clerk, asked, "审计")
	d.seesAlone(d.clerk, 4, "下一份通报草稿-审计-", "审计查出问题整改情况的报告")
	d.command(d.clerk, "导出 医院 下一份通报")
	d.seesAlone(d.clerk, 5, "下一份通报草稿-医院-")
	d.command(d.clerk, "notices default 审计")
	d.seesAlone(d.clerk, 6)
	d.command(d.clerk, "导出 通报草稿")
	d.seesAlone(d.clerk, 7, "下一份通报草稿-审计-")
	d.command(d.clerk, "export notice nobody")
	d.seesAlone(d.clerk, 8, "没有“nobody”这份通报")
	if files := d.inbox(d.clerk); len(files) != 4 {
		t.Errorf("%d files", len(files))
	}
}
