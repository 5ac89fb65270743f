package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// aReply is a government's reply to a committee.
const aReply = `GOVERNMENT REPLY TO THE NINTH REPORT OF THE PUBLIC ACCOUNTS COMMITTEE

Flood Defence Programme

Presented to Parliament on 16 July 2026

Recommendation 1
Committee conclusion: A third of the pumping stations have had no inspection since 2019, and none has a plan.
Recommendation: The Environment Agency should inspect every station once a year and publish what it finds.
Government response: agrees in part
Stations above 500 kilowatts are inspected every year from April 2026. Smaller ones follow once the register is complete.
Status: Work in progress
Target implementation date: Autumn 2027
Lead department: Environment Agency
Senior responsible owner: Harriet Featherstone

Recommendation 2
Committee conclusion: Maintenance money was spent on new works in four of the last six years.
Recommendation: The Treasury should keep maintenance money apart from money for new works.
Government response: agrees
A separate budget line was opened on 1 April 2026.
Status: Recommendation implemented
Lead department: Department for Communities and Regional Administration

Recommendation 3
Committee conclusion: Nobody could say how many homes are protected.
Recommendation: A yearly figure should be published for each region.
Government response: disagrees
Such figures would mislead.
Status: Closed – not accepted
Lead department: Environment Agency
`

// TestAnEnglishReply: titles, names and statuses are whole in the table; an item and the
// printed report say what was recommended, what was answered, and all that was done.
func TestAnEnglishReply(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "reply.txt")
	if err := os.WriteFile(path, []byte(aReply), 0o644); err != nil {
		t.Fatal(err)
	}
	v := visit(t, "--lang=en", path)
	v.run(`localStorage.setItem("language", "en")`)
	open := func(address, ready string) {
		v.do(chromedp.Navigate(v.url+address), chromedp.WaitReady(chromedp.CSS(ready)))
	}
	const whole = `(selector => [...document.querySelectorAll(selector)].every(n => n.scrollHeight <= n.clientHeight + 1 && n.getBoundingClientRect().right <= n.closest(".tabulator-cell").getBoundingClientRect().right))`
	open("/table", "#ledger[data-ready]")
	v.sees("#grid", "Not accepted", "Harriet Featherstone", "2027-11-30")
	v.until("titles are whole", whole+`("#grid [tabulator-field=title] a")`)
	v.until("dates and statuses are whole", `[...document.querySelectorAll("#grid :is(.date, .pill)")].every(n => n.getBoundingClientRect().right <= n.closest("button").getBoundingClientRect().right)`)
	v.until("names are broken between their words", `[...document.querySelectorAll("#grid [tabulator-field=unit] .clip")].every(n => { const r = document.createRange(), text = n.firstChild; return [...text.data.matchAll(/\S+/g)].every(m => (r.setStart(text, m.index), r.setEnd(text, m.index + m[0].length), r.getClientRects().length === 1)) })`)
	v.until("who is agreed with and who is not differ in colour", `(colour => colour("refused") !== colour("rectified") && colour("refused") !== colour("in_progress"))(s => getComputedStyle(document.querySelector("#grid .pill." + s)).backgroundColor)`)
	v.run(`window.dispatchEvent(new Event("beforeprint"))`)
	v.until("the report is whole", `["Recommendation: The Environment Agency should inspect every station", "Response: agrees in part", "Smaller ones follow once the register is complete.", "Share done"].every(w => document.querySelector("#report").textContent.includes(w))`)
	open("/item/1", "#item .history")
	v.sees("#item", "Recommendation", "The Environment Agency should inspect", "Response", "agrees in part", "the notice says “Autumn 2027”")
	v.until("a recommendation is no finding", `![...document.querySelectorAll("#item h3")].some(h => h.innerText === "Finding")`)
	v.sees("#channels", "# ledger", "# rectification")
	v.until("people have names of the language", `[...document.getElementById("me").options].map(o => o.text.split(" ")[0]).sort().join() === "Alex,Diana,Louis,Wendy"`)
	v.run(`document.querySelector("#channels a[href*='%40'], #channels a[href*='@']").click()`)
	v.sees("#welcome", "Hello, Alex", "Add another notice")
	v.press("#welcome", "Which items are still open?")
	v.sees("#messages", "A third of the pumping stations")
	v.until("times are of 24 hours", `/^\d\d:\d\d$/.test(document.querySelector("#messages time").innerText)`)

	if _, err := chromedp.Call(v.tab, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: 390, Height: 844, DeviceScaleFactor: 1, Mobile: true}); err != nil {
		t.Fatal(err)
	}
	open("/table", "#ledger[data-ready]")
	v.sees("#grid .two", "2027-11-30 · Environment Agency")
	v.until("statuses are whole on a phone", whole+`("#grid .pill")`)
}

// TestFormsBelongToWhoOpenedThem: another person does not find them open, and does not
// have their draft.
func TestFormsBelongToWhoOpenedThem(t *testing.T) {
	t.Parallel()
	v := visit(t)
	v.be("王芳")
	v.do(chromedp.Navigate(v.url+"/item/9"), chromedp.WaitReady(chromedp.CSS("#item .history")))
	form := func() {
		v.press("#item .acts", "备注")
		v.until("its form is open", `document.querySelector(".edit:popover-open textarea")`)
	}
	form()
	v.run(`(n => (n.value = "王芳写的", n.dispatchEvent(new Event("input"))))(document.querySelector(".edit textarea"))`)
	v.be("张主任")
	v.until("the form is closed", `!document.querySelector(".edit")`)
	form()
	v.until("it begins empty", `!document.querySelector(".edit textarea").value`)
	v.be("王芳")
	form()
	v.until("the draft waited", `document.querySelector(".edit textarea").value === "王芳写的"`)
}

// TestOddAddressesAndManyPages: what no item or view has says so; pages that Back may
// return to hold no connection, of which a browser has six.
func TestOddAddressesAndManyPages(t *testing.T) {
	t.Parallel()
	v := visit(t)
	for range 7 {
		v.do(chromedp.Navigate(v.url+"/item/abc"), chromedp.WaitReady(chromedp.CSS("#item h2")))
	}
	v.sees("#item", "没有“abc”这一项")
	v.do(chromedp.Navigate(v.url+"/table?by=xyz&group=xyz"), chromedp.WaitReady(chromedp.CSS("#ledger[data-ready]")))
	v.sees("#counted", "46 项")
	for words, finds := range map[string]string{"我的": "我负责的问题", "等我处理": "主页", "打印": "打印上报表"} {
		v.run(`document.getElementById("jump").click()`)
		v.run(`(n => (n.value = ` + quote(words) + `, n.dispatchEvent(new Event("input"))))(document.querySelector("#palette input"))`)
		v.sees("#palette li", finds)
		v.run(`document.getElementById("palette").close()`)
		v.until("the list is gone", `!document.getElementById("palette")`)
	}
}
