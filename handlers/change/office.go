package change

import (
	"context"
	"strings"

	"rectify/handlers/reply"
)

// AskOffice hands a question that the notice does not answer to the office:
// first the person sees what everybody in its channel will, and confirms it.
func (a *Changes) AskOffice(ctx context.Context, r reply.Request, asked string) (reply.Reply, error) {
	l := r.Lang
	place := ""
	if a.People.People != nil {
		place = a.People.People.Office(ctx)
	}
	switch {
	case asked == "":
		return reply.Sentence(l, l.Say("请写明要问的问题，例如：/rectify ask-office 谁负责停车场", "Write your question, for example: /rectify ask-office who runs the car park")), nil
	case place == "":
		return reply.Sentence(l, l.Say("还没有设置整改办的频道，请直接联系他们。", "The office has no channel here. Please ask them directly.")), nil
	}
	answer, err := a.Answers.Find(ctx, asked)
	if err != nil {
		return reply.Reply{}, err
	}
	published := []reply.Part{
		reply.Heading{Text: l.Say("通报没有回答的问题", "A question the notice does not answer")},
		reply.Quote{From: l.Say("%s 问", "%s asks", a.People.Names(ctx, l).One(r.Person.ID)), Text: asked},
	}
	if answer.Certainty == reply.Possible && len(answer.Items) > 0 {
		published = append(published, reply.Paragraph{Text: l.Say("最接近的问题：", "The closest items:")}, reply.ItemList{Items: answer.Items})
	}
	published = append(published, reply.Paragraph{Text: l.Say("请在这个话题里回复，回复会转给提问的人。", "Please answer in this thread. Your reply will be passed on to the person who asked.")})
	if !r.Confirmed {
		return reply.Reply{Lang: l, Kind: reply.KindNone, Source: reply.FromRules, Parts: append(append(
			[]reply.Part{reply.Paragraph{Text: l.Say("确认后，下面的内容会以您的名义发到 #%s，频道里的人都能看到；他们的回复会转给您。现在还没有发出。", "Once you confirm, this will be posted in #%s in your name, where everyone can see it. You will get their reply. Nothing has been posted yet.", place)}},
			published...),
			reply.Buttons{{Label: l.Say("确认，问整改办", "Confirm: ask the office"), Command: "ask-office " + asked, Confirm: true, Main: true}})}, nil
	}
	out := reply.Sentence(l, l.Say("已把问题转给整改办（#%s），他们回复后会转给您。", "Your question is with the office (#%s); you will get their answer.", place))
	out.Office = &reply.Reply{Lang: l, Question: asked, Kind: reply.KindNone, Source: reply.FromRules, Items: answer.Items, Parts: published}
	return out, nil
}

// Answered is what somebody hears whose question a person of the office has
// answered in its channel.
func (a *Changes) Answered(ctx context.Context, l reply.Lang, by, asked, text string) reply.Reply {
	name := a.People.Names(ctx, l).One(by)
	if text = strings.TrimSpace(text); text == "" {
		text = l.Say("（回复里只有附件，请到整改办的频道查看）", "(attachment only: see the office's channel)")
	}
	return reply.Reply{Lang: l, Kind: reply.KindNone, Source: reply.FromRules, Parts: []reply.Part{
		reply.Paragraph{Text: l.Say("您问整改办的“%s”有了回复：", "The office replied to your question “%s”:", asked)},
		reply.Quote{From: name, Text: text},
	}}
}
