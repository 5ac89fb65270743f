package command

import (
	"regexp"
	"strings"

	"rectify/data/pattern"
)

// HalfSaid reads a sentence that says how far an item is without saying that it is done:
// 第6项弄完了但是还没验收, item 27 will slip to March. What it says is offered as a note;
// Numbers is empty where it names no item. ok is false for questions and for sentences
// that say nothing of the kind.
func HalfSaid(sentence string) (c Command, ok bool) {
	said := strings.TrimRight(strings.TrimSpace(sentence), " 。.!！~,，")
	if !halfSaid.MatchString(said) || halfAsked.MatchString(said) {
		return Command{}, false
	}
	numbers, rest := itemsIn(said)
	at := strings.Index(rest, item)
	if len(numbers) == 0 {
		left := strings.Trim(reporter.ReplaceAllString(halfSaid.ReplaceAllString(said, ""), ""), " ,，"+item)
		return Command{Name: Note, Words: said}, left == ""
	}
	before, after := strings.TrimSpace(rest[:at]), strings.TrimSpace(rest[at+len(item):])
	if after != "" && before != "" && !firstPerson.MatchString(before) {
		return Command{}, false // 今年第6项没弄完的
	}
	return Command{Name: Note, Numbers: numbers, Words: tidy(before + " " + copula.ReplaceAllString(after, ""))}, true
}

var (
	// halfSaid finds that something is almost done, partly done, not done or going to be late.
	halfSaid = pattern.MustCompile(`(?i)(?:差不多|基本上?|几乎|大体上?|大部分|大半|一多半|快要?|就快|马上就?|眼看)(?:都|就|要|可以|能)*(?:整改|弄|改|办|做|干|搞|完成?|完工|收尾|好)(?:完|好|成|到位)?(?:了|$)` +
		`|(?:弄|改|办|做|干|搞|完成)了?(?:一半|一部分|大半|大部分|多半|一点)|差一?(?:点|步)(?:就|儿)?|就差|还差(?:一?点|最后|验收|签字|公示)` +
		`|(?:还|一直|到现在|目前|暂时)?没(?:有)?(?:能)?(?:整改|弄|改|办|做|干|搞)(?:完|好|成|到位|动)(?:呢|啊)?$|(?:了|完|好)[,，]?(?:但是?|不过|可是?|就是|只是)(?:还|仍|也)?(?:没|未|要|得|差|缺|不)` +
		`|(?:要|得|会|可能要|恐怕要|估计要)(?:拖|延|推迟|晚|往后)` +
		`|\b(?:half|partly|partially|nearly|almost|not quite|not yet|mostly)[- ](?:done|finished|complete[d]?|there|ready)\b|\b(?:done|finished|completed) (?:but|except)\b|\bbut (?:the )?.{3,40}\b(?:outstanding|missing|pending|still)\b` +
		`|\b(?:will|going to|'ll) (?:slip|be late|be delayed|take (?:longer|until)|overrun)\b|\b(?:is|are) (?:running late|slipping|stuck)\b`)
	// halfAsked finds that the sentence asks or lists after all.
	halfAsked = pattern.MustCompile(`(?i)[?？]|吗|么$|呢$|哪|谁|什么|啥|怎|咋|几|多少|为何|如何|是不是|是否|有没有|的$|的[项条个问有是]|列|原因|情况|^(?:is|are|has|have|what|which|who|when|where|why|how|list|show|do|does|did|will|any)\b`)
	// copula joins an item to what is said of it, which is the note.
	copula = regexp.MustCompile(`(?i)^(?:is|are|was|has been|'s)\s+`)
	// firstPerson begins what somebody says of an item.
	firstPerson = pattern.MustCompile(`(?i)^(?:我们?|咱们?|这边|科里|i|we|i have|we have|i've|we've)\s*(?:have )?(?:\w+ed|done|差不多|快|基本|都|已经?|把|没|还没)?\s*(?:弄|改|办|做)?完?了?$|[,，]$`)
)
