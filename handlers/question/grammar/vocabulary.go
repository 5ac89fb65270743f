package grammar

import "strings"

// vocabulary is every word that may play a part in the grammar, folded.
var vocabulary = words(map[Role]string{
	Ordinal: `第 #`,
	ItemNoun: `事儿 事情 个事儿 个事情 毛病 清单 名单 一览表 一览 问题 类问题 问题清单 问题列表 问题一览 条目 条 项 号 事项 款 整改项 整改任务 任务 个问题 项问题 条问题 号问题 个事项 项任务 条意见 建议 条建议 项建议 item items recommendation recommendations observation observations finding findings
		issue issues problem problems rec recs rec. no no. number matter matters point points case cases task tasks ones everything anything things`,
	ItemUnit: `个 件 地方`,
	Heading:  `部分 大类 大块 大项 大点 大部分 大方面 大问题 板块 章 节 块 section sections part parts chapter subsection sub-section subsections`,
	Aspect: `那块儿 这块儿 那一块儿 这一块儿 块儿 那一片 那摊子 这摊子 那摊 小节下 小节里 小节内 小节中 节下 部分下 板块下 方面 那部分 这部分 那一部分 这一部分 部分 那块 这块 那一块 这一块 领域 那节 那一节 小节 那小节 那一小节 这一小节 这一节 一节 那个部分
		那一大块 那大块 这一大块 这大块 那一大部分 那大部分 这一大部分 这大部分 那一大类 那类 这类 那一节 那部分内容 这部分内容 那一章 这一章 这章 那小块 这小块 那个小节 这个小节 那一小块 标题 小标题 大标题 这个标题 那个标题 标题下 那章 板块 那个板块 这个板块 方面的 这方面 那方面`,
	Through: `到 至 —— -- ～ ~~ 一直到 - ~ — – to through thru until`,
	And:     `和 、 与 及 跟 以及 还有 & and 加 /`,
	First:   `先说 先列 先看 先讲 先给 先报 先来 先发 先挑 前 头 前面 最前面 最前头 最前 开头 打头 排头 首 first`,
	Last: `后 最后 最后面 最后头 末 倒数 最末 末尾 最末尾 收尾的 压轴 倒着数 倒着 从后往前数 从后往前 从后面数 从后数 反着数 last final` +
		` from_the_end from_the_last from_the_bottom from_the_back to_last`,
	HowMany: `几多 多少 几 how_many number_of no._of nos._of no_of count 数量 个数 条数 项数 总数`,
	Total:   `一共 总共 共 共有 合计 总计 in_total total altogether`,
	Portion: `占多少 占几成 过半 过了半 过一半 过了一半 超一半 超过一半 到一半了吗 到一半没有 有一半吗 有没有一半 占多大比例 多大比例 几成 未整改率 未完成率 百分之几 百分之多少 完成率 整改完成率 整改率 销号率 完成比例 整改比例 比例 占比` +
		` 百分比 percentage percent_of percent share proportion completion_rate rate`,
	Which: `边几 边啲 边些 边个 存在哪些 查出哪些 查出了哪些 发现哪些 发现了哪些 暴露哪些 暴露出哪些 暴露了哪些 指出哪些 指出了哪些 哪些 哪几 哪` +
		` 哪个 列出 列出来 列一下 列举 罗列 都列出来 有哪些 which list show_all list_all all_the whichever all`,
	Each: `各部分 每部分 每个部分 各个部分 每一部分 分部分 按部分 各板块 各大类 各章 按章 by_section by_part each_section each_part 按部分看` +
		` 按部分统计 分部分看 分部分统计 哪个部分 哪一部分 哪部分 哪一个部分 which_section which_part every_section every_part per_section per_part`,
	Without: `除了 除去 除开 除 不算 不包括 不包含 不含 排除 去掉 刨去 刨掉 刨除 剔除 剔掉 扣除 扣掉 减去 撇开 抛开 抛去 跳过 略过 忽略 不看 不要 不算上 不计 先不看 先不管 不管
		except_for except excluding other_than besides apart_from aside_from without not_counting not_including leaving_out leave_out minus ignoring ignore skipping skip but_not save_for`,
	Outside: `以外 之外 除外 外 excluded 先不要 不用看 不用列 不用管 就不要了 不要了 不列 别列 不算在内 不计在内 不包括在内 不在内 不用算 先放一边` +
		` left_out 不用说了 不用说 不用提 不用提了 不用讲 不用再说 不用再看 就不说了 就不用了 就不看了 已经看过了 看过了 已看过 看过 知道了 已经有了 我有了 不用管了`,
	Mentions: `写着 写有 没有写 没有写到 没有说 没有讲 没有讲到 没有说到 没提 没提到 没有提到 没有提 未提到 未提 不提 没提及 未提及 没有提及 没涉及 未涉及 没有涉及 不涉及 没写 没写到 没讲到 没说到 没出现 没有出现 未出现 doesn't_mention don't_mention do_not_mention does_not_mention not_mentioning without_mentioning 提到 提到过 提及 涉及 涉及到 讲到 说到 写到 谈到 牵涉 牵涉到 包含 包括 包括了 涵盖 涵盖了 含有 出现了 写了 说了 讲了 关于 有关于
		mention mentions mentioned mentioning involve involves involving concern concerns concerning about refer_to refers_to
		related_to relating_to regarding contain contains containing`,
	Related: `有关 相关 有关系 有关联 有联系 挂钩 相关联 沾边`,
	Appears: `露面 露过面 露过脸 出现 出现在 出现过 被提到 被提及 写在 appear appears mentioned_in occur occurs comes_up come_up crops_up crop_up` +
		` shows_up show_up turns_up turn_up pops_up is_named are_named is_mentioned are_mentioned`,
	Inside: `之间 以内 范围内 区间内 下面分 下面分为 下面有 底下分 下设 下分 里 中 里面 当中 之中 内 里头 下面 下边 之下 底下 项下 under in within`,
	Negation: `仲未 冇 唔 没 没有 未 尚未 不 还没 还没有 还未 仍未 仍没 没能 未能 尚没 都没 不是 not n't haven't hasn't aren't isn't havent hasnt` +
		` arent isnt wasnt werent didnt doesnt dont yet_to_be never`,
	DoneVerb: `整利索 弄利索 办利索 整明白 弄明白 拾掇完 拾掇好 弄妥 整妥 办妥 搞完 干完 整好 弄齐 完活 办好 落地 销完 整改完毕 完成整改 整改完成 整改到位 整改完毕 整改完 整改好 整改结束 整改了 完成整改 完成 完成了 完成的 办结 办完 改完 改好 改到位 改完成 弄完 弄好 搞定 搞完
		做完 做好 解决 解决了 落实到位 到位 结束 了结 完结 完事 完 了账 收尾 整完 改掉 清零 处理完 处理好 整改 完工
		done finished finish completed complete implemented addressed actioned delivered rectified resolved fixed solved settled`,
	Already: `已 已经 都已 都已经 早已 全部 全都 全 都 彻底 完全 真正 already been fully all_been have has been_fully were was are is be`,
	Working: `着手 开始 动手 启动了 已开始 正在 尚在 还在 仍在 正 正在进行 目前在 currently still being`,
	Status: `挂着账 挂着的账 欠着 处于整改 正处于整改 正处在整改 处在整改 整改过程中 整改阶段 处于整改过程中 处于整改阶段 正处于整改阶段 挂着 挂账 挂账的 悬着 悬而未决 拖着 没结 未结 未了 没了 完成数 完成量 完成数量 未完成数 未完成量 未完成数量 进行中 推进中 推进当中 办理当中 整改当中 在推进 尚在推进 还在推进 仍在推进 在办理 还在办 尚在办理 尚在整改 仍在整改 在处理 还在处理 正在处理 正在办理 正在落实 还在落实 在落实 还在弄 还在做 正在做 整改中 办理中 在办 在改 在途 在整改 未完成 未完成的 遗留 剩下 剩余 还剩 剩 还差 欠账 未销号 没销号 没有销号 尚未销号 未销 没销
		已销号 销号 销账 销项 已销账 未销账 没销账 未销项 已经销号 销了号 销掉 未启动 没启动 没开始 还没开始 没动 没动静 没动工 尚未启动 还没启动 尚未开始 未开始 长期坚持 长期整改 持续整改 持续推进 长期
		逾期 超期 过期 超时 拖期 延期未完 逾期未完成
		open outstanding pending unfinished unresolved incomplete remaining left ongoing in_progress under_way underway undone
		closed closed_off signed_off not_started not_been_started not_yet_started haven't_started hasn't_started have_not_started unstarted overdue late past_due behind_schedule delayed long-term long_term
		正在整改 正在改 还在整改 还在改 正在推进`,
	Ask: `采取了什么措施 采取了哪些措施 采取什么措施 采取哪些措施 采取了什么 采取了哪些 采取了啥措施 有什么措施 有哪些措施 整改措施是什么 整改措施有哪些 有什么成效 有哪些成效 有啥成效 取得什么成效 取得了什么成效 取得哪些成效 取得了哪些成效 有什么效果 有啥效果 有什么成果 取得了哪些成果 点解 点样 咩 乜嘢 怎么处理 怎么处理的 如何处理 怎么解决 怎么解决的 如何解决 怎么弄 怎么弄的 怎么搞的 怎么做 怎么做的 怎么抓 怎么抓的 谁来抓 谁抓 怎么推进 怎么落实 怎么打算 有什么打算 有啥打算 有何打算 打算怎么办 打算怎么做 有什么计划 叫什么 叫啥 叫什么名字 叫啥名字 叫什么名 查出什么 查出了什么 查出来什么 发现什么 发现了什么 暴露什么 暴露出什么 指出什么 指出了什么 查出啥 查出了啥 发现啥 什么 怎么 怎么样 怎样 怎么办 如何 通报怎么说 通报说了什么 通报里怎么说 啥 咋 咋样 吗 呢 么 吧 啊 呀 嘛 是不是 有没有 是否 了吗 了没 了没有 好了吗 情况 什么情况 啥情况 现状 进展 进度 状态 讲的 说的 什么样 到哪一步 哪一步 情况如何 具体 内容 详情 看看 看一下
		what what's how is are do does did was were be status state progress ?  ? whats tell_me show show_me give_me`,
	AskFact: `谁 由谁 由谁来 谁来 由哪个 由哪里 由哪家 哪里 哪儿 什么时候 啥时候 哪天 哪一天 哪年 哪一年 何时 多久 多长时间 为什么 为何 when where who how_long`,
	Filler: `可以 能 能不能 可不可以 请 请问 请你 请帮 帮 帮我 帮忙 麻烦 一下 到底 我 我想 我要 我想知道 想知道 想问 想问下 问下 问一下 你 你们 咱们 咱 我们 给 给我 说说 说一下 讲讲 介绍 介绍一下 查 查一下 查查
		整个通报 整份通报 整篇通报 全文 这份通报 本通报 通报里 通报中 通报上 整个 看看有 来着 的来着
		的 了 得 地 是 有 都 还 还是 也 就 又 再 那 那些 这 这些 这个 那个 其中 其他 其它 其余 另外 别的 现在 目前 当前 如今 眼下 至今 截至目前 本 该 此 所有 全部 过 着 呗 哦 哈 嗯 之 在 被 把 将 从 对 对于 里 所 者 出来 又 且 并且 而且 同时 既 分别 留一位小数 保留一位小数 保留两位小数 留两位小数 精确到小数点后一位 各有 各自 各 any between
		这回 这次 本次 此次 这一次 这趟 点了 点出 点到 点名 嘅 仲 喺 咗 啲 写 在写 想 讲 说 查一查 看一看 问一问 文中 文内 正文 正文中 取整 四舍五入 保留整数 取整数 精确到个位 rectification started begun but
		列 贴 发 排 挑 捋 报 瞧 翻 手头 手里 手上 眼前 当下 凡 凡是 但凡 一条不漏 一个不漏 一个不落 一条不落 不漏 全都列 给个数 报个数 给个数字 只要数字 只要编号 只要数 报一下 数一数 数一下 数数 算一算 算一下 算算 统计 统计一下 汇总 汇总一下
		查下 看下 问下 找下 列下 说下 数下 查看 查询 查询一下 检索 检索一下 搜 搜一下 搜下 一个都别漏 都别漏 别漏 一个都不能少 一个不能少 一个都不能漏 别落下 一个别落 别漏掉 不要漏 不要漏掉 但 但是 却 不过 占 总共的 全部的
		带 这会儿 这会 到这会儿 到今儿 今儿 今儿个 现如今 这阵子 这阵 俩字儿 俩字 仨字 这俩字 这仨字 两个字 两字 二字 三字 三个字 四字 四个字 五个字 六个字 几个字儿 这几个字儿 个字 both 同时都 都同时 the_word the_words the_term the_phrase word words term phrase
		列给我 列一列 列个单子 列个清单 拉个单子 拉个清单 拉一下 挑出来 筛出来 筛一下 筛选 找出来 找一下 调出来 翻出来 发我 发给我 发一下 发过来 贴一下 贴出来 贴给我 告诉我 告诉 报给我 报上来 写材料要用 写材料 开会要用 等着用 急用 领导要 领导问 领导要看 谢谢 多谢 谢了 辛苦 麻烦了 您好 你好 大家好 早 请教 求 捞 看一眼 过一遍 瞅瞅 原文
		这几个字 几个字 这个词 这两个字 这三个字 这四个字 字样 字眼 这个说法 这一说法 这个提法 这种说法 这个名字 这几个词 的字样 这个词儿 统统 一并 一起 都给我 通通 一共都 拢共 总的 总体 整体 整体上 目前为止 到现在 到目前 到现在为止 截止目前 截至现在 截止到现在
		listed marked classified recorded counted flagged shown included given just only exactly actually whole entire hi hello hey thanks thank_you could somebody someone anybody anyone kindly quick quickly need want know like see look pull give get got send us_the those_that ones_that that's
		notice the_notice say says said did find found inspection_find inspectors inspectors_find
		them they the a an of for on at by with please me my we our us you your there it its this that these those can could would should will shall i 'd 's s yet so far now currently been have has had still be and`,
	Setting: `巡察 巡视 审计 督察 检查 反馈 通报 整改工作 inspection`,
	Talk: `看 抽查 查阅 调阅 翻阅 抽取 选取 抽看 下午 上午 早上 中午 晚上 今晚 今天 明天 昨天 后天 这周 本周 下周 上周 周一 周二 周三 周四 周五 周末 一会儿 一会 待会儿 待会 等会儿 等会 马上 立刻 立马 赶紧 赶快 尽快 抓紧
		先 先把 再把 然后 回头 刚才 刚刚 稍后 随后 顺便 顺带 要 要去 要用 要听 要看 要交 要报 要开会 得 得去 去 来 听 用 交 送 拿 弄 整 做 打 存 记 核 核对 核实 准备 复印 打印 备用 备查 备案用 参考 参考用
		开会 开个会 上会 汇报 汇报用 汇报材料 出差 市里 县里 省里 急 着急 急着 等着 忙 帮 拿来 用来 用于 做个 做份 写个 写份 写稿 写报告 报告用 材料 材料用 表格 做表 做台账 对账 台账用 一份 一版 一遍 一眼 完整 详细 简单 简要
		today tomorrow tonight meeting report boss director asap urgent urgently now later morning afternoon for_a_meeting for_my_report for_the_meeting`,
	Bracket: `( ) [ ] 〔 〕`,
	Pause:   `, ,  。 . ; ; : : ! ! ?  ? …`,
	Quote:   `“ ” " 「 」 『 』 ‘ ’ 《 》`,
})

// wordLengths are the lengths, in runes, of the words that begin with a rune: bit n
// for n runes.
var wordLengths = func() map[rune]uint64 {
	out := map[rune]uint64{}
	for w := range vocabulary {
		runes := []rune(w)
		out[runes[0]] |= 1 << len(runes)
	}
	return out
}()

// words turns lists of words into a look-up. "_" means a space inside a
// word. Where a word is in two lists, the role that comes first counts.
func words(lists map[Role]string) map[string]Role {
	out := map[string]Role{}
	for r := Ordinal; r <= Quote; r++ {
		for w := range strings.FieldsSeq(lists[r]) {
			w = strings.ReplaceAll(w, "_", " ")
			if _, known := out[w]; !known {
				out[w] = r
			}
		}
	}
	return out
}
