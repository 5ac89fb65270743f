package ground

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"rectify/data/notice"
	"rectify/data/text"
	"rectify/index/lexicon"
)

var (
	called  = regexp.MustCompile(`(?:<|&lt;)[@!#]|(?:^|[^\w.+-])@[\p{L}\d]`)
	mailbox = regexp.MustCompile(`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`)
	address = regexp.MustCompile(`\w+://|\]\(|www[.。]|\b[\w-]+[.。](?:[\w-]+[.。])*(?:com|cn|org|net|gov|edu|io|info|top|xyz|dev|app|example|test` +
		`|xn--\w+)\b|\bxn--`)
	paper     = regexp.MustCompile(`[\p{Han}]*[〔(]\d{4}[〕)]\s*\d+\s*号`)
	quotation = regexp.MustCompile(`“([^”]+)”|"([^"]+)"|「([^」]+)」|《([^》]+)》|『([^』]+)』`)
)

func mentions(text string, _ []ready) bool { return called.MatchString(text) }

// links reports whether the text contains an address. An answer needs none: its
// sources are shown with it, and the office's contacts are answered without a model.
func links(text string, _ []ready) bool {
	return mailbox.MatchString(text) || address.MatchString(text) || path.MatchString(text)
}

// documents reports whether the text has a document number that no source has.
func documents(text string, cited []ready) bool {
	bare := strings.NewReplacer("(", "〔", ")", "〕", " ", "")
	for _, number := range paper.FindAllString(text, -1) {
		number = bare.Replace(number)
		if !slices.ContainsFunc(cited, func(r ready) bool { return strings.Contains(bare.Replace(r.text), number) }) {
			return true
		}
	}
	return false
}

// quotations reports whether the text quotes what no source says.
func quotations(text string, cited []ready) bool {
	var quoted []string
	for _, m := range quotation.FindAllStringSubmatch(text, -1) {
		quoted = append(quoted, strings.Trim(strings.Join(m[1:], ""), " ,.;:，。；："))
	}
	return lacks(cited, quoted)
}

func lacks(cited []ready, all []string) bool {
	return slices.ContainsFunc(all, func(words string) bool { return !hold(cited, words) })
}

// declared are the words by which a text gives an item a status.
var declared = []struct {
	words  *regexp.Regexp
	status []notice.Status
}{
	{regexp.MustCompile(`(?:未|没有?|尚未)(?:完成)?整改|整改(?:尚未|未|没有)|(?:正在|仍在|还在|持续)整改|整改中|in progress|not (?:yet )?(?:rectified` +
		`|done|completed)|ongoing|still open|unresolved`),
		[]notice.Status{notice.InProgress, notice.NotStarted, notice.LongTerm}},
	{regexp.MustCompile(`未启动|尚未开始|not (?:yet )?started`), []notice.Status{notice.NotStarted}},
	{regexp.MustCompile(`已(?:经)?(?:全部)?销号|closed off|(?:item|finding|issue|problem)s?\b[^.;]*\bclosed\b|['"“‘]closed['"”’]`), []notice.Status{notice.Closed}},
	{regexp.MustCompile(`已(?:经)?(?:全部)?(?:完成)?整改|整改(?:已|已经)?(?:完成|完毕|到位)|完成整改|\brectified|\bresolved|fully completed`),
		[]notice.Status{notice.Rectified, notice.Closed}},
	{regexp.MustCompile(`长期坚持`), []notice.Status{notice.LongTerm}},
}

// statuses reports whether the text gives an item another status than the
// ledger does.
func statuses(text string, cited []ready) bool {
	for _, d := range declared {
		if !d.words.MatchString(text) {
			continue
		}
		if slices.ContainsFunc(cited, func(r ready) bool { return r.Item > 0 && !slices.Contains(d.status, r.Status) }) {
			return true
		}
		text = d.words.ReplaceAllString(text, " ") // 尚未完成整改 holds 完成整改
	}
	return false
}

// glue are words that join what is said, and say nothing themselves.
var glue = strings.NewReplacer(func() (pairs []string) {
	for word := range strings.FieldsSeq(`因此 所以 由于 因为 为此 同时 此外 另外 其中 以及 并且 而且 但是 不过 总体来看 总的来说 总体上 主要是 主要 包括 方面 问题是 原因是
		原因 针对 通过 根据 目前 具体 措施有 措施 做法 分别 均 都 则 也 还 并 已经 已 正在 进行 开展 涉及 相关 有关 上述 该 这 那 其 的 了 和 与 及 对 在 从 为 由 是 有 等 将 被 把 向 以 于 中 上 下 后 前`) {
		pairs = append(pairs, word, " ")
	}
	return pairs
}()...)

// bare is a text without its glue.
func bare(text string) string { return glue.Replace(text) }

// pairsOf returns the pairs of adjacent Chinese characters.
func pairsOf(text string) map[string]bool {
	all := map[string]bool{}
	var before rune
	for _, r := range text {
		if !unicode.Is(unicode.Han, r) {
			before = 0
			continue
		}
		if before != 0 {
			all[string([]rune{before, r})] = true
		}
		before = r
	}
	return all
}

// office is how names of offices, firms and places end.
var office = regexp.MustCompile(`(\p{Han}{2,}?)(集团公司|公司|集团|学校|大学|学院|银行|医院|法院|检察院|协会|支队|大队|街道|委员会|研究所|事务所|[局厅馆镇乡村县市省区])`)

// titled is a name before what people with names do.
var titled = regexp.MustCompile(`(由|经|请|让|[长任记员师])?([` + surnames + `]\p{Han}{1,2}?)(?:同志|先生|女士|局长|副局长|主任|书记|处长|科长|牵头|负责|批准|签字|审批|汇报|要求|指出|表示)`)

// called by their office, and by no name.
var nameless = regexp.MustCompile(`^(?:全|本|该|我|各|有关|相关|主管|上级|下级|所在|责任)*(?:市|县|区|局|馆|厅|公司|镇|乡|村)$|地区|社区|景区|市区|城区|园区|片区`)

// names reports whether the text names a person or an office that no source
// names.
func names(text string, cited []ready) bool {
	for _, m := range office.FindAllStringSubmatch(bare(text), -1) {
		if !nameless.MatchString(m[0]) && !hold(cited, lastRunes(m[1], 2)+m[2]) {
			return true
		}
	}
	for _, m := range titled.FindAllStringSubmatch(text, -1) {
		if !hold(cited, m[2]) && (m[1] != "" || !lexicon.Known(m[2])) {
			return true
		}
	}
	return slices.ContainsFunc(strings.FieldsFunc(bare(text), notHan), func(run string) bool { return holdsPerson([]rune(run), cited) })
}

func notHan(r rune) bool { return !text.IsHan(r) }

func lastRunes(s string, n int) string {
	runes := []rune(s)
	return string(runes[max(0, len(runes)-n):])
}

// holdsPerson reports whether a stretch of Chinese has what reads like a
// person's name, and is in no source: a surname that belongs to no word, or to
// one that leaves a character over.
func holdsPerson(runes []rune, cited []ready) bool {
	for at := 0; at < len(runes); {
		n := knownWord(runes[at:], cited)
		word := string(runes[at : at+max(n, 1)])
		last := at+max(n, 1) == len(runes)
		if isSurname(runes[at]) && !last && (n == 0 || n == 2 && !hold(cited, word) && knownWord(runes[at+n:], cited) == 0) {
			return true
		}
		at += max(n, 1)
	}
	return false
}

// knownWord is the length of the longest word that begins the runes, of two
// characters or more: one of a source, or of the language.
func knownWord(runes []rune, cited []ready) int {
	for n := min(8, len(runes)); n > 1; n-- {
		word := string(runes[:n])
		if hold(cited, word) || lexicon.Known(word) {
			return n
		}
	}
	return 0
}

// surnames are the commonest: 19 of 20 people have one of them.
const surnames = `王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤`

func isSurname(r rune) bool { return strings.ContainsRune(surnames, r) }

var latin = regexp.MustCompile(`[a-z]{2,}`)

// foreign reports whether a text has a word in Latin letters that is in no
// source.
func foreign(text string, cited []ready) bool {
	return len(pairsOf(text)) > 0 && lacks(cited, latin.FindAllString(text, -1))
}
