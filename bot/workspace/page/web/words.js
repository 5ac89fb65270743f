// The page's own words, in Chinese and English. What people and the assistant
// say stays as they said it.

// some is a number between words; nothing where it is 0.
const some = (n, before, after = "") => (n ? before + n + after : "");

// longestQuestion is the longest that the assistant answers, in characters.
export const longestQuestion = 500;

export const all = {
  // The workspace.
  channels: ["频道", "Channels"], messages: ["消息", "Messages"], thread: ["话题", "Thread"], replies: ["回复", "Replies"],
  me: ["我是", "I am"], send: ["发送", "Send"], message: ["消息", "Message"], reply: ["回复…", "Reply…"], close: ["关闭", "Close"],
  closeThread: ["关闭话题", "Close the thread"], app: ["应用", "app"], alone: ["仅你可见", "only you see this"], edited: ["已编辑", "edited"],
  inThread: ["在话题中回复", "Reply in thread"], count: [(n) => `${n} 条回复`, (n) => (n === 1 ? "1 reply" : `${n} replies`)], more: ["更多", "More"], today: ["今天", "Today"], showMore: ["显示更多", "Show more"], showLess: ["收起", "Show less"],
  search: ["搜索消息", "Search messages"], found: ["条结果", "results"], nothing: ["没有找到", "Nothing found"], quietChannel: ["这个频道还没有消息。可以输入 @rectify 提问。", "There are no messages in this channel yet. Ask @rectify something."], home: ["主页", "Home"],
  ask: ["直接提问，例如：哪些问题正在整改？", "Ask, for example: which items are still open?"],
  mention: ["@rectify 提问，或输入 / 使用命令", "Ask @rectify, or type / for commands"], gallery: ["示例", "Gallery"],
  choose: ["请选择", "Choose"], yes: ["确定", "Yes"], no: ["取消", "Cancel"], loading: ["正在打开……", "Opening …"],
  cannot: ["这里不能显示", "cannot be shown here"], unread: ["有新消息", "unread"], back: ["返回", "Back"],
  sections: ["频道与私信", "Channels and messages"], optional: [" （可选）", " (optional)"], language: ["English", "中文"], completions: ["可选项", "Completions"],
  skip: ["跳到正文", "Skip to the content"], bracketed: [(s) => `（${s}）`, (s) => ` (${s})`],
  askShort: ["直接提问……", "Ask …"], mentionShort: ["@rectify 提问……", "Ask @rectify …"],
  backUnsent: ["已重新连接。刚才写的还没有发出，请按 Enter 发送。", "Connected again. What you wrote was not sent: press Enter to send it."], unsent: ["没有发出：连不上服务。内容还在输入框里。", "Not sent: Rectify cannot be reached. What you wrote is still there."],
  lost: ["连接已断开，正在重新连接……", "The connection is lost. Reconnecting …"], backAgain: ["已重新连接。", "Connected again."],

  // Files.
  chooseFiles: ["选择文件或拍照", "Choose files or take a photo"], dropFiles: ["也可以拖进来或直接粘贴，一次可选几个", "or drop or paste them here; several at once"],
  leaveOut: ["去掉", "Leave out"], tooManyFiles: [(n) => `一次最多 ${n} 个文件。`, (n) => `At most ${n} files at a time.`], attach: ["添加文件", "Add files"],
  evidence: ["佐证", "Evidence"], addEvidence: ["添加为佐证", "Add as evidence"], aboutEvidence: ["说明（可选）", "What it shows (optional)"], download: ["下载", "Download"],
  fileTooLarge: [(most) => `文件超过 ${most}，请压缩或拆分后再传，或者填链接。`, (most) => `The file is larger than ${most}. Compress or split it, or give a link.`],
  fileKind: ["这类文件不能作为佐证。可以传 PDF、Word、Excel、演示文稿、图片、音视频、文本和压缩包。", "Files of this kind cannot be evidence. PDF, Word, Excel, slides, pictures, sound, video, text and archives can."], fileEmpty: ["这是空文件。", "The file is empty."], removePiece: ["移除这件佐证", "Remove this piece of evidence"], removePieceAsk: [(name) => `移除佐证“${name}”？变更记录会保留这一步。`, (name) => `Remove the evidence “${name}”? The history keeps a line about it.`], remove: ["移除", "Remove"],

  // What went wrong, by the code of the error.
  failed: ["没有办成，请再试一次。", "This did not work. Please try again."], offline: ["连不上服务，请确认 Rectify 正在运行。", "Rectify cannot be reached. Please check that it is running."],
  slow: ["应用没有及时回应，请再试一次。", "The app did not answer in time. Please try again."],
  noItem: [(n) => (/^\d+$/.test(n) ? `没有第${n}项。` : `没有“${n}”这一项。`), (n) => `There is no item ${n}.`],
  noSuchItem: ["没有这一项，或它已不在台账里。", "There is no such item, or it is no longer in the ledger."],
  noSuchCommand: ["没有这个命令，可输入 /rectify help。", "There is no such command. Type /rectify help."],
  longQuestion: [(n) => `${n} 字：提问最多 ${longestQuestion} 字。要上报进展，请用“备注”：/rectify 备注 项号 内容`, (n) => `${n} characters: a question may have ${longestQuestion}. To report progress, use a note: /rectify note N text`],
  empty: ["还没有写内容。", "There is nothing in it yet."], tooLong: ["内容太长，请分几条发送。", "This is too long. Please send it in parts."],
  notInChannel: ["您不在这个频道里。", "You are not in this channel."], gone: ["这条消息或窗口已经不在了。", "This message or window is no longer there."],

  // Welcome.
  welcome: ["欢迎", "Welcome"], ofThese: ["其中", "of these"], hello: [(name) => `${name}，您好！我是整改助手 Rectify。`, (name) => `Hello, ${name}. I am Rectify; I keep the list of findings.`],
  published: [(day) => `${day} 发布`, (day) => `published ${day}`], notices: [(n) => `${n} 份通报`, (n) => `${n} notices`], itemsUnit: ["项", "items"],
  try_edit: ["科室可以这样开始：", "As an office that reports progress, try:"], try_office: ["整改办可以这样开始：", "As the rectification office, try:"], try_approve: ["审批人可以这样开始：", "As an approver, try:"], try_look: ["领导可以这样开始：", "As a leader, try:"],
  tries: [
    (item) => ({ edit: ["哪些问题正在整改？", `${item}整改得怎么样了`, "我负责哪些问题"], office: ["哪些问题没有责任人", "每个单位完成情况", "/rectify 提要"], approve: ["哪些问题可以销号", "哪些问题逾期了", `${item}详细说说`], look: ["完成了百分之几", "哪些问题逾期了", "哪些问题正在整改？"] }),
    (item) => ({ edit: ["Which items are still open?", item, "Which items are mine?"], office: ["Which items have no owner?", "How far is each unit?", "/rectify digest"], approve: ["Which items are rectified?", "Which items are late?", item], look: ["What percentage is done?", "Which items are late?", "Which items are still open?"] }),
  ],
  ownNotice: ["换成自己的通报", "Use your own notice"], anotherNotice: ["再加一份通报", "Add another notice"],
  ownNoticeHow: ["Word、PDF、网页、文本或表格都可以：由审批人把文件拖进这里，核对无误后导入；也可以在终端里运行：", "Word, PDF, web page, text or table: an approver drops the file here, checks what was read and imports it. Or, in a terminal:"], ownNoticeFile: ["通报.docx", "notice.docx"],
  noLogin: [(where) => `这里没有登录：页面只在这台电脑上打开，${where}可以换成别的身份，试试各人的权限。`, (where) => `There is no login: this page opens on this computer only. ${where} you can become somebody else and see what they may do.`], topLeft: ["左上角", "At the top left"], underMenu: ["按左上角的 ☰ ", "Under ☰"],

  // Going places.
  jump: ["快速跳转", "Jump to"], jumpHint: ["编号、标题、人、命令……", "A number, a title, a person, a command …"], jumpKeys: ["↑↓ 选择 · Enter 打开 · Esc 关闭", "↑↓ to choose · Enter to open · Esc to close"],
  shortcuts: ["键盘快捷键", "Keyboard shortcuts"], keyJump: ["跳到某一项、某人或某个命令", "Go to an item, a person or a command"], keyCommand: ["输入命令", "Type a command"], keySend: ["发送", "Send"], keyLine: ["换行", "A new line"],
  keyChoose: ["在列表中选择", "Choose in a list"], keyTake: ["采用所选的一条", "Accept the suggestion"], keyRows: ["台账：上一行、下一行", "Ledger: the row above, the row below"], keyCells: ["台账：左右的单元格", "Ledger: the cell to the left, to the right"], keyEdit: ["台账：修改单元格，或打开这一项", "Ledger: edit the cell, or open the item"], keyFind: ["台账：查找", "Ledger: find"], keyClose: ["关闭窗口、列表或话题", "Close a window, a list or a thread"], keyList: ["显示这张表", "Show this list"],
  is_view: ["视图", "view"], is_channel: ["频道", "channel"], is_person: ["人", "person"], is_command: ["命令", "command"], is_item: ["问题", "item"], askThis: ["没有找到，按 Enter 直接提问", "nothing found: press Enter to ask"], is_question: ["提问", "ask"],

  // The ledger as a table.
  ledger: ["台账", "Ledger"], item: ["问题", "Item"], all: ["全部问题", "All items"], by_unit: ["按单位", "By unit"], by_person: ["按责任人", "By person"], by_section: ["按部分", "By section"], by_notice: ["按通报", "By notice"], any_notice: ["全部通报", "All notices"],
  mine: ["我负责的问题", "My items"], before: ["上一项", "Previous item"], after: ["下一项", "Next item"], sum: ["合计", "Total"], noOwner: ["未分派", "no owner"], noDue: ["未设定时限", "no due date"], supporting: ["配合单位", "Supporting"], noEvidence: ["还没有佐证。", "There is no evidence yet."], unset: ["未设定", "not set"], unassigned: ["未分派", "not assigned"],
  filterWords: ["在台账中查找", "Find in the ledger"], clearFilters: ["清除筛选", "Clear the filters"], export: ["导出 Excel", "Export to Excel"], print: ["打印上报表", "Print report"], printTotals: ["打印统计表", "Print totals"], number: ["编号", "No."], notice: ["通报", "Notice"], title: ["问题", "Item"], problem: ["存在问题", "Problem"],
  section: ["部分", "Section"], unit: ["责任单位", "Unit"], person: ["责任人", "Person"], reopen: ["重新打开", "Reopen"], askForTime: ["申请延期", "Ask for more time"], undo: ["撤销", "Undo"], undoLast: ["撤销上一步", "Undo the last change"], comma: ["、", ", "], colon: ["：", ": "],
  asked: ["申请延期", "More time"], askedFor: [(until) => `至 ${until}，待批`, (until) => `until ${until}, to be decided`],
  receipt: ["签收", "Receipt"], receivedOn: [(day) => `${day} 已签收`, (day) => `confirmed ${day}`], awaited: [(names) => `待 ${names} 签收`, (names) => `${names} has not confirmed it yet`],
  namedInNotice: [(who) => `通报写明的责任人：${who}。选了别人，就由别人接替。`, (who) => `The notice names ${who}. Whoever you choose takes their place.`],
  changedMeanwhile: ["刚才别人改了这一项：", "Somebody else has just changed this item:"], keepTheirs: ["保留对方的", "Keep theirs"], useMine: ["仍用我的", "Use mine"], filters: ["筛选", "Filters"], menu: ["身份、搜索与设置", "Identity, search and settings"], due: ["时限", "Due"], status: ["状态", "Status"], progress: ["最新进展", "Progress"],
  group: ["分组", "Group"], any_status: ["全部状态", "Any status"], any_section: ["全部部分", "Any section"], any_unit: ["全部单位", "Any unit"], any_person: ["全部责任人", "Anyone"], any_group: ["不分组", "No groups"],
  nobody: ["—", "—"], nobody_unit: ["未定单位", "No unit"], nobody_person: ["未定责任人", "No person"], nobody_section: ["不分部分", "No section"],
  not_started: ["未启动", "not started"], in_progress: ["正在整改", "in progress"], long_term: ["长期坚持", "long-term"], rectified: ["已整改", "rectified"], closed: ["已销号", "closed off"], refused: ["未采纳", "not accepted"],
  open: ["未完成", "open"], done: ["已完成", "done"], late: ["逾期", "late"], near: ["临期", "due soon"], items: ["项数", "Items"], percent: ["完成率", "Share done"], progressBySection: ["各部分进度", "Progress by section"],
  counted: [
    (n) => `${n.total} 项 · 已完成 ${n.done}` + some(n.in_progress, " · 正在整改 ") + some(n.not_started, " · 未启动 ") + some(n.long_term, " · 长期坚持 ") + some(n.refused, " · 未采纳 ") + some(n.late, " · 其中逾期 ") + some(n.near, " · 临期 "),
    (n) => `${n.total} ${n.total === 1 ? "item" : "items"} · ${n.done} done` + some(n.in_progress, " · ", " in progress") + some(n.not_started, " · ", " not started") + some(n.long_term, " · ", " long-term") + some(n.refused, " · ", " not accepted") + some(n.late, " · ", " late") + some(n.near, " · ", " due soon")],
  countedTwice: ["有几个单位或几个人的问题，在每一个下面都计数；合计只计一次。", "Items of several units or people count under each; the total counts them once."],
  lacking: [
    (n) => ((said) => said && "未完成的：" + said)([some(n.unit, "", " 项未分派"), some(n.due, "", " 项未设定时限")].filter(Boolean).join("，")),
    (n) => ((said) => said && "Open: " + said)([some(n.unit, "", " without an owner"), some(n.due, "", " without a due date")].filter(Boolean).join(", "))],
  change: ["修改", "Change"], save: ["保存", "Save"], setAnyway: [(day) => `确认记为 ${day}`, (day) => `Set it to ${day} anyway`], keepStaged: ["选好的文件还没有添加为佐证。", "The files chosen here are not added as evidence yet."],
  finding: ["问题表现", "Finding"], recommendation: ["建议", "Recommendation"], response: ["答复", "Response"], noticeSays: [(words) => `通报写“${words}”`, (words) => `the notice says “${words}”`], measures: ["整改情况", "Measures"], commitments: ["遗留事项", "Commitments"], history: ["变更记录", "History"], openInChat: ["在对话中打开", "Open in the chat"],
  askItem: [(n) => (/^\d/.test(n) ? `第${n}项` : n), (n) => (/^\d/.test(n) ? `item ${n}` : n)],

  // Days that are offered.
  tomorrow: ["明天", "tomorrow"], friday: ["本周五", "this Friday"], nextFriday: ["下周五", "next Friday"], monthEnd: ["本月底", "end of this month"],
  weekLater: ["延一周", "a week later"], twoWeeksLater: ["延两周", "two weeks later"], monthLater: ["延一个月", "a month later"], twoMonthsLater: ["延两个月", "two months later"], quarterLater: ["延三个月", "three months later"],
  nextMonthEnd: ["下月底", "end of next month"], quarterEnd: ["本季度末", "end of this quarter"], yearEnd: ["年底", "end of the year"],

  // On paper.
  reportTitle: ["整改情况台账", "Rectification ledger"], totalsTitle: ["整改情况统计", "Rectification totals"], extract: ["节选", "extract"],
  extractOf: [(n, all) => `全部 ${all.total} 项，完成率 ${all.percent}%；仅列其中 ${n.total} 项`, (n, all) => `${all.total} items in all, ${all.percent}% done; only ${n.total} of them are listed`],
  issuer: ["填报单位：", "Reporting body: "], asOf: ["截至 ", "As of "], limit: ["完成时限", "Due"], advance: ["整改进展", "What was done"], outcome: ["完成情况", "Status"],
  signUnit: ["填报单位（盖章）：", "Reporting body (seal): "], signLeader: ["主要负责人（签字）：", "Head (signature): "], signDeputy: ["分管负责人（签字）：", "Deputy (signature): "],
  signAuthor: ["填表人：", "Filled in by: "], signPhone: ["联系电话：", "Telephone: "], signDate: ["填报日期：", "Date: "],
};

const chosen = localStorage.getItem("language") || navigator.language || "zh";
export let language = chosen.startsWith("zh") ? "zh" : "en";

export function setLanguage(to) {
  language = to;
  localStorage.setItem("language", to);
}

export const locale = () => (language === "en" ? "en-US" : "zh-CN");

// head is a word as a heading, or the name of something chosen, begins.
export const head = (key) => t(key).replace(/^[a-z]/, (letter) => letter.toUpperCase());

// tIn is a word in the language of a text that somebody else wrote: Chinese where a
// third of it is.
export const tIn = (text, key) => all[key][3 * (text.match(/\p{Script=Han}/gu) || []).length > text.length ? 0 : 1];

export const t = (key) => all[key][language === "en" ? 1 : 0];

// codes are the sentences for errors that people meet.
const codes = {
  offline: "offline", unsent: "unsent", operation_timeout: "slow", dispatch_failed: "slow", item_not_found: "noSuchItem", unknown_command: "noSuchCommand", no_text: "empty", msg_too_long: "tooLong",
  not_in_channel: "notInChannel", channel_not_found: "notInChannel", message_not_found: "gone", thread_not_found: "gone", view_not_found: "gone", not_found: "gone", expired_trigger_id: "gone", hash_conflict: "gone", action_not_found: "gone", block_not_found: "gone", unknown_shortcut: "gone",
};

// tellError says what went wrong: never a code.
export function tellError(problem) {
  const known = codes[(problem.message || "").split(/[^a-z_]/)[0]];
  if (!known) console.error(problem);
  return t(known || "failed");
}

// translate puts words into the elements that name them: data-word is the
// text, data-label what a screen reader says, data-hint a placeholder.
export function translate() {
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = t(node.dataset.word);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
  for (const node of document.querySelectorAll("[data-hint]")) node.setAttribute("placeholder", t(node.dataset.hint));
}
