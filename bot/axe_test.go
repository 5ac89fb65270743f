package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// axeSource installs axe-core from npm and returns its script.
func axeSource(t *testing.T) string {
	t.Helper()
	if os.Getenv("RECTIFY_TEST_PEERS") == "" {
		t.Skip("installs axe-core from npm: set RECTIFY_TEST_PEERS=1 (make test-peers)")
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/axe")); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
	defer cancel()
	install := exec.CommandContext(ctx, "npm", "ci", "--no-fund", "--no-audit", "--ignore-scripts")
	install.Dir = dir
	if out, err := install.CombinedOutput(); err != nil {
		t.Fatalf("npm ci: %v: %s", err, out)
	}
	source, err := os.ReadFile(filepath.Join(dir, "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	return string(source)
}

// sound wants axe to find nothing wrong with what is shown, in both themes.
func (v *visitor) sound(axe, view string) {
	v.Helper()
	for _, theme := range []string{"dark", "light"} {
		media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}}}
		if _, err := chromedp.Call(v.tab, emulation.SetEmulatedMedia, media); err != nil {
			v.Fatal(err)
		}
		if _, err := chromedp.Run(v.tab, chromedp.Evaluate[bool](axe+"; true")); err != nil {
			v.Fatal(err)
		}
		wait := func(p *runtime.EvaluateParams) { p.AwaitPromise = new(true) }
		wrong, err := chromedp.Run(v.tab, chromedp.Evaluate[[]string](`axe.run().then(r => r.violations.flatMap(w =>
			w.nodes.map(n => w.id + ": " + n.failureSummary + " " + n.html.slice(0, 200))))`, wait))
		if err != nil {
			v.Fatal(err)
		}
		for _, w := range wrong {
			v.Errorf("%s, %s: %s", view, theme, w)
		}
	}
}

// TestPeerAxe: axe-core finds nothing wrong with any view.
func TestPeerAxe(t *testing.T) {
	t.Parallel()
	axe := axeSource(t)
	v := visit(t)
	v.sound(axe, "first-visit")
	v.say("第11条")
	v.sees("#messages", "破解文化院团发展困境不力")
	v.say("/rectify list")
	v.sees("#messages li.alone", "共 46 项")
	v.sound(axe, "messages")
	v.press("#messages", "更新")
	v.sees("dialog", "更新状态")
	v.fill("佐证链接", "合同.pdf")
	v.press("dialog", "提交")
	v.sees("dialog", "http://")
	v.sound(axe, "form")
	v.press("dialog", "取消")
	v.press("#tabs", "主页")
	v.sees("#home", "43/46")
	v.sound(axe, "home")
	v.press("#home", "查看")
	v.sees("dialog", "整改情况")
	v.sound(axe, "window")
	v.press("dialog", "关闭")

	v.press("#channels", "# 整改工作")
	v.say("@rectify 公务用车管理怎么样了")
	v.press("#messages", "1 条回复")
	v.sees("#replies", "公务用车")
	v.sound(axe, "thread")
	v.do(chromedp.SendKeys(chromedp.CSS("#text"), "/"))
	v.sees("#completions", "/rectify")
	v.sound(axe, "completions")
	v.do(chromedp.EmulateViewport(390, 800))
	v.sound(axe, "phone")
	v.do(chromedp.EmulateViewport(1280, 860), chromedp.SendKeys(chromedp.CSS("#words"), "公务用车\n"))
	v.sees("#results", "公务用车")
	v.sound(axe, "search")
	v.do(chromedp.Navigate(v.url+"/table?group=section"), chromedp.WaitReady(chromedp.CSS("#ledger[data-ready]")))
	v.sees("#grid", "破解文化院团发展困境不力")
	v.sound(axe, "table")
	v.cell(11, "status")
	v.sound(axe, "editor")
	v.do(chromedp.KeyEvent(kb.Escape))
	v.cell(11, "due")
	v.sound(axe, "editor of a day")
	v.press(".edit", "取消")
	v.press("#ledger", "按部分")
	v.sees("#grid", "100%")
	v.sound(axe, "summary")
	v.do(chromedp.Navigate(v.url+"/item/11"), chromedp.WaitReady(chromedp.CSS("#item h2")))
	v.sound(axe, "item")
	v.do(chromedp.KeyEvent("k", chromedp.KeyModifiers(2))) // Ctrl
	v.sees("#palette", "台账")
	v.sound(axe, "palette")
	v.do(chromedp.KeyEvent(kb.Escape), chromedp.EmulateViewport(390, 800), chromedp.Navigate(v.url+"/table"), chromedp.WaitReady(chromedp.CSS("#ledger[data-ready]")))
	v.sees("#grid", "破解文化院团发展困境不力")
	v.sound(axe, "table-phone")
	v.do(chromedp.Navigate(v.url+"/gallery"), chromedp.WaitReady(chromedp.CSS("body[data-ready]")))
	v.sees("#examples", "科室人员")
	v.sound(axe, "gallery")
}
