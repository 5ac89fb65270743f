package layout

import "rectify/data/notice/source"

// clutterHeads begin lines that a web page prints around a text.
var clutterHeads = source.LexiconOf(
	"当前位置", "您的位置", "您现在的位置", "你的位置", "您当前的位置", "所在位置", "网站首页", "来源:", "信息来源:", "文章来源:",
	"稿件来源:", "发布时间", "发布日期", "发文日期", "成文日期", "更新时间", "发表时间", "时间:", "日期:", "作者:", "编辑:", "责任编辑",
	"责编", "审核:", "校对:", "供稿:", "浏览次数", "浏览量", "浏览:", "阅读次数", "阅读量", "阅读:", "点击数", "点击量", "点击次数", "点击:",
	"访问量", "访问次数", "字体:", "字号:", "我要纠错", "上一篇", "下一篇", "上一条", "下一条", "版权所有", "主办单位:", "主办:",
	"承办单位:", "承办:", "技术支持:", "网站标识码", "备案号", "网站地图", "无障碍", "返回顶部", "返回首页", "相关链接", "相关新闻",
	"索引号", "发布机构", "主题分类", "信息分类", "公开方式", "文号:", "长者模式", "保存本页", "添加收藏", "copyright", "report date", "date published", "published:", "date issued",
)

// buttonWords are what the buttons of a page say. They are words of prose as
// well, so that only a short line without a stop is taken for a row of them.
var buttonWords = source.LexiconOf(
	"首页", "打印", "关闭", "分享", "收藏", "扫一扫", "繁体", "简体", "登录", "注册", "微信公众号", "微信", "联系我们", "字体", "字号", "English",
)

// IsClutter reports whether a line is page furniture: navigation, where and
// when it was put up, buttons.
func IsClutter(p source.Passage) bool {
	const longest, longestButtons = 120, 30
	if p.Len() > longest {
		return false
	}
	if p.Is(0, "[") {
		p = p.From(1).Trim()
	}
	switch {
	case clutterHeads.At(p, 0).Size > 0:
		return !p.Is(p.Len()-1, "。;")
	case buttonWords.At(p, 0).Size > 0 && p.Len() <= longestButtons && !p.Contains("。", ",", ":", "的", "整改"):
		return true
	}
	return p.Contains("> ", " >", ">>", "icp备", "公网安备", "浏览次数", "发布时间:", " 来源:", "更新时间:") && !p.Contains("。")
}

// IsPageNumber reports whether a line is a page's number: — 2 —, 第2页 共5页.
func IsPageNumber(p source.Passage) bool {
	const longest = 12
	digits := false
	for i := range p.Len() {
		if !p.Is(i, "0123456789-—– /第页共") {
			return false
		}
		digits = digits || p.Is(i, "0123456789")
	}
	return digits && p.Len() <= longest && p.Is(0, "-—–第")
}

// IsRule reports whether a line only rules off: -----, |---|:--:|.
func IsRule(p source.Passage) bool {
	const least = 3
	p = p.Trim()
	for i := range p.Len() {
		if !p.Is(i, "|-:=+ —─━═┼├┤┌┐└┘_*~·.…") {
			return false
		}
	}
	return p.Len() >= least
}
