package main

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// run runs JavaScript in the page.
func (v *visitor) run(script string) {
	v.Helper()
	if _, err := chromedp.Run(v.tab, chromedp.Evaluate[bool]("("+script+", true)")); err != nil {
		v.Fatalf("%s: %v", script, err)
	}
}

// choose chooses in the menu above the table.
func (v *visitor) choose(menu, value string) {
	v.Helper()
	v.run(fmt.Sprintf(`(s => (s.value = %s, s.dispatchEvent(new Event("change"))))(document.querySelector('[data-want=%s]'))`, quote(value), menu))
}

// cell presses the cell of an item's field.
func (v *visitor) cell(number int, field string) {
	v.Helper()
	v.until("there is the cell", fmt.Sprintf(`(cell => cell && (cell.click(), true))(document.querySelector('[data-cell$="/%d %s"]'))`, number, field))
	v.until("its editor is open", `document.querySelector(".edit:popover-open")`)
}

func TestTheLedgerAsATable(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.press("#channels", "▦ 台账")
	v.sees("#grid", "破解文化院团发展困境不力", "正在整改")
	v.until("it has an address", `location.pathname === "/table"`)
	v.until("sections are named in full", `[...document.querySelectorAll("#grid .tabulator-row [tabulator-field=section] .clip")].every(n => n.scrollHeight <= n.clientHeight + 1 && n.scrollWidth <= n.clientWidth + 1)`)
	v.sees("#counted", "46 项 · 已完成 43 · 正在整改 3")
	v.choose("status", "open")
	v.sees("#counted", "3 项 · 已完成 0 · 正在整改 3")
	v.until("the address names the filter", `location.search === "?status=open"`)
	v.until("only these are shown", `document.querySelectorAll("#grid .tabulator-row").length === 3`)

	v.cell(11, "progress")
	v.run(`document.querySelector(".edit textarea").value = "5月20日已签合同"`)
	v.press(".edit", "保存")
	v.sees("#said", "已更新第11项")
	v.sees("#grid", "5月20日已签合同")
	v.cell(11, "unit")
	v.run(`document.querySelector(".edit input").value = "艺术科"`)
	v.press(".edit", "保存")
	v.sees("#grid", "艺术科")
	v.cell(11, "person")
	v.run(`[...document.querySelectorAll(".edit label")].find(l => l.innerText.includes("王芳")).click()`)
	v.press(".edit", "保存")
	v.until("both answer for it", `["艺术科", "王芳"].every(w => document.querySelector("#grid").innerText.includes(w))`)
	v.cell(11, "status")
	v.press(".edit", "已整改")
	v.sees("#counted", "正在整改 2")
	v.press("#said", "撤销")
	v.sees("#counted", "正在整改 3")
	v.cell(11, "status")
	v.press(".edit", "已整改")
	v.sees("#counted", "正在整改 2")
	v.until("the row is gone from the open ones", `document.querySelectorAll("#grid .tabulator-row").length === 2`)
	v.cell(9, "due")
	v.run(`document.querySelector(".edit input").value = "2099-01-31"`)
	v.press(".edit", "保存")
	v.sees("#grid", "2099-01-31")
	v.until("the keyboard is back at the cell", `document.activeElement.dataset.cell && document.activeElement.dataset.cell.endsWith("/9 due")`)
	v.cell(9, "due")
	v.do(chromedp.KeyEvent(kb.Escape))
	v.until("the editor is gone", `!document.querySelector(".edit")`)

	v.press("#grid", "旅游产业培育不充分")
	v.sees("#item", "旅游产业培育不充分", "整改情况", "变更记录", "2099-01-31")
	v.press("#item .acts", "备注")
	v.until("its form is open", `document.querySelector(".edit:popover-open textarea")`)
	v.run(`document.querySelector(".edit textarea").value = "园区主体完工"`)
	v.press(".edit", "提交")
	v.sees("#item .history", "园区主体完工")
	v.until("the item has an address", `location.pathname === "/item/9"`)
	v.run(`history.back()`)
	v.until("Back leads to the filtered table", `location.search === "?status=open" && !document.querySelector("#ledger").hidden`)
	v.sees("#counted", "2 项")
	v.until("a row is a link", `(document.querySelector("#grid .tabulator-row [tabulator-field=number]")?.click(), location.pathname === "/item/9")`) // it is drawn anew meanwhile

	v.do(chromedp.Navigate(v.url+"/table?q=没有这个词"), chromedp.WaitReady(chromedp.CSS("#ledger[data-ready]")))
	v.press("#grid", "清除筛选")
	v.sees("#counted", "46 项")

	v.press("#channels", "# 整改工作")
	v.until("an empty channel says so", `getComputedStyle(document.querySelector("#messages"), "::before").content.includes("还没有消息")`)
	v.press("#channels", "# 整改台账")
	v.sees("#messages", "第11项") // the change is announced as one in the chat is
	v.press("#channels", "▦ 台账")
	v.be("刘局")
	v.sees("#ledger", "导出 Excel")
	v.until("a leader only looks", `document.querySelectorAll("#grid .tabulator-row").length > 3 && !document.querySelector("#grid button.cell")`)
}

func TestTheTableFollowsTheChat(t *testing.T) {
	t.Parallel()
	one := visit(t)
	one.press("#channels", "▦ 台账")
	one.sees("#counted", "正在整改 3")
	two := one.another()
	two.say("/rectify status 9 已整改 已开园")
	two.sees("#messages", "已更新第9项")
	one.sees("#counted", "正在整改 2")
	one.cell(11, "due")
	two.say("/rectify due 11 2099-06-30")
	two.sees("#messages li:last-child", "2099-06-30")
	one.sees("#grid", "2099-06-30")
	one.run(`document.querySelector(".edit input").value = "2099-05-31"`)
	one.press(".edit", "保存") // of what it was when the window opened
	one.sees(".edit", "刚才别人改了这一项", "2099-06-30")
	one.until("its window is whole on the screen", `(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector(".edit").getBoundingClientRect())`)
	one.press(".edit", "仍用我的")
	one.sees("#grid", "2099-05-31")
}

func TestTheTableByUnitAndOnPaper(t *testing.T) {
	t.Parallel()
	v := visit(t)
	day := func(days int) string { return time.Now().AddDate(0, 0, days).Format(time.DateOnly) }
	for _, does := range []string{"assign 9 产业科 @王芳", "assign 11 艺术科", "assign 40 组织人事科", "due 9 " + day(2), "due 11 " + day(90), "note 9 园区主体完工，正在布展"} {
		v.say("/rectify " + does)
		v.sees("#messages li:last-child", "已更新第"+strings.Fields(does)[1]+"项")
	}
	v.press("#channels", "▦ 台账")
	v.sees("#grid", "园区主体完工", "临期")
	v.until("the last change is there", `!document.querySelector("#said").innerText`)
	v.run(`document.querySelector(".tabulator-col[tabulator-field=due] .tabulator-col-content").click()`)
	v.until("what is due first comes first", `document.querySelector("#grid .tabulator-row").innerText.includes("旅游产业培育不充分")`)
	v.shoot("table")
	v.do(chromedp.EmulateViewport(390, 800))
	v.until("rows have two lines", `document.querySelector("#grid .two")`)
	v.until("nothing stands beyond the edge", `document.documentElement.scrollWidth <= 390`)
	v.shoot("table-phone")
	v.do(chromedp.EmulateViewport(1280, 1040))
	v.press("#ledger", "按单位")
	v.sees("#grid", "产业科", "未定单位", "0%")
	v.run(`dispatchEvent(new Event("beforeprint")), dispatchEvent(new Event("afterprint"))`) // as the browser does for its own command
	v.until("the counts are on paper", `["整改情况统计", "产业科", "合计", "完成率"].every(w => document.querySelector("#report").textContent.includes(w))`)
	v.press("#grid", "产业科")
	v.sees("#counted", "1 项 · 已完成 0 · 正在整改 1")
	v.run(`window.print = () => { dispatchEvent(new Event("beforeprint")); dispatchEvent(new Event("afterprint")); document.body.dataset.printed = "yes"; }`)
	v.press("#ledger", "打印上报表")
	v.until("it is printed", `document.body.dataset.printed`)
	seen := func(selector string) string {
		return fmt.Sprintf("document.querySelector(%q)?.getClientRects().length > 0", selector)
	}
	v.onPaper(func() {
		v.until("the report is on paper, and nothing else", seen("#report h1")+` && !(`+seen("#main")+`)`)
	})
	v.press("#grid", "旅游产业培育不充分")
	v.sees("#item", "变更记录")
	v.onPaper(func() {
		v.until("an item is on paper, without its buttons", seen("#item h2")+` && !(`+seen(".acts button")+`) && !(`+seen("nav")+`)`)
	})
	v.until("the report has its lines, and says that it is an extract", `["整改情况台账（节选）", "全部 46 项，完成率 93.5%；仅列其中 1 项", "责任单位", "完成时限", "完成情况", "产业科", "主要负责人（签字）"].every(w => document.querySelector("#report").textContent.includes(w))`)
}

// onPaper looks at the page as it prints.
func (v *visitor) onPaper(look func()) {
	v.Helper()
	for _, media := range []string{"print", ""} {
		if _, err := chromedp.Call(v.tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: media}); err != nil {
			v.Fatal(err)
		}
		if media != "" {
			look()
		}
	}
}

func TestAddresses(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.press("#channels", "# 整改工作")
	v.say("@rectify 公务用车管理怎么样了")
	v.press("#messages", "1 条回复")
	v.sees("#replies", "公务用车")
	v.until("the thread has an address", `location.pathname.split("/").length === 4`)
	v.do(chromedp.Reload(), chromedp.WaitReady(chromedp.CSS("body[data-ready]")))
	v.sees("#replies", "公务用车")
	v.run(`history.back()`)
	v.until("Back closes it", `document.querySelector("#thread").hidden`)
	v.do(chromedp.KeyEvent("k", chromedp.KeyModifiers(2))) // Ctrl
	v.until("there is the list", `document.querySelector("#palette")`)
	v.do(chromedp.KeyEvent("明天开会"))
	v.sees("#palette", "提问", "没有找到")
	v.run(`document.querySelector("#palette input").value = ""`)
	v.do(chromedp.KeyEvent("破解文化"))
	v.sees("#palette", "11 破解文化院团发展困境不力")
	v.do(chromedp.KeyEvent(kb.Enter))
	v.sees("#item", "破解文化院团发展困境不力", "市戏曲研究中心")
	v.do(chromedp.Navigate(v.url+"/item/99"), chromedp.WaitReady(chromedp.CSS("#item h2")))
	v.sees("#item", "没有第99项", "台账")
}

func TestDraftsAndEchoesOutliveAReload(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.say("/rectify status 9")
	v.sees("#messages li.echo", "/rectify status 9")
	v.do(chromedp.SendKeys(chromedp.CSS("#text"), "写了一半"))
	v.do(chromedp.Reload(), chromedp.WaitReady(chromedp.CSS("body[data-ready]")))
	v.until("the draft is there", `document.querySelector("#text").value === "写了一半"`)
	v.sees("#messages li.echo", "/rectify status 9")
	v.sees("#messages li.day", "今天")
	v.press("#channels", "# 整改工作")
	v.until("it is of one channel", `document.querySelector("#text").value === ""`)
}

func TestCompletionOfItemsAndWords(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.do(chromedp.SendKeys(chromedp.CSS("#text"), "/rectify 状态 "))
	v.until("the ledger is read", `performance.getEntriesByType("resource").some(r => r.name.includes("/ledger/rows") && r.responseEnd)`)
	v.do(chromedp.SendKeys(chromedp.CSS("#text"), "1"))
	v.sees("#completions", "11 破解文化院团发展困境不力", "正在整改") // open ones first
	v.run(`document.querySelector("#completions li").click()`)
	v.until("the number is there", `document.querySelector("#text").value === "/rectify 状态 11 "`)
	v.sees("#completions", "正在整改", "已整改", "长期坚持")
	v.do(chromedp.SendKeys(chromedp.CSS("#text"), "已整改 已签合同\n"))
	v.sees("#messages", "已更新第11项")
	v.until("the list is gone", `document.querySelector("#completions").hidden`)
}

func TestCompletionOfDaysAndPeople(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.types("/rectify 期限 11 ")
	v.sees("#completions", "明天", time.Now().In(time.FixedZone("", 8*3600)).AddDate(0, 0, 1).Format(time.DateOnly))
	v.types("/rectify due 11 明")
	v.until("only that day is offered", `document.querySelectorAll("#completions li").length === 1`)
	v.run(`document.querySelector("#completions li").click()`)
	v.press("#compose", "发送")
	v.sees("#messages", "已更新第11项")
	v.types("/rectify 派给 11 ")
	v.sees("#completions", "@王芳", "整改办")
	v.run(`[...document.querySelectorAll("#completions li")].find(n => n.innerText.includes("王芳")).click()`)
	v.until("nobody is offered twice", `![...document.querySelectorAll("#completions li")].some(n => n.innerText.includes("王芳"))`)
	v.press("#compose", "发送")
	v.sees("#messages", "@王芳", "未签收")
}

// TestDaysThatAreOffered: each day once, with every name that it has.
func TestDaysThatAreOffered(t *testing.T) {
	t.Parallel()
	v := visit(t)
	for today, offered := range map[string]string{
		"2026-11-28": "2026-11-29 明天 2026-11-30 本月底 2026-12-04 下周五 2026-12-31 下月底、本季度末、年底",
		"2026-11-29": "2026-11-30 明天、本月底 2026-12-04 下周五 2026-12-31 下月底、本季度末、年底",
		"2026-11-30": "2026-12-01 明天 2026-12-04 本周五 2026-12-11 下周五 2026-12-31 下月底、本季度末、年底",
		"2027-01-28": "2027-01-29 明天、本周五 2027-01-31 本月底 2027-02-05 下周五 2027-02-28 下月底 2027-03-31 本季度末 2027-12-31 年底",
		"2026-12-31": "2027-01-01 明天、本周五 2027-01-08 下周五 2027-01-31 下月底",
	} {
		v.run(fmt.Sprintf(`import(document.querySelector("script[type=module]").src.replace(/[^/]*$/, "days.js")).then(m => document.body.dataset.days = m.days(%q).map(d => d.date + " " + d.name).join(" "))`, today))
		v.until("on "+today+" "+offered+" are offered", fmt.Sprintf(`document.body.dataset.days === %q`, offered))
	}
}

// types replaces the text of the composer.
func (v *visitor) types(text string) {
	v.Helper()
	v.do(chromedp.WaitVisible(chromedp.CSS("#text")))
	v.run(`document.getElementById("text").value = ""`)
	v.do(chromedp.SendKeys(chromedp.CSS("#text"), text))
}

const otherNotices = "../handlers/testdata/notices/"

// TestSeveralNotices: each item is named by its notice's key wherever it is seen.
func TestSeveralNotices(t *testing.T) {
	t.Parallel()
	v := visit(t, otherNotices+"elderly/notice.txt", otherNotices+"port/notice.txt")
	v.sees("#welcome", "2 份通报", "云屏市民政局", "Progress Report", "21/38", "72 项")
	v.run(`document.querySelector("#welcome .parts li:last-child a").click()`)
	v.until("the table is that notice's", `location.search === "?notice=audit"`)
	v.sees("#counted", "34 项 · 已完成 16 · 正在整改 12 · 未启动 4 · 未采纳 2") // as the digest and Home count
	v.sees("#grid", "audit#1")
	v.press("#ledger", "按通报")
	v.sees("#grid", "巡察", "合计")
	v.press("#ledger", "按单位")
	v.sees("#grid", "Finance Directorate", "市养老服务指导中心")
	v.do(chromedp.EmulateViewport(820, 900))
	v.until("what is late is seen on a tablet", `[...document.querySelectorAll(".tabulator-header .tabulator-col")].some(c => c.innerText.includes("逾期") && c.getBoundingClientRect().right <= innerWidth && c.offsetParent)`)
	v.do(chromedp.EmulateViewport(1280, 1040))
	v.until("sections are listed with their notice", `[...document.querySelectorAll("[data-want=section] option")].slice(1).every(o => /^(巡察|audit) · /.test(o.text))`)
	v.press("#ledger", "全部问题")
	v.sees("#grid", "巡察#1")
	v.run(`window.print = () => { dispatchEvent(new Event("beforeprint")); dispatchEvent(new Event("afterprint")); document.body.dataset.printed = "yes"; }`)
	v.press("#ledger", "打印上报表")
	v.until("each notice has its report", `[...document.querySelectorAll("#report article")].map(a => a.querySelectorAll("table:not(.totals) tbody tr:not(.section-row)").length).join() === "38,34"`)
	v.press("#channels", "Rectify")
	v.types("/rectify status 1")
	v.until("the ledger is read", `performance.getEntriesByType("resource").some(r => r.name.includes("/ledger/rows") && r.responseEnd)`)
	v.do(chromedp.SendKeys(chromedp.CSS("#text"), "1"))
	v.sees("#completions", "巡察#11", "audit#11")
	v.do(chromedp.Navigate(v.url+"/item/3?notice=notice"), chromedp.WaitReady(chromedp.CSS("#item h2")))
	v.sees("#item", "巡察#3")
	v.until("the window is named for it", `document.title.startsWith("巡察#3 ")`)
	v.run(`document.querySelector(".neighbours a:last-child").click()`)
	v.sees("#item h2", "巡察#4")
}

func TestAFormOpensInItsOwnWindow(t *testing.T) {
	t.Parallel()
	one := visit(t)
	two := one.another()
	one.say("第9条")
	one.sees("#messages", "旅游产业培育不充分")
	two.sees("#messages", "旅游产业培育不充分")
	one.press("#messages", "备注")
	one.sees("dialog", "汇报进展")
	two.until("the other window has heard of it", `performance.getEntriesByType("resource").some(r => r.name.includes("/page/views") && r.startTime > performance.getEntriesByType("resource").find(r => r.name.includes("/page/some")).startTime)`)
	two.until("and opens nothing", `!document.querySelector("dialog[open]")`)
	one.do(chromedp.KeyEvent(kb.Escape))
	one.until("the form is gone", `!document.querySelector("dialog[open]")`)
	one.until("and nothing went wrong", `!document.querySelector("#problem").innerText`)
}

// TestHomeIsDrawn: what an app has to type as squares is a bar on the page.
func TestHomeIsDrawn(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.press("#tabs", "主页")
	v.sees("#home", "一、学习贯彻…", "18/20")
	v.until("sections are bars", `document.querySelectorAll("#home .charts-css tbody tr").length === 5 && !document.querySelector("#home").innerText.includes("🟩")`)
	v.until("a bar is as long as its part", `(parts => Math.abs(parts[0].offsetWidth - 9 * parts[1].offsetWidth) < 9 && parts[1].offsetWidth > 9)(document.querySelectorAll("#home .charts-css tbody tr:first-child td"))`)
}

// TestAPastedPhotoIsEvidence: it is shown where it was sent, and with the item.
func TestAPastedPhotoIsEvidence(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.run(`((d) => (
		d.items.add(new File([Uint8Array.from(atob("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p7wRnQAAAABJRU5ErkJggg=="), c => c.charCodeAt(0))], "现场.png", {type: "image/png"})),
		document.getElementById("compose").dispatchEvent(new ClipboardEvent("paste", {clipboardData: d, bubbles: true}))))(new DataTransfer())`)
	v.sees("#compose .uploads", "现场.png")
	v.until("it is uploaded", `!document.querySelector("#compose .uploads [aria-busy]")`)
	v.say("第11项的现场照片")
	v.sees("#messages", "已更新第11项")
	v.until("it is shown", `document.querySelector("#messages .preview img").naturalWidth === 1`)
	v.do(chromedp.Navigate(v.url+"/item/11"), chromedp.WaitReady(chromedp.CSS("#item .evidence .preview")))
	const photo = `(d => (d.items.add(new File(["x"], "验收单.txt", {type: "text/plain"})), document.querySelector("#item .dropzone").dispatchEvent(new ClipboardEvent("paste", {clipboardData: d, bubbles: true}))))(new DataTransfer())`
	v.run(photo)
	v.sees("#item .uploads", "验收单.txt")
	v.press("#channels", "▦ 台账")
	v.run(`history.back()`)
	v.sees("#item .uploads", "验收单.txt") // what is chosen is not lost by going elsewhere
	v.press("#item", "添加为佐证")
	v.sees("#item .evidence", "验收单.txt")
	v.run(photo)
	v.sees("#item .uploads", "验收单.txt")
	v.press("#item", "添加为佐证")
	v.sees("#said", "“验收单.txt”已经是这一项的佐证")
	v.run(`document.querySelector("#item .preview").scrollIntoView()`)
	v.until("it is shown with the item", `document.querySelector("#item .preview img").naturalWidth === 1`)
}

func TestWhatIsTypedShowsAsInSlack(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.press("#channels", "# 整改工作")
	v.say("*已办结*\n科室\t完成\n产业科\t3\n" + strings.Repeat("进展说明。", 200))
	v.until("bold is bold", `[...document.querySelectorAll("#messages strong")].some(n => n.innerText === "已办结")`)
	v.until("a table is a table", `document.querySelectorAll("#messages td").length === 4`)
	v.press("#messages", "显示更多")
	v.sees("#messages", "收起")
}

// TestEveryWordIsInBothLanguages walks the catalogue of the page's words: each in
// Chinese without English sentences, and in English without Chinese.
func TestEveryWordIsInBothLanguages(t *testing.T) {
	t.Parallel()
	v := visit(t)
	wrong, err := chromedp.Run(v.tab, chromedp.Evaluate[[]string](`import("/words.js").then(({all}) => {
		const sample = {total: 2, done: 1, open: 1, late: 1, near: 1, percent: 50};
		const texts = (w) => typeof w === "function" ? texts(w.toString().includes("n.") ? w(sample, sample) : w("1")) : typeof w === "object" ? Object.values(w).flatMap(texts) : [w];
		const wrong = [];
		for (const [key, words] of Object.entries(all)) {
			if (words.length !== 2) wrong.push(key + ": not in two languages");
			if (key === "language") continue; // each names the other
			if (texts(words[0]).some(w => /[A-Za-z]{2,}/.test(w.replace(/Rectify|Slack|Word|PDF|Enter|Esc|docx|Excel|@rectify|\/rectify( help)?/g, "")))) wrong.push(key + ": English in " + texts(words[0]));
			if (texts(words[1]).some(w => /\p{Script=Han}/u.test(w))) wrong.push(key + ": Chinese in " + texts(words[1]));
		}
		return wrong;
	})`, func(p *runtime.EvaluateParams) { p.AwaitPromise = new(true) }))
	if err != nil {
		t.Fatal(err)
	}
	for _, w := range wrong {
		t.Error(w)
	}
}
