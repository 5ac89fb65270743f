package dialogue

import "regexp"

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
