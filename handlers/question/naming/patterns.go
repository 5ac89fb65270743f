package naming

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"rectify/data/pattern"
	"rectify/data/text"
)

// noticePatterns find the notices of some words, in the ways in which sentences
// name them.
type noticePatterns struct {
	numbers []*pattern.Pattern // of one item of a notice; the rest is in their last groups
	lead    *pattern.Pattern   // the same of a bare number where a command names its items; nil without keys
	wholes  []*pattern.Pattern // of notices; their first group holds the names
	leads   *pattern.Pattern   // a name at the beginning, in the second group; nil for none
}

// Words around the key of a notice if the notice as a whole is meant.
const (
	noticeNoun  = `(?:整改)?(?:情况)?的?(?:通报|公示|公告|清单|报告)`
	whichOne    = `的?(?:那|这|该)(?:一|两|二|三|几)?(?:份|批|个(?:通报|清单|公告|公示))` + `(?:` + noticeNoun + `)?`
	placedIn    = `(?:里面|里头|里边|里|中|上|内)?(?:的|，|,)?`
	englishNoun = `(?:'s)?\s+(?:notices?|report|list|ledger|ones?|response|action plan|plan)\b`
	level       = `(?:我们?|咱们?|你们|贵|本|[省市县区])?` // 县医院 of 医院
	beforeName  = `(?:那么?|请问|请|看看|看下|查(?:一下|下)?|帮我|给我|问(?:一下|下)?|想知道|关于|把|将|列(?:一下|出)?|其中|里面|上面|对了|好的?|嗯|再(?:看看?|来)(?:一下)?|换|换成|说说|讲讲|只看|[,，\s])*?`
	afterName   = `(?:那边|这边|方面|里面|里)?的?`
)

// counted are what may follow a number that is no item's: 审计24个.
const counted = text.Measures + "个项条款号点次页#＃"

// goesOnAlike finds, behind the name of a body at the beginning, that it is no part of a
// longer word, and that the sentence goes on about its notice.
var goesOnAlike = regexp.MustCompile(`^(?:[?？。！!，,、:：\s]|$|呢|吗|吧|呀|啊|有(?:几|哪|多少|没有|什么)|还有|还剩|还差|还欠|还没|什么情况|剩|一共|总共|共|合计|几|哪|多少|第|[#＃]|编号|[0-9０-９]|[一二两三四五六七八九十百]+[项条个]|完成|办结|已|未|没|正在|在办|逾期|超期|到期|快到期|整改|进展|进度|情况|怎么样|如何|谁|由谁|是谁|是哪|什么时候|何时|最|各|分别|总|全部|所有|联系|电话|监督电话|邮箱|地址|公示|长期|阶段性?|销号|本月|下月|这个月|下个月|今年|明年|年底|问题|事项|整改率|完成率)`)

// allNotices is how a sentence says that all notices are meant.
var allNotices = pattern.MustCompile(`(?i)(?:在)?(?:全部|所有|全体)(?:的|在用的)*(?:几|两|三)?份?通报` + placedIn +
	`[:：]?|(?:\b(?:in|of|across|over|from)\s+)?\ball\s+(?:of\s+)?(?:the\s+|our\s+)?notices\b(?:\s*[:,])?|^\s*all\s*[:：]\s*|^(?:那么?|这)?(?:两|三|几)份(?:通报)?(?:都|一起|一共|加起来|合起来)*(?:呢|$)|^(?:and )?both(?: of them)?(?: together)?\s*\??$`)

// mostPatterns is how many sets of words have their patterns kept.
const mostPatterns = 256

// patterns are those of the words that a sentence holds, of however many there
// are; nil where it holds none.
func (r *Reader) patterns(sentence string) (*noticePatterns, map[string][]string) {
	lower := strings.ToLower(sentence)
	var held []noticeWord
	for _, w := range r.words {
		if strings.Contains(lower, w.lower) {
			held = append(held, w)
		}
	}
	said, ids := r.said(sentence)
	held = append(held, said...)
	if len(held) == 0 {
		return &noticePatterns{}, nil
	}
	set := ""
	for _, w := range held {
		set += fmt.Sprintf("%s %d\n", w.lower, w.kind)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	made := r.made[set]
	if made == nil {
		if len(r.made) >= mostPatterns {
			clear(r.made)
		}
		made = patternsOf(held)
		r.made[set] = made
	}
	return made, ids
}

func patternsOf(held []noticeWord) *noticePatterns {
	p := &noticePatterns{}
	var every, keys, titles, wholes, bodies []string
	for _, w := range held {
		switch w.kind {
		case aTitle:
			titles = append(titles, w.word)
		case onlyKey:
			every = append(every, w.word)
		case aKey, aBody:
			every, keys, wholes = append(every, w.word), append(keys, w.word), append(wholes, w.word)
			if w.kind == aBody {
				bodies = append(bodies, w.word)
			}
		case aText:
			wholes = append(wholes, w.word)
		}
	}
	if len(every) > 0 {
		p.numbers = append(p.numbers, pattern.MustCompile(`(?i)(`+alternatives(every)+`)\s*[#＃]\s*()(\d)`))
	}
	if len(keys) > 0 {
		any := alternatives(keys)
		p.lead = pattern.MustCompile(`(?i)^\s*(` + any + `)\s*()(\d{1,4}(?:[^\d.` + counted + `]|$))`)
		p.numbers = append(p.numbers,
			pattern.MustCompile(`(?i)(`+any+`)\s*()(\d{1,3}(?:\s*[^\d\s.A-Za-z`+counted+`]|\s+(?:is|are|has|have|to|on|by|and)\b|\s*$))`),
			pattern.MustCompile(`(?i)`+level+`(`+any+`)(?:`+whichOne+`|`+noticeNoun+`)?`+placedIn+`()((?:第|问题|编号)\s*[0-9０-９零〇一二三四五六七八九十百两]+)`),
			pattern.MustCompile(`(?i)(?:\bthe\s+)?(`+any+`)(?:`+englishNoun+`|'s)?()\s+((?:item|finding|issue|number|no\.?|recommendation)\s*\d)`),
			pattern.MustCompile(`(?i)((?:item|finding|issue|number|no\.?|recommendation|#)\s*\d+)\s*(?:,|of|in|from|on)\s+(?:the\s+)?(`+any+`)(?:`+englishNoun+`|'s)?`),
			pattern.MustCompile(`(?i)^\s*(`+any+`)(?:的|里面的?|里头的?|里边的?|里的?)()(还|有|哪|几|多少|一共|没|逾期|谁)`),
		)
	}
	if len(titles) > 0 {
		p.wholes = append(p.wholes, pattern.MustCompile(`(?i)(?:在|关于|\bin\s+|\bof\s+)?[《“"]?(`+alternatives(titles)+`)[》”"]?(?:`+noticeNoun+`)?`+placedIn))
	}
	joined := func(words []string) string {
		in := level + `(?:` + alternatives(words) + `)`
		return `(` + in + `(?:(?:的|那边)?\s*(?:和|与|跟|、|及|以及|\band\b|,)\s*(?:the\s+)?` + in + `)*)`
	}
	if len(keys) > 0 {
		several := joined(keys)
		p.wholes = append(p.wholes,
			pattern.MustCompile(`(?i)^\s*`+several+`\s*[:：]\s*`),
			pattern.MustCompile(`(?i)(?:\b(?:in|of|from|on|for)\s+)?(?:\bthe\s+)?`+several+englishNoun),
			pattern.MustCompile(`(?i)\b(?:in|of|from|for|at|about)\s+(?:the\s+)?`+several+`()\s*[?.!]*\s*$`),
			pattern.MustCompile(`(?i)(?:^\s*(?:and|but|or|ok|so|now|then|what about|how about|and what about|and how about|and for|for|the|\s|,)*)`+several+`(?:'s)?\s*[?.!]*\s*$`),
			pattern.MustCompile(`(?i)\bthe\s+`+several+`'s?\s`))
	}
	if len(wholes) > 0 {
		p.wholes = append(p.wholes, pattern.MustCompile(`(?i)(?:在|关于)?`+joined(wholes)+`(?:`+whichOne+`|`+noticeNoun+`)`+placedIn))
	}
	if len(bodies) > 0 {
		several := joined(bodies)
		p.leads = pattern.MustCompile(`(?i)^(` + beforeName + `)` + several + afterName)
		p.wholes = append(p.wholes, pattern.MustCompile(`[，,。?？\s]`+several+`(?:的|那边|这边)?[?？。！!]*$`))
	}
	return p
}

// shortestNoticeTitle is longer than what a sentence may hold by chance, in characters.
const shortestNoticeTitle = 4

// alternatives matches one of several words; Latin ones are whole words.
func alternatives(words []string) string {
	words = slices.Clone(words)
	slices.SortStableFunc(words, func(x, y string) int { return len(y) - len(x) })
	for i, word := range words {
		quoted := regexp.QuoteMeta(word)
		if first, _ := utf8.DecodeRuneInString(word); first < unicode.MaxASCII {
			quoted = `\b` + quoted
		}
		if last, _ := utf8.DecodeLastRuneInString(word); last < unicode.MaxASCII {
			quoted += `\b`
		}
		words[i] = quoted
	}
	return strings.Join(words, "|")
}
