package main

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// pressed presses a button and is the time until the page shows words, in
// milliseconds, as the page itself measures it.
func (v *visitor) pressed(within, label, selector, words string) float64 {
	v.Helper()
	script := fmt.Sprintf(`new Promise(resolve => {
		const shown = () => [...document.querySelectorAll(%[3]s)].some(n => n.innerText.includes(%[4]s));
		const begun = performance.now();
		const done = () => { if (shown()) { watch.disconnect(); requestAnimationFrame(() => resolve(performance.now() - begun)); } };
		const watch = new MutationObserver(done);
		watch.observe(document.body, {childList: true, subtree: true, attributes: true});
		[...document.querySelectorAll(%[1]s)].filter(b => b.innerText.trim() === %[2]s).pop().click();
	})`, quote(within+" button"), quote(label), quote(selector), quote(words))
	took, err := chromedp.Run(v.tab, chromedp.Evaluate[float64](script, func(p *runtime.EvaluateParams) { p.AwaitPromise = new(true) }))
	if err != nil {
		v.Fatal(err)
	}
	return took
}

func report(b *testing.B, times []float64) {
	slices.Sort(times)
	b.ReportMetric(times[len(times)/2], "p50-ms")
	b.ReportMetric(times[len(times)*95/100], "p95-ms")
}

// BenchmarkPressToChange is the time from the press of a button to what it
// changes on the page: the next page of a list, through the assistant and back.
func BenchmarkPressToChange(b *testing.B) {
	v := visit(b)
	v.say("/rectify list")
	v.sees("#messages", "第 1/4 页")
	var times []float64
	for b.Loop() {
		times = append(times, v.pressed("#messages", "下一页", "#messages", "第 2/4 页"), v.pressed("#messages", "上一页", "#messages", "第 1/4 页"))
	}
	report(b, times)
}

// BenchmarkPressToForm is the time from the press of a button to the form that
// it opens, filled.
func BenchmarkPressToForm(b *testing.B) {
	v := visit(b)
	v.say("/rectify status 11")
	v.sees("#messages", "破解文化院团发展困境不力")
	var times []float64
	for b.Loop() {
		times = append(times, v.pressed("#messages", "更新", "dialog", "进展说明"))
		v.press("dialog", "取消")
		v.until("the form is gone, and the button takes presses again", `!document.querySelector("dialog").open && !document.querySelector("#messages [aria-busy]")`)
	}
	report(b, times)
}

// BenchmarkStartToPage is the time from the program's start to a page that can
// be used.
func BenchmarkStartToPage(b *testing.B) {
	v := visit(b) // the browser is running before
	var times []float64
	for b.Loop() {
		begun := time.Now()
		url := startLocal(b).url
		if err := chromedp.Do(v.tab, chromedp.Navigate(url), chromedp.WaitReady(chromedp.CSS("body[data-ready]"))); err != nil {
			b.Fatal(err)
		}
		times = append(times, float64(time.Since(begun).Milliseconds()))
	}
	report(b, times)
}

// BenchmarkTableSort is the time from the press of a column's head to the sorted
// table, of 46,000 rows.
func BenchmarkTableSort(b *testing.B) {
	v := visit(b)
	v.run(`(fetched => { window.fetch = async (path, ...more) => {
		const answer = await fetched(path, ...more);
		if (!path.startsWith("/ledger/rows")) return answer;
		const all = await answer.json(), {words, of} = all.columns;
		const place = word => words.push(word) - 1;
		const times = (name, more) => Array.from({length: 1000}, (_, n) => of[name].map(more(n))).flat();
		const same = Object.keys(of).filter(name => !["notice", "title", "due"].includes(name)).map(name => [name, times(name, () => x => x)]);
		all.columns.of = {...Object.fromEntries(same), notice: times("notice", n => (p => () => p)(place("notice " + n))), title: times("title", n => p => place(words[p] + n)), due: times("due", n => (p => () => p)(place("20" + (26 + n % 9) + "-01-01")))};
		return new Response(JSON.stringify(all));
	}; })(window.fetch)`)
	v.press("#channels", "▦ 台账")
	v.sees("#counted", "46000 项")
	wait := func(p *runtime.EvaluateParams) { p.AwaitPromise = new(true) }
	var times []float64
	for b.Loop() {
		for _, field := range []string{"title", "due", "status", "section", "unit", "said", "number"} {
			took, err := chromedp.Run(v.tab, chromedp.Evaluate[float64](fmt.Sprintf(`(async () => {
				const begun = performance.now();
				document.querySelector('.tabulator-col[tabulator-field=%s] .tabulator-col-content').click();
				await new Promise(r => requestAnimationFrame(() => requestAnimationFrame(r)));
				return performance.now() - begun;
			})()`, field), wait))
			if err != nil {
				b.Fatal(err)
			}
			times = append(times, took)
		}
	}
	report(b, times)
}
