package answertype

import "testing"

// TestTypes: what a question asks for, and sentences that hold it or only seem to.
func TestTypes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ question, want, holds, lacks string }{
		{"多久开一次碰头会", "频率", "专班每半个月听取一次汇报", "期限为三个月"},
		{"督办单多长时间通报一回", "频率", "实行周调度、月通报", "已通报两家单位"},
		{"how often is progress reviewed", "频率", "progress is reviewed every quarter", "progress was reviewed"},
		{"村里每年拿多少管护经费", "金额", "每年安排管护经费95万元", "管护人员12名"},
		{"新建的停车场占地多大", "长度或面积", "停车场占地42亩", "停车位300个"},
		{"方案的发文字号是什么", "文号", "(岚发〔2024〕11号)", "信息来源:市整改办 字号:大 中 小"},
		{"查账请的是哪家会计师事务所", "单位", "聘请华正会计师事务所清查", "一是聘请会计师事务所清查"},
		{"托管协议是和哪3家银行签的", "单位", "与中原银行签订协议", "与3家银行签订协议"},
		{"有意见的话联系人是哪位", "是谁", "联系人:冯雨桐", "联系方式见后"},
		{"拖欠的工资什么时候补发的", "时间", "6月12日补发到位", "拖欠工资76.8万元"},
		{"督察组哪天来、哪天走的", "期间", "2025年3月10日至3月28日开展督察", "4月25日反馈意见"},
		{"审计审的是哪几年", "期间", "对2021年1月至2024年6月的收支进行审计", "截至2025年8月31日"},
		{"待验收是什么意思", "含义", "待验收指责任科室已报完成", "待验收的5个问题"},
		{"到期没改完的会怎么样", "后果", "逾期的移交县纪委监委", "逾期的5项"},
		{"冷库在哪个乡", "地名", "柳湾乡冷库已启用", "全县各乡镇"},
		{"承租的合作社叫什么", "单位", "由丰禾合作社承租", "引进一家合作社"},
		{"群众有想法往哪反映", "联系方式", "联系电话:0738-6325519", "欢迎监督"},
		{"县长叫什么名字", "姓名", "县长:李明远", "县长任组长"},
		{"处理了几个人", "数量", "组织处理13人", "组织处理到位"},
	} {
		e := Expected(c.question)
		if e.Type == nil || e.Zh != c.want {
			t.Errorf("%q asks for %v, want %s", c.question, e.Type, c.want)
			continue
		}
		if !e.In(c.holds) || e.In(c.lacks) {
			t.Errorf("%q: %q holds a %s: %v, %q: %v", c.question, c.holds, c.want, e.In(c.holds), c.lacks, e.In(c.lacks))
		}
	}
}
