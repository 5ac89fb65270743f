package dialogue

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"time"

	"rectify/data/ledger"
	"rectify/handlers/answer"
	"rectify/handlers/card"
	"rectify/handlers/question/grammar"
	"rectify/handlers/reply"
	"rectify/handlers/view"
)

// around is what people say about an answer besides what they ask of it.
const (
	ofIt  = `(?:嗯|哦|那|你|您|请问|这|那|个|些|它|条|项|上面|刚才|刚刚|数字?|数据|结果|信息|内容|结论|说法|答案|回答|话|列|说|讲|给|查|的|都|真的?|到底|究竟|有没有|是|不是|能|可以|靠|确实|[,，\s])*`
	asWho = `(?:[,，。!！\s]+(?:我|我们|咱们?|领导|要|得|免得|别)[^?？]{0,16})?[。!！?？]*$`
)

// What is asked of an answer that was given, and nothing else.
var (
	saidAgain = regexp.MustCompile(`^(?:请|麻烦|你|能|可以|没看清|没看懂|没听清|没听懂|[,，\s])*(?:再(?:说|讲|发|列|来|看|报)(?:一)?(?:遍|次)|重(?:说|发|列|新说|新列)(?:一)?(?:遍|次|下)|重复一[下遍])[吧呢吗。!！?？]*$` +
		`|^(?:could you |can you |please )*(?:repeat|say) (?:that|it)(?: again)?(?: please)?[.?!]*$|^(?:come again|once more)[.?!]*$`)
	askedIfSure = regexp.MustCompile(`^` + ofIt + `(?:(?:确定|肯定|准确?|可靠|靠谱|可信|对|没错|没弄错|没搞错|没看错|没问题|真|属实|权威|有把握|会错|弄错|搞错)(?:的|了)?(?:吗|么|嘛|不|没有?|吧|[?？])(?:啊|呀|呢)?` +
		`|准不准确?|对不对|靠不靠谱|可不可靠|可不可信|真的?假的?|真假|是真是假|会不会(?:弄|搞|有|出)?错|有没有(?:弄|搞|出)?错|(?:能|可以)信(?:吗|么|不)|有谱(?:吗|没))(?:啊|呀|呢|的|了)*` + asWho +
		`|^(?:(?:and|but|so|hm+|really)[,.]? )*(?:are you sure|is (?:that|this|it) (?:right|correct|accurate|true|reliable)|can i (?:trust|rely on) (?:that|this|it)|you sure|sure|really)(?: about (?:that|this|it))?[?.!]*$`)
	askedWhence = regexp.MustCompile(`^` + ofIt + `(?:(?:从)?哪(?:里|儿|个文件|份文件|份材料|份通报)?(?:来|得来|看|查|找|统计|知道|看到|查到|摘)|来源|出处|依据|根据|凭(?:什么|啥)(?:这么)?说|怎么知道|(?:怎么|咋)(?:算|统计|数|得)(?:出)?来?` +
		`|(?:怎么|咋)来|(?:原文|原话|原句))(?:是|的|在|有|说|讲|出来|写|哪(?:里|儿)?|怎么|什么|啥|吗|么|啊|呀|呢|这|那|个|些|数字?|数据|结果|结论|说法)*` + asWho +
		`|^(?:and |so |but )?(?:where (?:does|did|do) (?:that|this|it|these|those) (?:figure |number )?come from|where (?:did|do) you get (?:that|this|it|these)(?: from)?|what(?:'s| is) (?:the|your) source|says who|how do you know(?: that)?|source)[?.!]*$`)
	// listBefore asks for a list that was shown before.
	listBefore = regexp.MustCompile(`^(?:那|再|请|麻烦|帮我|给我|把|看看?|看一?下|回到|返回|回|还是|我要|想|发|列|显示|[,，\s])*(?:刚才|刚刚|方才|之前|前面|上面|先前|原来|最开始|一开始|上一个)(?:的|那个|那份|那张|那|说|列|查|问|看|发|给|出|过|到)*` +
		`(?:列表|清单|名单|单子|结果|(?:一|几|批)?(?:些|几个|几条|几项|批))(?:再|给我|帮我|发|列|看|显示|说|贴|调|拿|来|一?下|一遍|一次|出来|我|吧|呢)*[。?？!！]*$` +
		`|^(?:那|请|麻烦|把|[,，\s])*(?:那|这)?(?:个|份|张)?(?:列表|清单|名单|单子)(?:再|重新)(?:给我|帮我|发|列|看|显示|说|贴|调|拿|来|一?下|一遍|一次|出来|我|吧|呢)*[。?？!！]*$` +
		`|^(?:and |ok,? |so )?(?:show (?:me )?|back to |go back to |give me |list )?(?:the |that )?(?:previous|earlier|last|same|first) list(?: again)?(?: please)?[.?!]*$|^(?:show (?:me )?)?that list again(?: please)?[.?!]*$`)
	// bothTogether asks for the last list and the one before it as one.
	bothTogether = regexp.MustCompile(`^(?:那|把|再|请)*(?:这|那|上面|前面|刚才)?(?:两种|两类|两个|两次|两批|两边|两组|前后两[个次批])(?:的)?(?:都|全)?(?:加|合|放|并)(?:在|到)?一?(?:起|块儿?)[^,，?？]{0,8}[?？。]*$` +
		`|^(?:and )?both (?:lists )?(?:together|combined)[.?!]*$`)
)

// aboutAnswer answers what is asked about an answer rather than of the notices: 再说一遍, 这个准吗,
// 哪来的, 刚才那个列表, 不是这个意思.
func (f *followUp) aboutAnswer(ctx context.Context) (out reply.Reply, ok bool, err error) {
	said := f.turn.Sentence
	switch {
	case saidAgain.MatchString(said):
		if lists := f.topic.lastChosen(); lists != nil && strings.Contains(said, "列") {
			return f.relist(ctx, lists)
		}
		return f.shownAgain(ctx)
	case askedIfSure.MatchString(said), askedWhence.MatchString(said):
		return f.source(ctx)
	case listBefore.MatchString(said):
		if lists := f.topic.lastChosen(); lists != nil {
			return f.relist(ctx, lists)
		}
	case bothTogether.MatchString(said):
		return f.union()
	case denied.MatchString(said):
		out, err = f.misunderstood(ctx)
		return out, true, err
	}
	return out, false, nil
}

// shownAgain is what was shown last, once more.
func (f *followUp) shownAgain(ctx context.Context) (reply.Reply, bool, error) {
	switch {
	case f.topic.Prose:
		f.topicStays = true
		return f.quoteAgain(), true, nil
	case f.topic.Focus != nil && len(f.topic.Lists) > 0:
		f.topicStays, f.Text = true, ""
		return f.showItem(ctx, *f.topic.Focus)
	}
	return f.relist(ctx, f.topic.Lists)
}

// relist lists the last of these lists once more: it is what the conversation is about
// from then on.
func (f *followUp) relist(ctx context.Context, lists []list) (reply.Reply, bool, error) {
	n := len(lists) - 1
	last := lists[n]
	if last.chosen() && last.kinds() != 0 {
		again := last
		again.Asked.Want, again.Fields.Group = grammar.List, nil
		out, _, err := f.listAmong(ctx, lists[:n], again)
		if err != nil || slices.Equal(keysOf(out), last.Items) {
			return out, true, err
		}
	}
	f.lists, f.asked, f.Among = append([]list{}, lists[:n]...), &last, nil
	return card.ListReply(f.ReplyLang, f.items(last.Items)), true, nil
}

// union lists the items of the last list and of the one before it.
func (f *followUp) union() (reply.Reply, bool, error) {
	both := keys(f.topic.listed())
	for _, l := range f.topic.Before[max(0, len(f.topic.Before)-1):] {
		for _, key := range l.Items {
			both[key] = true
		}
	}
	if len(both) == len(f.topic.listed()) {
		return reply.Reply{}, false, nil
	}
	all := view.Where(f.View.Items, func(item *ledger.Item) bool { return both[item.Key()] })
	f.asked, f.lists = &list{Asked: grammar.Query{Want: grammar.List}}, []list{}
	out := card.ListReply(f.ReplyLang, all)
	out.Parts = slices.Insert(out.Parts, 0, reply.Part(reply.Paragraph{Text: f.ReplyLang.Phrase(msgTogether, len(all))}))
	return out, true, nil
}

// mostMeant is how many other items are named where an answer was not what was meant.
const mostMeant = 3

// misunderstood answers 不是这个意思: it asks what was meant, and names what else the
// question may have been about.
func (f *followUp) misunderstood(ctx context.Context) (reply.Reply, error) {
	f.topicStays = true
	out := reply.Sentence(f.ReplyLang, f.ReplyLang.Phrase(msgMisunderstood))
	if f.topic.Text == "" || f.topic.Focus == nil {
		return out, nil
	}
	hits, err := f.Index.Search(ctx, f.topic.Text, answer.MostHits)
	if err != nil {
		return out, err
	}
	var others []ledger.Item
	for _, hit := range hits {
		item, there := f.View.Item(hit.Key())
		if there && hit.Key() != *f.topic.Focus && hit.Score >= answer.RelatedScore*hits[0].Score && len(others) < mostMeant {
			others = append(others, item)
		}
	}
	if len(others) > 0 {
		refs := card.Refs(others)
		out.Parts = append(out.Parts, reply.Paragraph{Text: f.ReplyLang.Phrase(msgOrOneOfThese)}, reply.ItemList{Items: refs})
	}
	return out, nil
}

// source answers 这个准吗 and 哪来的: which notice and which state of the ledger the last
// answer rests on, and then the answer again.
func (f *followUp) source(ctx context.Context) (reply.Reply, bool, error) {
	first := f.restsOn()
	out, ok, err := f.shownAgain(ctx)
	if err != nil || !ok {
		return out, ok, err
	}
	f.topicStays = true
	out.Parts = slices.Insert(slices.Clone(out.Parts), 0, reply.Part(reply.Paragraph{Text: first}))
	return out, true, nil
}

// restsOn names the notices that the last answer is from, and says when the ledger was
// changed since.
func (f *followUp) restsOn() string {
	l, from := f.ReplyLang, map[string]bool{f.topic.From: true}
	var changed time.Time
	meant := f.topic.listed()
	if f.topic.Focus != nil {
		meant = []ledger.Key{*f.topic.Focus}
	}
	for _, item := range f.items(meant) {
		from[item.Notice] = true
		if item.Version > 1 && item.UpdatedAt.After(changed) {
			changed = item.UpdatedAt
		}
	}
	var names []string
	for _, n := range f.View.Notices {
		if !from[n.ID] {
			continue
		}
		name := l.Phrase(msgNoticeTitle, n.Called())
		if n.Published != "" {
			name += l.Bracketed(l.Phrase(msgPublishedOn, l.Day(n.Published)))
		}
		names = append(names, name)
	}
	switch {
	case f.topic.Prose:
		return l.Phrase(msgFromTheText, l.Join(names))
	case changed.IsZero():
		return l.Phrase(msgFromNoticeUnchanged, l.Join(names))
	}
	return l.Phrase(msgFromNoticeChanged, l.Join(names), l.Day(changed.Format(time.DateOnly)))
}

// amending is how people begin to correct what they asked, or how it was understood:
// they deny it, or say what they mean.
var amending = regexp.MustCompile(`(?i)^(?:(?:哦|啊|嗯|诶|呃|哎|对不起|不好意思|抱歉)[,，。!！\s]*)?(?:` + denying + `[,，。!！;；\s]+(?:` + meant + `|是)?|` +
	denying + `?` + meant + `)|^(?:(?:no|sorry|wait|wrong|oops|actually|not that(?: one)?)[,.;!-]\s*)+(?:i (?:mean|meant) )?|^i (?:mean|meant) |^i was asking (?:about|for) `)

const (
	denying = `(?:(?:不是|不对|错|不|等等|等一?下|(?:我|你)?(?:可能|好像)?(?:说|打|写|搞|弄|记|看|问|选|点|听|理解|想)(?:错|反|混|岔))(?:了|啦)?` +
		`(?:(?:这|那)(?:一)?(?:个|条|项)(?:意思)?|这样|第?\d+(?:条|项|号)?|第[一二三四五六七八九十]+[个条项])?(?:了|啦|啊|呀|哈)?)`
	meant = `(?:我(?:是|就是)?(?:在|想)?(?:说|问|指|要|找|查)(?:的)?(?:就)?是|我(?:是|就是)(?:想)?(?:说|问|指|要|找|查)|我的意思是|我意思是|应该是|(?:想|要)(?:说|问)的是)`
)

// corrected returns what a sentence asks that corrects what was asked before it: 信息科
// of 不对，我说的是信息科. ok is false for any other sentence.
func corrected(sentence string) (rest string, ok bool) {
	m := amending.FindString(sentence)
	return sentence[len(m):], m != ""
}

// denied finds, alone, that an answer is not what was meant.
var denied = regexp.MustCompile(`(?i)^(?:(?:哦|啊|嗯|诶|呃|哎|唉)[,，。!！\s]*)?(?:(?:不是|不对|错了?|不)[,，。!！\s]*)?(?:(?:我|你)?(?:不是|没(?:有)?)(?:(?:问|说|要|找|指)(?:的)?)?(?:这|那)(?:个|条|项)?(?:意思|问题|事儿?)?(?:了|的|啊|呀)?` +
	`|你?(?:理解|搞|弄|听|看|答)错了?|不对|不是(?:这样|的)?|答非所问|不是我(?:要|想要|想|问|说|找)的?|听不懂(?:我)?(?:的话|说的)?(?:吗|吧)?)(?:啊|呀|吧|呢|的|哦)*[。!！?？]*$|^(?:no,? )?(?:that'?s |this is |it'?s )?not what i (?:meant|mean|asked|was asking)(?: for| about)?[.!]*$|^(?:no,? )?(?:that'?s )?(?:wrong|not it|not right)[.!]*$`)
