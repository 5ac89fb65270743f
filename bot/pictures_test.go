package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// TestEveryViewInPictures takes a small picture of every view of the page, in both
// themes and at three widths (make pictures). RECTIFY_SCREENSHOT_SCALE=1 takes them
// whole, and RECTIFY_SCREENSHOT_LANG=en in English.
func TestEveryViewInPictures(t *testing.T) {
	dir := os.Getenv("RECTIFY_SCREENSHOTS")
	if dir == "" {
		t.Skip("takes pictures: set RECTIFY_SCREENSHOTS to a directory (make pictures)")
	}
	english := os.Getenv("RECTIFY_SCREENSHOT_LANG") == "en"
	scale, err := strconv.ParseFloat(cmp.Or(os.Getenv("RECTIFY_SCREENSHOT_SCALE"), "0.3"), 64)
	if err != nil {
		t.Fatal(err)
	}
	p := pictures{visit(t), filepath.Join(dir, "views"), scale}
	say := func(zh, en string) string {
		if english {
			return en
		}
		return zh
	}
	if err := os.MkdirAll(p.dir, 0o755); err != nil {
		t.Fatal(err)
	}
	if english {
		p.run(`document.getElementById("language").click()`)
		p.until("the page is English", `document.documentElement.lang === "en"`)
	}
	p.at("/", "#welcome .figure")
	p.take("welcome")
	p.says(say("开发区有哪些问题", "item 11"), true)
	p.take("answer")
	p.says("/rectify status 11", true)
	p.take("card")
	p.click(`#messages li:last-child .buttons button, #messages li:last-child button.primary`)
	p.until("the form is open", `document.querySelector("dialog[open] textarea")`)
	p.take("form")
	p.click(`dialog button.close, dialog button[type=button]`)
	p.run(`document.querySelectorAll("dialog[open]").forEach(d => d.dispatchEvent(new Event("cancel", {cancelable: true})))`)
	p.until("the form is closed", `!document.querySelector("dialog[open]")`)
	p.says("/rectify list", true)
	p.take("list")
	p.says("/rectify digest", true)
	p.take("digest")
	p.says("/rectify help", true)
	p.take("help")
	p.says("/rectify statsu 11", true)
	p.take("error")
	p.do(chromedp.SendKeys(chromedp.CSS("#text"), "/rectify "))
	p.until("completions", `document.querySelector("#completions li")`)
	p.take("completions")
	p.run(`document.getElementById("text").value = "", document.getElementById("text").dispatchEvent(new Event("input"))`)
	p.at("/home", "#home h3")
	p.take("home")
	p.at("/table", "#grid .tabulator-row")
	p.take("table")
	p.at("/table?group=section", "#grid .tabulator-group")
	p.take("table-grouped")
	p.at("/table?by=section", "#grid .tabulator-row")
	p.take("table-by-section")
	p.at("/item/11", "#item h2")
	p.take("item")
	p.run(`dispatchEvent(new KeyboardEvent("keydown", {key: "k", ctrlKey: true, bubbles: true})), document.dispatchEvent(new KeyboardEvent("keydown", {key: "k", ctrlKey: true, bubbles: true}))`)
	p.until("the palette is open", `document.querySelector("#palette")`)
	p.take("palette")
	p.at("/c/"+"整改工作", "#messages")
	p.says(say("@rectify 公务用车管理怎么样了", "@rectify how is the use of official cars going?"), false)
	p.click("#messages .menu.kept a")
	p.until("its answer", `document.querySelectorAll("#replies > li").length > 1`)
	p.take("thread")
	p.at("/gallery", "#examples")
	p.take("gallery")
}

// A pictures takes pictures of what a visitor sees.
type pictures struct {
	*visitor
	dir   string
	scale float64 // of a CSS pixel
}

// widths are those of a phone, a tablet and a laptop.
var widths = []struct {
	name          string
	width, height int64
}{{"phone", 390, 800}, {"tablet", 820, 900}, {"laptop", 1280, 860}}

// at goes to an address and waits for what a selector finds there.
func (p pictures) at(address, selector string) {
	p.Helper()
	p.do(chromedp.Navigate(p.url+address), chromedp.WaitReady(chromedp.CSS("body[data-ready]")))
	p.until(address+" is shown", fmt.Sprintf(`[...document.querySelectorAll(%s)].some(n => n.offsetParent)`, quote(selector)))
}

func (p pictures) click(selector string) {
	p.Helper()
	p.until("there is "+selector, fmt.Sprintf(`[...document.querySelectorAll(%s)].some(n => n.offsetParent)`, quote(selector)))
	p.run(fmt.Sprintf(`[...document.querySelectorAll(%s)].filter(n => n.offsetParent)[0].click()`, quote(selector)))
}

// says sends a message and waits until it is shown; where it is to be answered, until
// an app says something after it.
func (p pictures) says(text string, answered bool) {
	p.Helper()
	before, err := chromedp.Run(p.tab, chromedp.Evaluate[string](`document.querySelector("#messages > li:last-child")?.dataset.ts || ""`))
	if err != nil {
		p.Fatal(err)
	}
	p.do(chromedp.WaitVisible(chromedp.CSS("#text")), chromedp.SetValue(chromedp.CSS("#text"), text))
	p.run(`document.querySelector("#compose button.primary").click()`)
	last := fmt.Sprintf(`document.querySelector("#messages > li:last-child")?.dataset.ts > %s`, quote(before))
	if answered {
		last += ` && document.querySelector("#messages > li:last-child .avatar.app")`
	}
	p.until("it is there", last)
}

// take takes the pictures of a view.
func (p pictures) take(name string) {
	p.Helper()
	for _, w := range widths {
		p.do(chromedp.EmulateViewport(w.width, w.height))
		for _, theme := range []string{"light", "dark"} {
			media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: theme}}}
			if _, err := chromedp.Call(p.tab, emulation.SetEmulatedMedia, media); err != nil {
				p.Fatal(err)
			}
			p.until("it is drawn", `new Promise(r => requestAnimationFrame(() => requestAnimationFrame(() => r(true))))`)
			shot := page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatJpeg, Quality: new(int64(40)), Clip: &page.Viewport{Width: float64(w.width), Height: float64(w.height), Scale: p.scale}}
			taken, err := chromedp.Call(p.tab, page.CaptureScreenshot, shot)
			if err != nil {
				p.Fatal(err)
			}
			if err := os.WriteFile(filepath.Join(p.dir, name+"-"+w.name+"-"+theme+".jpg"), taken.Data, 0o644); err != nil {
				p.Fatal(err)
			}
		}
	}
	p.do(chromedp.EmulateViewport(1280, 860))
}
