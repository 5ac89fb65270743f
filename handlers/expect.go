package handlers

import (
	"cmp"
	"regexp"
	"strings"
	"unicode/utf8"

	"rectify/index"
	"rectify/index/lexicon"
)

// An expectation is what a question that asks for a fact expects to see: who
// asks "多少钱" is answered only by a sentence that holds a sum of money.
type expectation struct {
	zh, en string         // what is asked for, in a word
	asks   []string       // how such questions ask, folded
	holds  *regexp.Regexp // what a sentence that answers holds, folded
}

const numeral = `[0-9一二三四五六七八九十百千万两]`

// expectations are tried in order; the first whose words are asked counts.
var expectations = []expectation{
	{"时刻", "time of day", []string{"几点", "点钟", "营业时间", "开放时间", "上班时间", "what time", "opening hours"},
		regexp.MustCompile(numeral + `{1,3}(点|时(\D|$)|:\d\d)`)},
	{"金额", "amount of money", []string{"多少钱", "多少元", "几个亿", "几亿", "多少亿", "几万", "多少万", "几块钱", "多少费用", "收多少", "花多少", "费用是", "票价", "门票", "价格", "价钱", "工资", "月薪", "年薪", "how much money", "price", "salary", "ticket"},
		regexp.MustCompile(`\d[\d.,]*\s*(余|多)?([万亿](余|多)?元?|元)|免费`)},
	{"年龄", "age", []string{"几岁", "多大岁数", "多大年纪", "多大了", "how old"},
		regexp.MustCompile(numeral + `+(周)?岁`)},
	{"时长", "length of time", []string{"多久", "多长时间", "几个小时", "几分钟", "几天", "多少天", "how long"},
		regexp.MustCompile(numeral + `+(个(半)?月|个?(半)?小时|天|周|分(钟|\d)|秒|个?工作日|[日天]内)|(^|[^\d])` + numeral + `{1,2}年[^\d]|至今|每(个|半|两|三)?(年|月|周|季|天|日)|\d日?起?[至到—-][^,。;]{0,8}\d日`)},
	{"长度或面积", "length or area", []string{"多高", "多远", "多宽", "多深", "多长的", "多少亩", "几亩", "多大面积", "面积多大", "面积是多少", "平方米", "多长", "how high", "how far", "how tall"},
		regexp.MustCompile(`\d[\d.,]*\s*(万|多|余)?(平方|立方)?(米|公里|千米|厘米|里|亩|公顷)`)},
	{"重量", "weight", []string{"多重", "几吨", "几斤"},
		regexp.MustCompile(`\d[\d.,]*\s*(万)?(吨|公斤|千克|斤)`)},
	{"电话", "phone number", []string{"电话", "手机号", "号码", "phone", "telephone"},
		regexp.MustCompile(`\d{3,4}\s*[-—–-]?\s*\d{4}`)},
	{"邮箱", "e-mail address", []string{"邮箱", "信箱", "邮件", "email", "e-mail"},
		regexp.MustCompile(`@|信箱`)},
	{"传真", "fax number", []string{"传真", "fax"}, regexp.MustCompile(`传真.{0,4}\d{3,}`)},
	{"邮编", "postal code", []string{"邮编", "邮政编码", "postal code", "postcode", "zip code"}, regexp.MustCompile(`(^|\D)\d{6}(\D|$)`)},
	{"地址", "address", []string{"地址", "寄到", "寄给", "寄哪", "寄往", "哪儿寄", "哪里寄", "哪寄", "address"},
		regexp.MustCompile(`地址|(路|街|道|巷)[^,。;]{0,8}\d+号`)},
	{"文号", "document number", []string{"文号", "几号文", "什么号文", "document number"},
		regexp.MustCompile(`[〔\[(【]\d{4}[〕\])】]\s*\d+\s*号`)},
	{"网址", "web address", []string{"网址", "website address", "url"},
		regexp.MustCompile(`www\.|https?://`)},
	{"籍贯", "place of origin", []string{"哪里人", "哪儿人", "籍贯", "老家"},
		regexp.MustCompile(`籍贯|出生|人士`)},
	{"是谁", "person", []string{"是谁", "谁是", "哪位", "who is", "who's"},
		regexp.MustCompile(`\p{Han}{2,3}同志|由.{2,14}(负责|担任|兼任|牵头|记录)|(负责人|责任人|组长|主任)[为是:]`)},
	{"姓名", "name", []string{"人叫什么", "人叫啥", "姓什么", "姓啥", "叫什么名字的人", "长叫什么", "长叫啥", "主任叫什么", "主任叫啥", "书记叫什么", "书记叫啥", "领导叫什么"},
		regexp.MustCompile(`\p{Han}{2,3}同志|\p{Han}某`)},
	{"名单", "list of names", []string{"的名单", "村名单", "部名单", "人名单", "员名单", "分别叫", "都叫什么", "都叫啥", "分别是哪"},
		regexp.MustCompile(`\p{Han}、[^,。;]*\p{Han}(、|和|与|及|等)`)},
	{"路线", "way there", []string{"怎么去", "怎么走", "怎么坐", "坐几路", "几路车", "how do i get to"},
		regexp.MustCompile(numeral + `+路|乘坐|公交`)},
	{"时间", "date", []string{"什么时候", "啥时候", "何时", "哪天", "哪一天", "哪年", "哪一年", "几月", "几号", "几时", "哪个月", "时间是", "哪段时间", "起止", "到期日", "when", "what date"},
		regexp.MustCompile(numeral + `+(年|月|日|号)|年底|月底`)},
	{"比例", "percentage", []string{"百分之几", "百分之多少", "多大比例", "占比", "what percentage"},
		regexp.MustCompile(`\d(\.\d+)?\s*[%‰]|百分之`)},
	{"数量", "number", []string{"多少", "几", "how many", "how much"},
		regexp.MustCompile(`\d(?:[^年月日号\d.]|$)|` + numeral + `(个|名|位|家|项|次|人|辆|处|件|起|场|条|台|所|类|种|期|批|户|间|张|份|套|座)`)},
}

// measured finds what a question counts in words that count little else: 件, 亩.
var measured = regexp.MustCompile(`(?:多少|几)(件|起|辆|亩|吨|米|册|幅)`)

// asksFor finds the word before "是多少" and the like.
var asksFor = regexp.MustCompile(`(\p{Han}{2})(?:是|为|有)(?:多少|什么|几|谁|哪)|(\p{Han}{2})多少$|(?:多少|哪些)(\p{Han}{2})$|(名单|名字|名称|地址|照片|密码)(?:$|[^\p{Han}]|是|有|发|给)`)

// aspects stand before 有什么 and name nothing.
var aspects = map[string]bool{"文号": true, "实际": true, "现在": true, "目前": true, "一共": true, "总共": true, "共计": true, "今年": true, "去年": true, "分别": true, "到底": true, "大概": true, "大约": true, "当时": true,
	"其中": true, "具体": true, "需要": true, "应该": true, "方面": true, "领域": true, "这块": true, "那块": true, "上面": true, "里面": true, "工作": true, "情况": true}

// nameAsked asks what something that is named is called.
var nameAsked = regexp.MustCompile(`(?:叫|是)(?:什么|啥)(?:名字|名称|名)?`)

func lastRune(s string) string {
	_, size := utf8.DecodeLastRuneInString(s)
	return s[len(s)-size:]
}

// askedFor is the last word of what a question asks the value of: 密码 of
// "系统的密码是多少"; empty where it does not ask so.
func askedFor(text string) string {
	bare := strings.TrimRight(nameAsked.ReplaceAllString(index.Fold(text), ""), "?？!。 了呢啊吗")
	if m := asksFor.FindStringSubmatch(bare); m != nil {
		if head := strings.Join(m[1:], ""); !aspects[head] && !strings.ContainsAny(lastRune(head), "的了都还也就又才共") {
			return head
		}
	}
	return ""
}

// roughly are numbers that nobody asks for: 好几年, 哪几家, 几乎.
var roughly = regexp.MustCompile(`[好没十这那哪]几|几[十百千万乎]`)

// counted finds what a question counts in a word of its own: 多少人, 几家.
var counted = regexp.MustCompile(`(?:多少|几)个?(人|名|位|家|部|种|批|次|户|间|张|份|所|座|级|届|轮|套|处|条|项)`)

// countedNoun finds what a question counts in pieces: 几个方面.
var countedNoun = regexp.MustCompile(`(?:多少|几)个(\p{Han}{2})`)

// alike are words for counting the same.
var alike = map[string]string{"人": "人名位", "名": "人名位", "位": "人名位", "家": "家个处所", "所": "家个处所", "处": "家个处所", "次": "次起轮场", "轮": "次轮", "批": "批次"}

var howManyThings = regexp.MustCompile(`how many ([a-z-]+(?: [a-z-]+)?)`)

// thingsCounted is what an English question counts, in Chinese, as alternatives
// of a regular expression; empty where it counts nothing that has a translation.
func thingsCounted(folded string) string {
	m := howManyThings.FindStringSubmatch(folded)
	if m == nil {
		return ""
	}
	var words []string
	if terms := lexicon.English(m[1]); len(terms) > 0 {
		for _, w := range terms[0].Words {
			words = append(words, regexp.QuoteMeta(w))
		}
	}
	if strings.HasPrefix(m[1], "people") || strings.HasPrefix(m[1], "staff") || strings.HasPrefix(m[1], "person") {
		words = append(words, "人", "名", "位")
	}
	return strings.Join(words, "|")
}

// expectedName is what a question for a fact asks for, in a word of either
// language; empty where it asks for no fact of a known kind.
func expectedName(text string) (zh, en string) {
	folded := roughly.ReplaceAllString(index.Fold(text), " ")
	for _, e := range expectations {
		if holdsAny(folded, e.asks) {
			return e.zh, e.en
		}
	}
	return "", ""
}

// expected returns what the question's answer must hold; nil where it asks
// for no such fact.
func expected(text string) *regexp.Regexp {
	folded := roughly.ReplaceAllString(index.Fold(text), " ")
	for _, e := range expectations[:len(expectations)-1] {
		if holdsAny(folded, e.asks) {
			return e.holds
		}
	}
	if m := measured.FindStringSubmatch(folded); m != nil {
		return regexp.MustCompile(`(\d|` + numeral + `)[余多]?` + m[1])
	}
	if things := thingsCounted(folded); things != "" {
		return regexp.MustCompile(`(?:\d|` + numeral + `)[^,。;]{0,12}(?:` + things + `)|(?:` + things + `)[^,。;]{0,6}\d`)
	}
	if m := counted.FindStringSubmatch(folded); m != nil {
		return regexp.MustCompile(`(\d|` + numeral + `)[余多]?[` + cmp.Or(alike[m[1]], m[1]) + `]`)
	}
	if m := countedNoun.FindStringSubmatch(folded); m != nil {
		return regexp.MustCompile(`(\d|` + numeral + `)[余多]?个?(?:具体)?` + m[1])
	}
	if any := expectations[len(expectations)-1]; holdsAny(folded, any.asks) {
		return any.holds
	}
	return nil
}
