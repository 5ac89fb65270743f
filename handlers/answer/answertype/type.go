package answertype

import (
	"cmp"
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"rectify/data/pattern"
	"rectify/data/text"
	"rectify/handlers/question/phrasing"
	"rectify/index"
	"rectify/index/lexicon"
)

// A Type is a kind of fact that questions ask for: who asks "多少钱" is
// answered only by a sentence that holds a sum of money.
type Type struct {
	Zh, En string           // what is asked for, in a word
	asks   *pattern.Pattern // how such questions ask, folded
	Holds  *pattern.Pattern // what a sentence that answers holds, folded
	loose  *Type            // what may answer a sentence that holds no answer otherwise; nil for nothing
	common *pattern.Pattern // of a name: what says only what kind of body it is; nil for other types
	found  *sync.Map        // what texts hold of it, by text, while one question is answered; nil: not kept
}

//go:embed answertypes.tsv
var answerTypesTSV string

const (
	numeral       = `[0-9一二三四五六七八九十百千万两]`
	numberWord    = `(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?)`
	englishNumber = `(?:\d[\d.,]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirty|sixty|ninety)`
)

// answerTypes are tried in order; the last is any number, which more special
// ways of counting come before.
var answerTypes = func() []Type {
	var out []Type
	for _, line := range text.Rows(answerTypesTSV) {
		row := line.Cells
		special := strings.NewReplacer("N", numeral, "W", englishNumber, "P", "(?:"+strings.Join(text.Surnames(), "|")+`)\p{Han}{1,2}`)
		t := Type{Zh: row[0], En: row[1], asks: pattern.MustCompile(row[2]), Holds: pattern.MustCompile(special.Replace(row[3]))}
		if len(row) > 4 {
			t.common = pattern.MustCompile(row[4])
		}
		out = append(out, t)
	}
	return out
}()

// An Expectation is the answer type of a question, with the place in the folded
// question, in runes, where it asks for it.
type Expectation struct {
	*Type
	from, to int
}

// roughly matches numbers that ask for no number, or only for an item's: 好几年,
// 哪几家, but not 哪几天, 哪几年, 几乎, 第几条.
var roughly = pattern.MustCompile(`[好没十这那么]几|哪几[^天年]|几[十百千万乎]|第几[条项个点]`)

// Expected is what the question's answer must hold; its answerType is nil where
// it asks for no fact of a known type.
func Expected(text string) Expectation {
	e := expected(text)
	if e.Type != nil {
		own := *e.Type
		e.Type, own.found = &own, &sync.Map{}
	}
	return e
}

func expected(text string) Expectation {
	folded := roughly.ReplaceAllStringFunc(index.Fold(text), func(s string) string {
		return strings.Repeat(" ", utf8.RuneCountInString(s))
	})
	place := func(t *Type, from, to int) Expectation {
		at := utf8.RuneCountInString(folded[:from])
		return Expectation{t, at, at + utf8.RuneCountInString(folded[from:to])}
	}
	if whole := index.Fold(text); whichSeveral.MatchString(whole) {
		at := slices.IndexFunc(answerTypes, func(t Type) bool { return t.En == "list of names" })
		m := whichSeveral.FindStringIndex(whole)
		from := utf8.RuneCountInString(whole[:m[0]])
		return Expectation{&answerTypes[at], from, from + utf8.RuneCountInString(whole[m[0]:m[1]])}
	}
	last := len(answerTypes) - 1
	for i := range answerTypes[:last] {
		from, to := answerTypes[i].place(folded)
		if from == to {
			continue
		}
		if t, at, end := asksInstead(folded, i); t != nil && !asking.MatchString(folded[from:to]) {
			return place(t, at, end)
		}
		return place(&answerTypes[i], from, to)
	}
	anyNumber := &answerTypes[last]
	from, to := anyNumber.place(folded)
	if m := measured.FindStringSubmatchIndex(folded); m != nil {
		return place(anyNumber.of(`(\d|`+numeral+`)[余多]?`+folded[m[2]:m[3]]+`|\d[\d,]* [a-z]{3}`), m[0], m[1])
	}
	if things, said := thingsCounted(folded); things != "" && from < to {
		return place(anyNumber.of(`\b`+numberWord+`\b[^%,。;]{0,12}\b`+said+`\b|(?:\d|`+numeral+`)[^%,。;]{0,12}(?:`+things+`)|(?:`+things+`)[^,。;]{0,6}\d`).orElse(`\d[\d,]*(?:余|多)?`+measures), from, to)
	}
	if m := counted.FindStringSubmatchIndex(folded); m != nil {
		unit := folded[m[2]:m[3]]
		return place(anyNumber.of(`(\d|`+numeral+`)[余多]?[`+cmp.Or(alike[unit], unit)+`]`), m[0], m[1])
	}
	if m := countedNoun.FindStringSubmatchIndex(folded); m != nil {
		noun := folded[m[2]:m[3]] // which may come before the number, too: 城市书房29个
		return place(anyNumber.of(`(\d|`+numeral+`)[余多]?个?(?:具体)?`+noun+`|(\d|`+numeral+`)[余多]?个(?:$|[^\p{Han}])`), m[0], m[1])
	}
	if from < to {
		return place(anyNumber, from, to)
	}
	if m := whichThing.FindStringSubmatchIndex(folded); m != nil && !unnamed[folded[m[2]:m[3]]] {
		return place(namesOf(folded[m[2]:m[3]]), m[0], m[1])
	}
	return Expectation{}
}

// asking are the words that ask in Chinese.
var asking = pattern.MustCompile(`[多几谁哪何啥]|什么|怎么`)

// asksInstead is the type, behind that one, which a question asks for in so many words,
// and where: of 工资什么时候补发的 a date, 工资 being what it is about.
func asksInstead(folded string, than int) (t *Type, from, to int) {
	for i := than + 1; i < len(answerTypes); i++ {
		t := &answerTypes[i]
		if !t.ofEvent() {
			continue
		}
		if from, to := t.place(folded); asking.MatchString(folded[from:to]) {
			return t, from, to
		}
	}
	return nil, 0, 0
}

// ofEvent reports whether the type is when or by whom something was done.
func (t *Type) ofEvent() bool {
	return t.Zh == "时间" || t.Zh == "时长" || t.Zh == "频率" || t.Zh == "是谁"
}

// NotOfLedger reports whether the ledger has no field that may hold the fact: it knows
// when and by whom something is to be done, not how much there is of it.
func (t *Type) NotOfLedger() bool { return t != nil && amounts[t.Zh] }

// amounts are the types of facts that no field of the ledger holds.
var amounts = map[string]bool{"金额": true, "数量": true, "比例": true, "年龄": true, "长度或面积": true, "重量": true, "品牌": true, "文号": true, "网址": true}

// whichSeveral finds who several are that a question speaks of: 3家单位是哪几家.
var whichSeveral = pattern.MustCompile(`(?:单位|企业|公司|厂|人|学校|医院|村|镇|乡|街道|站|所|项目|工程|店|家|部门)(?:都|各|分别)?是哪(?:几|两|些|[二三四五六七八九十0-9]+)[个家位名所]?`)

// whichThing finds which one of several things a question asks for: 哪个标段.
var whichThing = pattern.MustCompile(`哪一?(?:个|家|条|座|所|栋|艘|辆|台|支|笔|批)(\p{Han}{2})`)

// unnamed are what questions ask which of without asking for a name: fields of an item,
// which the ledger holds, and parts of a notice.
var unnamed = func() map[string]bool {
	of := map[string]bool{}
	for _, w := range strings.Fields("单位 部门 科室 股室 处室 机构 领导 负责 方面 问题 整改 环节 阶段 地方 地步 程度 步骤 部分 板块 章节 提到 涉及 还没 没有 已经 最近 最早 最晚 最多 最少 需要 完成 到期") {
		of[w] = true
	}
	return of
}()

// namesOf is the type of the names of things of one kind: 三标段, but not 4个标段, 各标段.
func namesOf(thing string) *Type {
	return &Type{Zh: "哪个" + thing, En: "which one",
		Holds:  pattern.MustCompile(`\p{Han}[\p{Han}0-9a-z]{0,11}` + thing + `|[0-9a-z]{1,3}(?:号|#)?` + thing),
		common: pattern.MustCompile(`^.*(?:` + numeral + `?[余多]?(?:个|家|条|座|所|处|项|栋|艘|辆|台|支|笔|批)|[各该本某对向的在建为和与及等]|部分|个别|有关|相关|全部|所有|其[他余中]|上述|以上|多数|同一|不同)` + thing + `$`),
	}
}

// place is where the folded question asks for the type, in bytes; 0, 0 where it
// does not. A noun, such as 价格, asks only in a question, at its end, or where it
// is to be given.
func (t *Type) place(folded string) (from, to int) {
	at := t.asks.FindStringIndex(folded)
	if at == nil {
		return 0, 0
	}
	if !phrasing.HoldsQuestionWord(folded) && !requested.MatchString(folded[at[1]:]) && !asksName.MatchString(folded[:at[1]]) {
		return 0, 0
	}
	return at[0], at[1]
}

// asksName begins a request for names: names of the three suppliers that got it.
var asksName = pattern.MustCompile(`^(?:[a-z']+ ){0,4}names? of `)

// requested matches what follows a noun that asks for what it names.
var requested = pattern.MustCompile(`^[的呢\s.。!?]*$|^(给|发|告诉|报|要|是)|^ (of|for) `)

// answeredIn reports whether a folded text holds an answer of the type: one that
// is not made of the words of the folded question.
func (t *Type) answeredIn(text, question string) bool {
	return slices.ContainsFunc(t.in(text), func(answer string) bool {
		parts, fresh := 0, 0 // words, of Chinese the characters
		for part := ""; answer != ""; answer = answer[len(part):] {
			if part = answer[:len(answer)-len(strings.TrimLeft(answer, "abcdefghijklmnopqrstuvwxyz"))]; part == "" {
				r, size := utf8.DecodeRuneInString(answer)
				if part = answer[:size]; r == ' ' {
					continue
				}
			}
			parts++
			if !strings.Contains(question, part) {
				fresh++
			}
		}
		return fresh > 0 && fresh*leastFresh >= parts
	})
}

// in are the stretches of a folded text that hold something of the type.
func (t *Type) in(text string) (all []string) {
	if t.found != nil {
		if all, known := t.found.Load(text); known {
			return all.([]string)
		}
		defer func() { t.found.Store(text, all) }()
	}
	return slices.DeleteFunc(t.Holds.FindAllString(text, -1), func(answer string) bool { return !t.names(answer) })
}

// names reports whether a name that a text may hold is one: 聘请会计师事务所 names none.
// Answers of other types need none.
func (t *Type) names(answer string) bool {
	if first, _ := utf8.DecodeRuneInString(answer); t.common == nil || !unicode.IsLetter(first) { // 《 begins a title
		return true
	}
	return utf8.RuneCountInString(strings.TrimSpace(t.common.ReplaceAllString(answer, ""))) >= shortestName
}

// shortestName is how many characters of a body's name distinguish it from others.
const shortestName = 2

// In reports whether a folded text holds something of the type.
func (t *Type) In(text string) bool {
	if t.common == nil {
		return t.Holds.MatchString(text)
	}
	return len(t.in(text)) > 0
}

// leastFresh says that one in so many characters of an answer is not of the
// question.
const leastFresh = 4

// of is the type with another expression for its answers.
func (t *Type) of(holds string) *Type {
	special := *t
	special.Holds = pattern.MustCompile(holds)
	return &special
}

// orElse is the type with an expression for what may answer where nothing else does.
func (t *Type) orElse(holds string) *Type {
	t.loose = t.of(holds)
	return t
}

// measured finds what a question counts in words that count little else: 件, 亩.
var measured = pattern.MustCompile(`(?:多少|几)(件|起|辆|亩|吨|米|册|幅|笔|台|只|宗|例|栋|本|头|株|棵|块|根|支|艘|架)`)

// counted finds what a question counts in a word of its own: 多少人, 几家.
var counted = pattern.MustCompile(`(?:多少|几)个?(人|名|位|家|部|种|批|次|户|间|张|份|所|座|级|届|轮|套|处|条|项)`)

// countedNoun finds what a question counts in pieces: 几个方面.
var countedNoun = pattern.MustCompile(`(?:多少|几)个(\p{Han}{2})`)

// alike are words for counting the same.
var alike = map[string]string{"人": "人名位", "名": "人名位", "位": "人名位", "家": "家个处所", "所": "家个处所", "处": "家个处所", "次": "次起轮场", "轮": "次轮", "批": "批次"}

// measures are the words that Chinese counts by: what an English question counts may
// have another name there.
const measures = `(?:个|名|位|家|项|次|人|辆|处|件|起|场|条|台|所|类|种|期|批|户|间|张|份|套|座|笔|只|艘|宗|例|栋|本|卷|篇|具|株|棵|头|只|根|块|面|套|口|眼|班|组|支|对|幅|册|部|门)`

var howManyThings = pattern.MustCompile(`how many ([a-z-]+(?: [a-z-]+){0,3})`)

// thingsCounted is what an English question counts, also in Chinese, as alternatives of a
// regular expression, and how it says it; both are empty where it counts nothing.
func thingsCounted(folded string) (things, said string) {
	m := howManyThings.FindStringSubmatch(folded)
	if m == nil {
		return "", ""
	}
	counted := strings.Fields(m[1])
	thing := counted[0]
	if at := slices.IndexFunc(counted, func(w string) bool { return strings.HasSuffix(w, "s") || w == "people" || w == "staff" }); at >= 0 {
		thing = counted[at] // new party members are members
	}
	words := []string{regexp.QuoteMeta(strings.TrimSuffix(thing, "s"))}
	for _, term := range lexicon.English(thing) {
		for _, w := range term.Words {
			words = append(words, regexp.QuoteMeta(w))
		}
	}
	if thing == "people" || thing == "staff" || thing == "person" {
		words = append(words, "人", "名", "位")
	}
	return strings.Join(words, "|"), regexp.QuoteMeta(thing)
}
