package question

import (
	"regexp"
	"slices"
	"strings"

	"rectify/data/text"
	"rectify/handlers/question/condition"
	"rectify/handlers/question/grammar"
	"rectify/handlers/question/shortname"
)

// topicCue finds what makes the word before it the topic of items: 水的问题, 垃圾相关的
// 任务, 大气那块.
var topicCue = regexp.MustCompile(`(?:(?:相关|有关)?的(?:整改)?(?:问题|任务|事项|事儿?|活儿?|那(?:几|两|些)[个条项]?|一共|总共|还)|(?:相关|有关)的|(?:这|那)一?(?:块儿?|摊子?|方面|类|部分|口子?|条线)|方面|领域|板块|部分|大类|这一?边|那一?边)(?:的)?`)

// longestTopic is how many runes of a heading's words may name it as a topic.
const longestTopic = 8

// topics proposes the headings that are named by a word of theirs before a topic cue:
// 水方面 for 水生态环境保护和水污染防治方面. The word begins one of the things that the title
// lists, or, from two characters on, occurs within it; no other heading of its level may
// do the same.
func (r *reader) topics() (out []Entity) {
	for _, m := range topicCue.FindAllStringIndex(r.text, -1) {
		cue := r.span(OfPlace, m[0], m[1])
		if mentionBefore.MatchString(r.before(cue.From)) {
			continue
		}
		for n := min(longestTopic, cue.From); n > 0; n-- {
			from := cue.From - n
			words := string(r.runes[from:cue.From])
			if !text.AllHan(string(r.runes[from:cue.From])) || !r.beginsWord(from, n) || mentionBefore.MatchString(r.before(from)) || genericTerm.MatchString(words) {
				continue
			}
			place, ok := r.titled(words, cue)
			if !ok {
				place, ok = r.topic(words)
			}
			if ok {
				out = append(out, Entity{Kind: OfPlace, From: from, To: cue.To, Places: []grammar.Place{place}, Weight: placeWeight * float64(n+1)})
				break
			}
		}
	}
	return out
}

// beginsWord reports whether a word of n runes may begin at a rune: a token does, or the
// word before it is of the grammar. A single rune must be a word of its own: not 全 of 安全.
func (r *reader) beginsWord(i, n int) bool {
	t := r.tokenAt(i)
	if n == 1 {
		return t != nil && t.Role == grammar.Word && t.To-t.From == 1 && (i == 0 || !text.IsHan(r.runes[i-1]) || strings.ContainsRune(leadsTopic, r.runes[i-1]))
	}
	return t == nil || t.From == i || t.Role != grammar.Word
}

// leadsTopic are characters behind which a word of one character may begin.
const leadsTopic = "的于跟和与把看查列下问给出说报拉是有"

// titled is the heading that is called by the words and no others, unless the cue behind
// them is one of sections.
func (r *reader) titled(words string, cue Entity) (place grammar.Place, ok bool) {
	if sectionCue.MatchString(string(r.runes[cue.From:cue.To])) {
		return place, false
	}
	if r.titles == nil {
		r.titles = map[string]grammar.Place{}
		for p, title := range r.sentence.Titles {
			key := quotes.Replace(text.Key(title))
			if _, known := r.titles[key]; !known {
				r.titles[key] = p
			}
		}
	}
	place, ok = r.titles[words]
	return place, ok
}

// sectionCue finds cues of sections, rather than of whatever has the words.
var sectionCue = regexp.MustCompile(`部分|板块|大类|章`)

// topic is the only heading of its level whose title lists the words; sections come before
// subsections.
func (r *reader) topic(words string) (place grammar.Place, ok bool) {
	for _, level := range []bool{false, true} {
		found := map[bool][]grammar.Place{} // by whether a part of the title begins with the words
		for p, title := range r.sentence.Titles {
			if p.Subsection > 0 != level {
				continue
			}
			title = quotes.Replace(text.Key(title))
			begins := slices.ContainsFunc(titleParts.Split(title, -1), func(part string) bool { return strings.HasPrefix(part, words) })
			if begins || len([]rune(words)) > 1 && strings.Contains(title, words) {
				found[begins] = append(found[begins], p)
			}
		}
		switch {
		case len(found[true]) == 1 && (len([]rune(words)) > 1 || len(found[false]) == 0):
			return found[true][0], true
		case len(found[true])+len(found[false]) == 1:
			return found[false][0], true
		case len(found[true])+len(found[false]) > 1:
			return place, false
		}
	}
	return place, false
}

// titleParts is what comes between the things that a title lists.
var titleParts = regexp.MustCompile(`和|、|与|及|以及|,|，|;|；|/|\s`)

// unreadTopics are words of one character before a topic cue that no reading takes: 钱 of
// 钱的问题. Longer ones are terms, or stay unread, anyway.
func (r *reader) unreadTopics(all []Entity) (words []string) {
	led := r.accounted(all) // words that lead up to conditions
	for _, e := range all {
		from, to := r.partAround(e)
		led = append(led, Entity{From: from, To: to})
	}
	for _, m := range topicCue.FindAllStringIndex(r.text, -1) {
		cue := r.span(OfTerm, m[0], m[1])
		if cue.From == 0 || covered(led, Entity{From: cue.From - 1, To: cue.From}) || covered(all, Entity{From: cue.From - 1, To: cue.From}) {
			continue
		}
		if t := r.tokenAt(cue.From - 1); t != nil && t.Role == grammar.Word && t.To == cue.From && t.To-t.From == 1 && !strings.ContainsRune(loose, r.runes[t.From]) {
			words = append(words, t.Text)
		}
	}
	return words
}

// How a question asks of a set of items rather than for it.
var (
	// allWord says that every one of them is meant.
	allWord = regexp.MustCompile(`都|全|\b(?:all|everything|every)\b`)
	// yesOrNo ends a question whether something is so.
	yesOrNo = regexp.MustCompile(`^(?:了|的|过|完|掉|好|干净|号)*(?:吗|没有?|么|没呢|吧|了吗|了没有?|没了)[呢啊呀]?[?？。!！]*$|^[?？。!！]*$`)
	// areAll asks the same in English: are all of Finance's done.
	areAll = regexp.MustCompile(`^(?:so |and |but |well,? |now,? )?(?:are|is|have|has|had|did|were|was|aren't|isn't|haven't|hasn't)\b[^?;]*\b(?:all|everything|every|everyone|each|both)\b`)
	isItSo = regexp.MustCompile(`(?:是不是|是否|有没有)(?:已经?)?(?:全|都)`)
	// severalMeant says that several items are meant, though no list is asked for.
	severalMeant = regexp.MustCompile(`(?:那|这)(?:[几两二三四五六七八九十]|\d{1,2}|些)(?:个|条|项|件)?|(?:的|这|那)(?:几|两)[个条项件]|名下|手里|手上|手头|头上|的(?:任务|活儿?|问题|事项)`)
	// howFarAsked asks how far items are.
	howFarAsked = regexp.MustCompile(`(?:什么|啥|何)(?:样的?)?(?:状态|进展|进度|情况)|(?:进展|进度|状态|情况|推进|整改|办|改|弄|落实|完成)(?:得|到|情况)?(?:都)?(?:如何|怎么?样|咋样|怎样|什么程度|哪一?步)|(?:怎么|咋)样了?[呢啊呀]?[?？]*$|(?:状态|进度|进展)(?:分别|各)?(?:是|有)(?:什么|啥|哪些)|到(?:哪一?步|什么程度)|\bhow (?:far|are|is)\b.*\b(?:going|coming|along|items|doing|progress\w*)\b|\bhow far (?:is|are|has|have)\b|^(?:请|麻烦|帮我|给我|先)*(?:总结|概括|小结|概述)(?:一?下)?第|\b(?:summary|overview|summari[sz]e|sum up|outline)\b`)
	// whoseAsked ends a question by whom the items that it names are led.
	whoseAsked = regexp.MustCompile(`(?:都|分别|各|归|由|是|属于|算)*谁(?:家|们)?(?:在|来|负责)?(?:牵头|负责|管|抓|办|弄|盯|干|做|承办|主办|名下|头上|的|家的|手里|手上)*[?？。]*$|(?:都|分别|各)?(?:归|由|是|属于)哪(?:个|家|些|几个)(?:部门|单位|科室|处室)(?:在)?(?:牵头|负责|管|的)*[?？。]*$|^who(?:se| is| are| leads?| owns?)\b`)
)

// whether finds the status of which the question asks whether all items that meet its
// other conditions have it: 石埠县的都完成了吗. It is -1 where the question asks no such thing.
func (r *reader) whether(all []Entity) int {
	others := slices.ContainsFunc(all, func(e Entity) bool {
		return e.Kind == OfOwner || e.Kind == OfPlace || e.Kind == OfDue || e.Kind == OfCell || e.Kind == OfTerm || e.Kind == OfDueSaid || e.Kind == OfNumber && len(e.Numbers) > 1
	})
	if !others {
		return -1
	}
	for i := len(all) - 1; i >= 0; i-- {
		e := all[i]
		if e.Kind != OfStatus || e.Late && e.Due.To != "" {
			continue
		}
		if areAll.MatchString(r.text) {
			return i
		}
		before, after := string(r.runes[:e.From]), string(r.runes[e.To:])
		m := yesOrNo.FindString(after)
		asks := yesOrNo.MatchString(after) && strings.ContainsAny(m, "吗没么") || isItSo.MatchString(before+string(r.runes[e.From:e.To]))
		if !asks || strings.Contains(before, "有没有") && !isItSo.MatchString(before) {
			return -1
		}
		said := before[strings.LastIndexAny(before, ",，;；")+1:] + string(r.runes[e.From:e.To])
		if allWord.MatchString(said) || severalMeant.MatchString(before) {
			return i
		}
		return -1
	}
	return -1
}

// ofSet reports whether a question asks how far the items are that meet its conditions, or
// who leads them: that is a question for these items.
func (r *reader) ofSet(all []Entity) (howFar, whose bool) {
	several := severalMeant.MatchString(r.text) || slices.ContainsFunc(all, func(e Entity) bool { return e.Kind == OfPlace || e.Kind == OfOwner && e.Part != condition.AnyPart })
	strong := slices.ContainsFunc(all, func(e Entity) bool {
		return e.Kind == OfPlace || e.Kind == OfOwner || e.Kind == OfStatus || e.Kind == OfDue || e.Kind == OfDueSaid || e.Kind == OfTerm && e.Cued
	})
	one := slices.ContainsFunc(all, func(e Entity) bool { return e.Kind == OfNumber || e.Kind == OfTerm && !e.Cued })
	howFar = several && strong && !one && howFarAsked.MatchString(r.text)
	whose = !one && r.asksWhose(all) && slices.ContainsFunc(all, func(e Entity) bool {
		return e.Kind == OfStatus || e.Kind == OfDue || e.Kind == OfDueSaid || slices.Contains(ledgerFields, e.Fill.Field)
	}) &&
		!slices.ContainsFunc(all, func(e Entity) bool { return e.Kind == OfOwner })
	received := func(e Entity) bool { return e.Fill.Field == condition.FieldReceipt }
	return howFar, whose || !one && slices.ContainsFunc(all, received) && strings.ContainsAny(r.text, "谁") // 谁没签收
}

// ofEnds reports whether a question asks who leads the first or the last items of a list.
func (r *reader) ofEnds(all []Entity) bool {
	return r.asksWhose(all) && slices.ContainsFunc(all, func(e Entity) bool { return e.Kind == OfEdge }) &&
		!slices.ContainsFunc(all, func(e Entity) bool { return e.Kind == OfTerm || e.Kind == OfNumber })
}

// asksWhose reports whether the question ends by asking who has the items, and not for
// the object of a verb: 追究谁.
func (r *reader) asksWhose(all []Entity) bool {
	m := whoseAsked.FindStringIndex(r.text)
	if m == nil {
		return false
	}
	at := r.at[m[0]]
	return at == 0 || r.runes[at] != '谁' || strings.ContainsRune(whoseJoint, r.runes[at-1]) ||
		slices.ContainsFunc(all, func(e Entity) bool { return e.To == at })
}

// whoseJoint are the characters that 谁 follows as a question of its own.
const whoseJoint = " ,，、。;；:：的了"

// shortHeading is the only heading that words shorten: their characters follow each other
// in its title, each the first of the two characters of a word or the next.
func (r *reader) shortHeading(words string, sure bool) (place grammar.Place, ok bool) {
	short := []rune(words)
	if !sure || len(short) < grammar.ShortestHeading || len(short) > longestShortHeading || !text.AllHan(words) {
		return place, false
	}
	for p, title := range r.sentence.Titles {
		runes := []rune(title)
		if strings.Contains(title, words) {
			return grammar.Place{}, false
		}
		for i := range runes {
			if stretch := runes[i:min(len(runes), i+3*len(short))]; runes[i] == short[0] && shortname.Within(short, stretch) {
				if ok && p != place {
					return grammar.Place{}, false
				}
				place, ok = p, true
			}
		}
	}
	return place, ok
}

// longestShortHeading is how many characters the short form of a heading has at most.
const longestShortHeading = 4
