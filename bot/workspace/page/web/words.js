// The page's own words, in Chinese and English. What people and the assistant
// say stays as they said it.

const all = {
  channels: ["频道", "Channels"], messages: ["消息", "Messages"], thread: ["话题", "Thread"], replies: ["回复", "Replies"],
  me: ["我是", "I am"], send: ["发送", "Send"], message: ["消息", "Message"], reply: ["回复…", "Reply…"], close: ["关闭", "Close"],
  closeThread: ["关闭话题", "Close the thread"], app: ["应用", "app"], alone: ["仅你可见", "only you see this"], edited: ["已编辑", "edited"],
  inThread: ["在话题中回复", "Reply in thread"], count: ["条回复", "replies"], older: ["更早的消息", "Older messages"], more: ["更多", "More"],
  search: ["搜索消息", "Search messages"], found: ["条结果", "results"], nothing: ["没有找到", "Nothing found"], home: ["主页", "Home"],
  ask: ["直接提问，例如：哪些问题正在整改？", "Ask, for example: which items are still open?"],
  mention: ["@rectify 提问，或输入 / 使用命令", "Ask @rectify, or type / for commands"], got: ["知道了", "Got it"], gallery: ["示例", "Gallery"],
  tour: ["这是本机上的一个工作区：在左上角换身份试试权限，直接用自己的话提问，或输入 /rectify。", "A workspace on this machine: switch who you are at the top left, ask in your own words, or type /rectify."],
  choose: ["请选择", "Choose"], yes: ["确定", "Yes"], no: ["取消", "No"], loading: ["正在打开……", "Opening …"], sending: ["正在提交……", "Sending …"],
  cannot: ["这里不能显示", "cannot be shown here"], unread: ["有新消息", "unread"], people: ["切换身份", "Switch person"], back: ["返回频道", "Back to the channel"],
  suggestions: [["哪些问题正在整改？", "第11项整改得怎么样了", "完成了百分之几"], ["Which items are still open?", "item 11", "What percentage is done?"]],
  slow: ["应用没有及时回应，请再试一次。", "The app did not answer in time. Please try again."], sections: ["频道与私信", "Channels and messages"],
  optional: [" （可选）", " (optional)"], suggested: ["可以这样问", "You could ask"], language: ["English", "中文"], completions: ["可选项", "Completions"], mentioned: ["提到", "Mention"],
};

export let language = localStorage.getItem("language") === "en" ? "en" : "zh";

export function setLanguage(to) {
  language = to;
  localStorage.setItem("language", to);
}

export const t = (key) => all[key][language === "en" ? 1 : 0];

// translate puts words into the elements that name them: data-word is the
// text, data-label what a screen reader says, data-hint a placeholder.
export function translate() {
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  for (const node of document.querySelectorAll("[data-word]")) node.textContent = t(node.dataset.word);
  for (const node of document.querySelectorAll("[data-label]")) node.setAttribute("aria-label", t(node.dataset.label));
  for (const node of document.querySelectorAll("[data-hint]")) node.setAttribute("placeholder", t(node.dataset.hint));
}
