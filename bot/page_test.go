package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// A visitor is somebody with a browser at the page of a local workspace.
type visitor struct {
	testing.TB
	tab context.Context
	url string
}

// visit opens the page in Chromium, where there is one. The notices are as for
// startLocal.
func visit(t testing.TB, notices ...string) *visitor {
	t.Helper()
	path, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("there is no chromium here (make needs)")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.WindowSize(1280, 1040), chromedp.Flag("accept-lang", "zh-CN"))
	allocated, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	timed, cancel := context.WithTimeout(allocated, 3*time.Minute)
	t.Cleanup(cancel)
	v := &visitor{TB: t, url: startLocal(t, notices...).url}
	v.open(timed)
	return v
}

func (v *visitor) open(parent context.Context) {
	v.Helper()
	tab, cancel := chromedp.NewContext(parent)
	v.Cleanup(cancel)
	v.tab = tab
	v.do(chromedp.Navigate(v.url), chromedp.WaitReady(chromedp.CSS("body[data-ready]")))
}

// another is a second tab of the same browser.
func (v *visitor) another() *visitor {
	v.Helper()
	other := &visitor{TB: v.TB, url: v.url}
	other.open(v.tab)
	return other
}

func (v *visitor) do(steps ...chromedp.Action[chromedp.Void]) {
	v.Helper()
	if err := chromedp.Do(v.tab, steps...); err != nil {
		v.Fatalf("%v\n%s", err, v.text("body"))
	}
}

func (v *visitor) text(selector string) string {
	text, err := chromedp.Run(v.tab, chromedp.Evaluate[string](fmt.Sprintf(`(document.querySelector(%q) || {}).innerText || ""`, selector)))
	if err != nil {
		return err.Error()
	}
	return text
}

// patience is how long something may take to be seen.
const patience = time.Minute

// until waits for a condition, in JavaScript.
func (v *visitor) until(what, condition string) {
	v.Helper()
	ok, err := chromedp.Run(v.tab, chromedp.Poll[bool]("Boolean("+condition+")", chromedp.WithPollingTimeout(patience), chromedp.WithPollingInterval(20*time.Millisecond)))
	if err != nil || !ok {
		v.shoot("failed-" + v.Name())
		v.Fatalf("it never came to be that %s: %v\n%s", what, err, v.text("body"))
	}
}

func quote(text string) string {
	quoted, err := json.Marshal(text)
	if err != nil {
		panic(err)
	}
	return string(quoted)
}

// sees waits for words within what a selector finds.
func (v *visitor) sees(selector string, words ...string) {
	v.Helper()
	for _, w := range words {
		v.until(fmt.Sprintf("%s shows %q", selector, w), fmt.Sprintf(`[...document.querySelectorAll(%s)].some(n => n.innerText.includes(%s))`, quote(selector), quote(w)))
	}
}

// press presses the last button or link of that label within what a selector finds.
func (v *visitor) press(within, label string) {
	v.Helper()
	find := fmt.Sprintf(`[...document.querySelectorAll(%s)].filter(b => (b.innerText.trim() === %s || b.innerText.startsWith(%s)) && b.offsetParent).pop()`, quote(within+" :is(button, a)"), quote(label), quote(label+"\n"))
	v.until("there is a button "+label, find)
	if _, err := chromedp.Run(v.tab, chromedp.Evaluate[bool]("("+find+".click(), true)")); err != nil {
		v.Fatal(err)
	}
}

// fill fills in the field of that label, as somebody at a keyboard would.
func (v *visitor) fill(label, value string) {
	v.Helper()
	script := fmt.Sprintf(`(() => {
		const l = [...document.querySelectorAll("dialog label")].find(l => l.firstChild.textContent.trim() === %s);
		const field = document.getElementById(l.htmlFor);
		const option = field.options && [...field.options].find(o => o.text === %s);
		field.value = option ? option.value : %s;
		field.dispatchEvent(new Event("input", {bubbles: true}));
		field.dispatchEvent(new Event("change", {bubbles: true}));
		return true;
	})()`, quote(label), quote(value), quote(value))
	if _, err := chromedp.Run(v.tab, chromedp.Evaluate[bool](script)); err != nil {
		v.Fatalf("filling in %s: %v\n%s", label, err, v.text("dialog"))
	}
}

// be makes the visitor somebody else.
func (v *visitor) be(name string) {
	v.Helper()
	script := fmt.Sprintf(`(() => {
		const me = document.getElementById("me");
		me.value = [...me.options].find(o => o.text.startsWith(%s)).value;
		me.dispatchEvent(new Event("change"));
		return true;
	})()`, quote(name))
	if _, err := chromedp.Run(v.tab, chromedp.Evaluate[bool](script)); err != nil {
		v.Fatal(err)
	}
	v.until("they are "+name, `document.body.dataset.me === document.getElementById("me").value`)
}

// say types a message and sends it.
func (v *visitor) say(text string) {
	v.Helper()
	v.do(chromedp.WaitVisible(chromedp.CSS("#text")), chromedp.SetValue(chromedp.CSS("#text"), text))
	v.press("#compose", "发送")
}

// shoot keeps a picture, where somebody wants them: RECTIFY_SCREENSHOTS is a
// directory.
func (v *visitor) shoot(name string) {
	v.Helper()
	dir := os.Getenv("RECTIFY_SCREENSHOTS")
	if dir == "" {
		return
	}
	for _, theme := range []string{"light", "dark"} {
		media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}}}
		if _, err := chromedp.Call(v.tab, emulation.SetEmulatedMedia, media); err != nil {
			v.Fatal(err)
		}
		png, err := chromedp.Run(v.tab, chromedp.CaptureScreenshot())
		if err != nil {
			v.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, strings.ReplaceAll(name, "/", "-")+"-"+theme+".png"), png, 0o644); err != nil {
			v.Fatal(err)
		}
	}
}

func TestAClerkUpdatesAnItemInTheBrowser(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.sees("#welcome", "巡察整改情况的通报", "46 项", "43 已整改", "3 正在整改", "没有登录")
	v.press("main", "哪些问题正在整改？") // one of the three suggestions
	v.sees("#messages", "旅游产业培育不充分", "3 项")
	v.say("第11条")
	v.sees("#messages", "破解文化院团发展困境不力", "整改情况")
	v.shoot("card")

	v.press("#messages", "更新")
	v.sees("dialog", "更新状态", "进展说明")
	v.fill("状态", "已整改")
	v.fill("进展说明", "5月20日已签合同")
	v.fill("佐证链接", "合同.pdf")
	v.shoot("form")
	v.press("dialog", "提交")
	v.sees("dialog", "http://") // what is to be put right
	v.fill("佐证链接", "https://files.example/contract.pdf")
	v.press("dialog", "提交")
	v.until("the form is gone", `!document.querySelector("dialog").open`)
	v.sees("#messages", "已更新第11项", "✅ 已整改", "5月20日已签合同")

	v.say("/rectify close 11 查验") // what a clerk may not do
	v.sees("#messages li.alone", "您没有这项权限", "张主任")

	v.be("张主任")
	v.say("/rectify status 11")
	v.sees("#messages", "✅ 已整改")
	v.press("#messages", "销号")
	v.sees("dialog", "销号单")
	v.fill("核查结果", "整改到位")
	v.fill("核查依据", "现场查验")
	v.sees("dialog", "5月20日已签合同", "https://files.example/contract.pdf") // what is to be checked
	v.fill("查验的材料", "")
	v.press("dialog", "销号")
	v.sees("dialog", "请填写此项。") // the page's language
	v.fill("查验的材料", "合同原件")
	v.press("dialog", "销号")
	v.sees("#messages", "✅ 已销号", "现场查验")
	v.press("#messages", "撤销")
	v.sees("#messages", "已更新第11项：撤销", "✅ 已整改")
}

func TestHomeInTheBrowser(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.press("#tabs", "主页")
	v.sees("#home", "43/46", "原文仍有遗留事项")
	v.shoot("home")
	v.press("#home", "查看")
	v.sees("dialog", "问题", "整改情况")
	v.press("dialog", "备注")
	v.sees("dialog", "汇报进展")
	v.fill("进展说明", "6月1日复查无反弹")
	v.press("dialog", "提交")
	v.sees("dialog", "6月1日复查无反弹") // the window below shows it
	v.press("dialog", "关闭")
	v.sees("#home", "最近变更", "6月1日复查无反弹")
	v.press("#home", "导出 Excel")
	v.sees("dialog", "台账已导出")
	v.press("dialog", "关闭")
	v.press("#tabs", "消息")
	v.sees("#messages .file", ".xlsx")
}

func TestTwoTabsChangeTheSameItem(t *testing.T) {
	t.Parallel()
	one := visit(t)
	two := one.another()
	one.say("第9条")
	one.sees("#messages", "旅游产业培育不充分")
	two.sees("#messages", "旅游产业培育不充分") // without a reload
	two.be("王芳")
	two.say("/rectify status 9")
	two.sees("#messages li.alone", "旅游产业培育不充分")
	one.press("#messages", "更新")
	one.sees("dialog", "更新状态")
	two.press("#messages", "更新")
	two.sees("dialog", "更新状态")
	two.fill("状态", "长期坚持")
	two.fill("进展说明", "7月开园")
	two.press("dialog", "提交")
	two.sees("#messages li.alone", "已更新第9项")
	one.fill("状态", "已整改")
	one.fill("进展说明", "6月完成招商")
	one.press("dialog", "提交")
	one.sees("dialog", "已经过时", "7月开园")
	one.press("dialog", "提交")
	one.sees("#messages", "已更新第9项：", "7月开园", "6月完成招商")
}

func TestReloadInTheMiddleOfAForm(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.say("第9条")
	v.press("#messages", "备注")
	v.sees("dialog", "汇报进展")
	v.fill("进展说明", "写了一半")
	v.until("what was typed is kept", `performance.getEntriesByType("resource").filter(r => r.name.endsWith("/page/press")).length > 1`)
	v.do(chromedp.Reload(), chromedp.WaitReady(chromedp.CSS("body[data-ready]")))
	v.until("it stands there still", `document.querySelector("dialog textarea") && document.querySelector("dialog textarea").value === "写了一半"`)
	v.press("dialog", "提交")
	v.sees("#messages", "已更新第9项", "写了一半")

	v.press("#tabs", "主页")
	v.press("#home", "今天的提要")
	v.sees("dialog", "整改每日提要")
	v.do(chromedp.Reload(), chromedp.WaitReady(chromedp.CSS("body[data-ready]")))
	v.sees("#home", "整改台账")
	v.until("what was only read has not come back", `performance.getEntriesByType("resource").some(r => r.name.includes("/page/views") && r.responseEnd) && !document.querySelector("dialog[open]")`)
}

// TestAtTwiceTheSize: of a page at 200 % only what it shows scrolls, and a form's
// buttons stay in sight.
func TestAtTwiceTheSize(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.do(chromedp.EmulateViewport(640, 450), chromedp.Navigate(v.url+"/item/18"), chromedp.WaitReady(chromedp.CSS("#item h2")))
	v.until("the page itself does not scroll", `document.documentElement.scrollHeight <= innerHeight`)
	v.press("#item", "更新")
	v.until("it can be submitted, and nothing is beyond the side", `(edit => edit && edit.scrollWidth <= edit.clientWidth && edit.querySelector("footer").getBoundingClientRect().bottom <= innerHeight)(document.querySelector(".edit"))`)
}

func TestCompletionSearchAndShortcut(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.do(chromedp.SendKeys(chromedp.CSS("#text"), "/rect"))
	v.sees("#completions", "/rectify 列表", "查看", "/rectify 状态")
	v.do(chromedp.SendKeys(chromedp.CSS("#text"), "ify list o\t"), chromedp.SendKeys(chromedp.CSS("#text"), "\n"))
	v.sees("#messages li.alone", "共 3 项")

	v.press("#channels", "# 整改工作")
	v.say("排练场照片已拍，见附件")
	v.sees("#messages", "排练场照片已拍")
	v.press("#messages", "作为佐证…")
	v.sees("dialog", "作为佐证", "佐证链接")
	v.fill("哪一项", "11. 破解文化院团发展困境不力")
	v.press("dialog", "添加")
	v.sees("#messages li.alone", "已更新第11项")

	v.press("#channels", "# 整改台账")
	v.sees("#messages", "第11项")
	v.do(chromedp.SendKeys(chromedp.CSS("#words"), "排练场照片\n"))
	v.sees("#results", "排练场照片已拍")
	v.be("刘局")
	v.until("the other channel is marked as unread", `document.querySelector("#channels .unread")`)
}

func TestOnAPhone(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.do(chromedp.EmulateViewport(390, 800))
	v.say("第11条")
	v.sees("#messages", "破解文化院团发展困境不力")
	v.shoot("phone")
	v.until("nothing stands beyond the edge", `document.documentElement.scrollWidth <= 390`)
	v.say("/rectify due 11 2099-12-31")
	v.sees("#messages", "2099-12-31")
	v.press("#messages li:has(.menu)", "⋯")
	v.sees("#messages .menu.open", "在话题中回复")
	v.until("no date is broken", `(dates => dates.length && dates.every(d => d.getClientRects().length === 1))([...document.querySelectorAll("#messages .date")])`)
	v.press("#messages", "更新")
	v.sees("dialog", "更新状态")
	v.until("the form is within the edge", `document.querySelector("dialog").getBoundingClientRect().right <= 390`)
}

// TestViewsAreLight: what a browser without a copy of anything loads for a view is
// at most 120 kB; the table's library comes on top when the table is opened.
func TestViewsAreLight(t *testing.T) {
	t.Parallel()
	v := visit(t)
	views := []struct {
		address, shown string
		most           float64 // kB
	}{{"/", "#welcome .figure", 120}, {"/home", "#home h3", 120}, {"/item/11", "#item h2", 120}, {"/gallery", "#examples h3", 120}, {"/table", "#ledger[data-ready]", 250}}
	for _, view := range views {
		if _, err := chromedp.Call(v.tab, network.ClearBrowserCache, cdp.Empty{}); err != nil {
			t.Fatal(err)
		}
		v.do(chromedp.Navigate(v.url+view.address), chromedp.WaitReady(chromedp.CSS("body[data-ready]")), chromedp.WaitReady(chromedp.CSS(view.shown)))
		loaded, err := chromedp.Run(v.tab, chromedp.Evaluate[float64](`["navigation", "resource"].flatMap(k => performance.getEntriesByType(k)).reduce((sum, r) => sum + r.encodedBodySize, 0) / 1000`))
		if err != nil || loaded > view.most || loaded < 10 {
			t.Errorf("%s loads %.0f kB, %v", view.address, loaded, err)
		}
		t.Logf("%s loads %.0f kB", view.address, loaded)
	}
}

// TestTargetsOnAPhone: what can be pressed on a phone is 44 pixels high and wide; a
// link in a row of the table covers its cell.
func TestTargetsOnAPhone(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.do(chromedp.EmulateViewport(375, 720))
	targets := func(view string) {
		t.Helper()
		small, err := chromedp.Run(v.tab, chromedp.Evaluate[[]string](`[...document.querySelectorAll("a, button, select, input, textarea, summary")]
			.filter(n => n.offsetParent && !n.closest(".hidden, .two, .charts-css"))
			.map(n => [n, n.getBoundingClientRect()]).filter(([n, r]) => r.height < 43.5 || r.width < 43.5)
			.map(([n, r]) => n.outerHTML.slice(0, 80) + " " + Math.round(r.width) + "×" + Math.round(r.height))`))
		if err != nil || len(small) > 0 {
			t.Errorf("%s: %v, %v", view, small, err)
		}
	}
	v.sees("#welcome", "46 项")
	targets("welcome")
	v.say("第11项")
	v.sees("#messages", "破解文化院团发展困境不力")
	v.say("/rectify list")
	v.sees("#messages li.alone", "共 46 项")
	targets("messages")
	v.run(`document.getElementById("menu").click()`)
	targets("identity")
	v.press("#messages", "更新")
	v.sees("dialog", "更新状态")
	targets("form")
	v.press("dialog", "取消")
	for _, view := range []struct{ address, shown string }{{"/home", "#home h3"}, {"/item/11", "#item h2"}, {"/table", "#ledger[data-ready]"}} {
		v.do(chromedp.Navigate(v.url+view.address), chromedp.WaitReady(chromedp.CSS("body[data-ready]")), chromedp.WaitReady(chromedp.CSS(view.shown)))
		targets(view.address)
	}
}

func TestGalleryInTheBrowser(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.do(chromedp.Navigate(v.url+"/gallery"), chromedp.WaitReady(chromedp.CSS("body[data-ready]")))
	v.sees("#examples", "科室人员", "An editor", "销号单")
	v.until("every block is known", `!document.querySelector("[data-unknown]")`)
	v.until("every chart is drawn", `(rows => rows.length > 20 && rows.every(r => r.offsetHeight > 10))([...document.querySelectorAll(".charts-css:is(.bar, .line) tbody tr")])`)
}

// TestWithTheKeyboardAlone updates an item without a mouse.
func TestWithTheKeyboardAlone(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.say("/rectify status 9")
	v.sees("#messages li.alone", "旅游产业培育不充分")
	tabTo := func(label string) {
		t.Helper()
		for range 60 {
			at, err := chromedp.Run(v.tab, chromedp.Evaluate[string](`document.activeElement.innerText || document.activeElement.tagName`))
			if err != nil {
				t.Fatal(err)
			}
			if at == label {
				return
			}
			v.do(chromedp.KeyEvent(kb.Tab))
		}
		t.Fatalf("the keyboard does not reach %s", label)
	}
	tabTo("备注")
	v.do(chromedp.KeyEvent(kb.Enter))
	v.sees("dialog", "汇报进展")
	v.until("the field has the keyboard", `document.activeElement.tagName === "TEXTAREA"`)
	v.do(chromedp.KeyEvent("6月1日开园"))
	tabTo("提交")
	v.do(chromedp.KeyEvent(kb.Enter))
	v.sees("#messages li.alone", "已更新第9项", "6月1日开园")
	v.until("the keyboard is back where it was", `document.activeElement.innerText === "备注"`)
	v.do(chromedp.KeyEvent(kb.Enter))
	v.sees("dialog", "汇报进展")
	v.do(chromedp.KeyEvent(kb.Escape))
	v.until("the form is gone", `!document.querySelector("dialog").open`)
}
