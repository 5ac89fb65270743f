package handlers

import (
	"context"
	"strings"
)

// askOffice hands a question that the notice does not answer to the office:
// first the person sees what everybody in its channel will, and confirms it.
func (a *Changes) askOffice(ctx context.Context, r Request, asked string) (Reply, error) {
	l := r.Lang
	place := ""
	if a.people.people != nil {
		place = a.people.people.Office(ctx)
	}
	switch {
	case asked == "":
		return saying(l, l.Say("请写明要问的问题，例如：/rectify ask-office 谁负责停车场", "Write your question, for example: /rectify ask-office who runs the car park")), nil
	case place == "":
		return saying(l, l.Say("还没有设置整改办的频道，请直接联系他们。", "The office has no channel here. Please ask them directly.")), nil
	}
	answer, err := a.answers.find(ctx, asked)
	if err != nil {
		return Reply{}, err
	}
	published := []Part{
		Heading{Text: l.Say("通报没有回答的问题", "A question the notice does not answer")},
		Quote{From: l.Say("%s 问", "%s asks", a.people.namer(ctx, l).one(r.Person.ID)), Text: asked},
	}
	if answer.Certainty == Possible && len(answer.Items) > 0 {
		published = append(published, Paragraph{Text: l.Say("最接近的问题：", "The closest items:")}, ItemList{Items: answer.Items})
	}
	published = append(published, Paragraph{Text: l.Say("请在这个话题里回复，回复会转给提问的人。", "Please answer in this thread. Your reply will be passed on to the person who asked.")})
	if !r.Confirmed {
		return Reply{Lang: l, Kind: KindNone, Source: FromRules, Parts: append(append(
			[]Part{Paragraph{Text: l.Say("确认后，下面的内容会以您的名义发到 #%s，频道里的人都能看到；他们的回复会转给您。现在还没有发出。", "Once you confirm, this will be posted in #%s in your name, where everyone can see it. You will get their reply. Nothing has been posted yet.", place)}},
			published...),
			Buttons{{Label: l.Say("确认，问整改办", "Confirm: ask the office"), Command: "ask-office " + asked, Confirm: true, Main: true}})}, nil
	}
	reply := saying(l, l.Say("已把问题转给整改办（#%s），他们回复后会转给您。", "Your question is with the office (#%s); you will get their answer.", place))
	reply.Office = &Reply{Lang: l, Question: asked, Kind: KindNone, Source: FromRules, Items: answer.Items, Parts: published}
	return reply, nil
}

// Answered is what somebody hears whose question a person of the office has
// answered in its channel.
func (a *Changes) Answered(ctx context.Context, l Lang, by, asked, text string) Reply {
	name := a.people.namer(ctx, l).one(by)
	if text = strings.TrimSpace(text); text == "" {
		text = l.Say("（回复里只有附件，请到整改办的频道查看）", "(attachment only: see the office's channel)")
	}
	return Reply{Lang: l, Kind: KindNone, Source: FromRules, Parts: []Part{
		Paragraph{Text: l.Say("您问整改办的“%s”有了回复：", "The office replied to your question “%s”:", asked)},
		Quote{From: name, Text: text},
	}}
}
