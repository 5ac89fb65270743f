package slackapp

import "testing"

// TestWordingIsLearnedByPresses: one person asks and says what was meant,
// another confirms it, a third finds it.
func TestWordingIsLearnedByPresses(t *testing.T) {
	bothWays(t, func(t *testing.T, d *desk) {
		const question = "@rectify 那个刷积分的app没几个人上,后来抓了没"
		asked := d.say(d.lay, "", question)
		d.choose(d.lay, d.hears(asked.TS, 1, "没有找到直接的回答", "最接近"), "我问的是第3项")
		d.seesAlone(d.lay, 1, "第3项", "已记下您的说法")
		d.command(d.clerk, "aliases")
		list := d.seesAlone(d.clerk, 1, "待确认的说法", "那个刷积分的app", "路人")
		d.choose(d.clerk, list, "确认")
		d.until("it is confirmed", func() bool {
			all, err := d.ledger.Wordings(t.Context())
			d.must(err)
			return len(all) == 1 && all[0].DecidedBy == d.clerk.ID
		})
		again := d.say(d.chief, "", question)
		d.hears(again.TS, 1, "学习氛围不浓", "指的就是这一项", "小李")
	})
}
