package declared

import (
	"regexp"
	"strings"

	"rectify/data/notice"
	"rectify/data/notice/source"
)

// A Reply is a sentence that says what was answered to a recommendation.
type Reply struct {
	Response notice.Response
	Words    source.Passage // the sentence without the number of its paragraph
	Verb     source.Passage // the words that say so: partially agrees
	End      int            // position after the sentence, its stop included
}

// englishReply is such a sentence in English: who answers, not longer than a title; the
// verb; what is agreed with. Groups: all of the verb, not, in part, a refusal.
var englishReply = regexp.MustCompile(`^(?:[\d.]+ )?(?:yes[,.:–-]+ ?)?(?:[a-z’'&/, -]{0,60}?\b)?(((?:do(?:es)? |did |has |have )?not |non-?)?(?:(partially|partly|in part)|fully|generally|broadly|formally)?` +
	`,? ?(?:agree|accept|concurr?)(?:s|d|ed)?|(disagree|reject|decline)(?:s|d|ed)?)\b(?: to\b)?(?:,? (?:in part|in principle|with (?:reservations?|comments?)))?` +
	`(?:,? ?(?:with |to |in )?(?:the |this |these |that |all |both |its |our |committee|audit|finding|recommendation|observation|conclusion).{0,60})?(?:\s*[(–—:-].*)?$`)

// passive finds the verb to be right before the verb of a reply, and whatIsAgreed what a
// reply in the passive is of: a framework that was agreed with a university is no reply.
var (
	passive      = regexp.MustCompile(`\b(?:was|were|been|being|be|is|are) $`)
	whatIsAgreed = regexp.MustCompile(`\b(?:recommendations?|findings?|observations?|conclusions?|actions?|points?|proposals?|this|it|they|all|both)\b`)
)

// limitsReply finds words anywhere in the sentence that limit it.
var limitsReply = regexp.MustCompile(`in part|in principle|with reservations?|with comments?`)

// chineseReply is one in Chinese: 部分采纳, 不同意.
var chineseReply = regexp.MustCompile(`^(?:(不予|不|未予|未)|(部分|基本|原则上|原则)|完全|全部|均)?(?:采纳|同意|接受|认可|认同)(?:该?(?:项|条)?(?:建议|意见|审计意见|结论))?(?:\s*[(:-].*)?$`)

// longestReply bounds such a sentence, in characters.
const longestReply = 140

// ReadReply reads the first sentence of p as what was answered to a recommendation:
// The Department partially agrees with the finding. 部分采纳。
func ReadReply(p source.Passage) (Reply, bool) {
	stop := 0
	for stop < p.Len() && stop <= longestReply && !p.Is(stop, "。;") {
		stop++
	}
	if stop > longestReply {
		return Reply{}, false
	}
	said := string(p.Plain[:stop])
	end := min(p.Len(), stop+1)
	if and := p.To(stop).Index(0, " and "); and > 0 && p.English() && englishReply.FindString(said) == "" { // agreed to and implementation is complete
		said, end = said[:strings.Index(said, " and ")], and+len(" and ")
	}
	r := Reply{Response: notice.Accepted, End: end, Verb: p.To(stop)}
	start := 0
	for p.Is(start, "0123456789. ") {
		start++
	}
	r.Words = p.Slice(min(start, stop), min(stop, source.Runes(said)))
	no, part := "", ""
	if m := englishReply.FindStringSubmatchIndex(said); m != nil {
		r.Verb = p.Slice(len([]rune(said[:m[2]])), len([]rune(said[:m[3]]))).Trim()
		if passive.MatchString(said[:m[2]]) && !whatIsAgreed.MatchString(said[:m[2]]) {
			return Reply{}, false
		}
		no, part = group(said, m, 2)+group(said, m, 4), group(said, m, 3)+limitsReply.FindString(said)
	} else if m := chineseReply.FindStringSubmatchIndex(said); m != nil {
		no, part = group(said, m, 1), group(said, m, 2)
	} else {
		return Reply{}, false
	}
	switch {
	case no != "":
		r.Response = notice.Declined
	case part != "":
		r.Response = notice.PartlyAccepted
	}
	return r, true
}

func group(s string, m []int, n int) string {
	if m[2*n] < 0 {
		return ""
	}
	return s[m[2*n]:m[2*n+1]]
}
