package workspace_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/slack-go/slack"
)

type obj = map[string]any

// Small makers of Block Kit's JSON, for what slack-go's types would not let
// anybody say.
func runes(n int) string { return strings.Repeat("物", n) }

func plainText(s string) obj  { return obj{"type": "plain_text", "text": s} }
func mrkdwnText(s string) obj { return obj{"type": "mrkdwn", "text": s} }

func times(n int, f func(i int) any) []any {
	list := make([]any, n)
	for i := range list {
		list[i] = f(i)
	}
	return list
}

// set is base with a field more, or another value of it.
func set(base obj, key string, v any) obj {
	out := obj{}
	for k, old := range base {
		out[k] = old
	}
	out[key] = v
	return out
}

func numbered(kind string, i int) obj {
	return obj{"type": kind, "action_id": fmt.Sprint(kind, i)}
}

func buttonNo(i int) any { return set(numbered("button", i), "text", plainText("好")) }

func optionNo(i int) any { return obj{"text": plainText(fmt.Sprint("选", i)), "value": fmt.Sprint(i)} }

func actionsOf(elements ...any) obj { return obj{"type": "actions", "elements": elements} }

func inputOf(element any) obj {
	return obj{"type": "input", "label": plainText("标签"), "element": element}
}

func rowsOf(rows, columns int) []any {
	return times(rows, func(int) any {
		return times(columns, func(int) any { return obj{"type": "raw_text", "text": "格"} })
	})
}

func richOf(kind string, spans ...any) obj {
	return obj{"type": "rich_text", "elements": []any{obj{"type": kind, "elements": spans}}}
}

func pointsOf(n int, label func(i int) string) []any {
	return times(n, func(i int) any { return obj{"label": label(i), "value": i + 1} })
}

func pieOf(segments ...any) obj {
	return obj{"type": "data_visualization", "title": "图", "chart": obj{"type": "pie", "segments": segments}}
}

func barOf(series, points int) obj {
	label := func(i int) string { return fmt.Sprint("月", i) }
	return obj{"type": "data_visualization", "title": "图", "chart": obj{
		"type": "bar", "axis_config": obj{"categories": times(points, func(i int) any { return label(i) })},
		"series": times(series, func(i int) any { return obj{"name": fmt.Sprint("列", i), "data": pointsOf(points, label)} }),
	}}
}

var (
	image     = obj{"type": "image", "image_url": "https://example.org/a.png", "alt_text": "图"}
	confirmed = obj{"title": plainText("题"), "text": plainText("真的？"), "confirm": plainText("是"), "deny": plainText("否")}
	video     = obj{
		"type": "video", "title": plainText("片"), "video_url": "https://example.org/v", "thumbnail_url": "https://example.org/t", "alt_text": "片",
	}
	header = obj{"type": "header", "text": plainText("题")}
	task   = obj{"type": "task_card", "task_id": "1", "title": "查"}
)

// What follows makes blocks with n of something in them, to measure limits on.

func buttonWith(key string, v func(n int) any) func(int) any {
	return func(n int) any { return actionsOf(set(buttonNo(0).(obj), key, v(n))) }
}

func selectWith(key string, v func(n int) any) func(int) any {
	return func(n int) any {
		return actionsOf(set(set(numbered("static_select", 0), "options", []any{optionNo(0)}), key, v(n)))
	}
}

func optionWith(key string, v func(n int) any) func(int) any {
	return func(n int) any {
		return actionsOf(set(numbered("static_select", 0), "options", []any{set(optionNo(0).(obj), key, v(n))}))
	}
}

func confirmWith(key string) func(int) any {
	return func(n int) any {
		return actionsOf(set(buttonNo(0).(obj), "confirm", set(confirmed, key, plainText(runes(n)))))
	}
}

func chosenFrom(kind string, most func(i int) any) func(int) any {
	return func(n int) any { return actionsOf(set(numbered(kind, 0), "options", times(n, most))) }
}

func with(base obj, key string, v func(n int) any) func(int) any {
	return func(n int) any { return set(base, key, v(n)) }
}

func plainOf(n int) any  { return plainText(runes(n)) }
func markedOf(n int) any { return mrkdwnText(runes(n)) }
func textOf(n int) any   { return runes(n) }
func numberOf(n int) any { return n }

func iconWith(key string, v func(n int) any) func(int) any {
	icon := set(set(numbered("icon_button", 0), "icon", "trash"), "text", plainText("删"))
	return func(n int) any { return obj{"type": "context_actions", "elements": []any{set(icon, key, v(n))}} }
}

// namedBar has names of n characters throughout.
func namedBar(n int) any {
	bar := barOf(1, 1)
	bar["chart"].(obj)["axis_config"] = obj{"categories": []any{runes(n)}}
	bar["chart"].(obj)["series"] = []any{obj{"name": runes(n), "data": pointsOf(1, func(int) string { return runes(n) })}}
	return bar
}

func cardOf(i int) any { return obj{"type": "card", "title": plainText(fmt.Sprint("卡", i))} }

func ofLimit(n int, message string) string {
	switch message {
	case "characters":
		return fmt.Sprintf("must be less than %d characters", n+1)
	case "items":
		return fmt.Sprintf("no more than %d items allowed", n)
	}
	return fmt.Sprintf("must be less than %d", n+1)
}

func TestBlockLimitsOfMessages(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	for _, tc := range []struct {
		name    string
		limit   int
		of      string // characters, items or a value
		pointer string
		block   func(n int) any
	}{
		{"section text", 3000, "characters", "/text/text", with(obj{"type": "section"}, "text", markedOf)},
		{"section fields", 10, "items", "/fields", func(n int) any {
			return obj{"type": "section", "fields": times(n, func(int) any { return plainText("栏") })}
		}},
		{"section field", 2000, "characters", "/fields/0/text", func(n int) any {
			return obj{"type": "section", "fields": []any{markedOf(n)}}
		}},
		{"header", 150, "characters", "/text/text", with(header, "text", plainOf)},
		{"header level", 4, "value", "/level", with(header, "level", numberOf)},
		{"block_id", 255, "characters", "/block_id", with(header, "block_id", textOf)},
		{"context", 10, "items", "/elements", func(n int) any {
			return obj{"type": "context", "elements": times(n, func(int) any { return mrkdwnText("旁") })}
		}},
		{"context text", 3000, "characters", "/elements/0/text", func(n int) any {
			return obj{"type": "context", "elements": []any{markedOf(n)}}
		}},
		{"actions", 25, "items", "/elements", func(n int) any { return actionsOf(times(n, buttonNo)...) }},
		{"context_actions", 5, "items", "/elements", func(n int) any {
			return obj{"type": "context_actions", "elements": times(n, func(i int) any {
				return set(set(numbered("icon_button", i), "icon", "trash"), "text", plainText("删"))
			})}
		}},
		{"feedback", 75, "characters", "/elements/0/negative_button/text/text", func(n int) any {
			return obj{"type": "context_actions", "elements": []any{obj{
				"type": "feedback_buttons", "positive_button": obj{"text": plainText("好"), "value": "1"},
				"negative_button": obj{"text": plainOf(n), "value": "0"},
			}}}
		}},
		{"feedback value", 2000, "characters", "/elements/0/positive_button/value", func(n int) any {
			return obj{"type": "context_actions", "elements": []any{obj{
				"type": "feedback_buttons", "positive_button": obj{"text": plainText("好"), "value": runes(n)},
				"negative_button": obj{"text": plainText("坏"), "value": "0"},
			}}}
		}},
		{"image alt_text", 2000, "characters", "/alt_text", with(image, "alt_text", textOf)},
		{"image title", 2000, "characters", "/title/text", with(image, "title", plainOf)},
		{"image_url", 3000, "characters", "/image_url", with(image, "image_url", textOf)},
		{"accessory alt_text", 2000, "characters", "/accessory/alt_text", func(n int) any {
			return obj{"type": "section", "text": plainText("文"), "accessory": set(image, "alt_text", runes(n))}
		}},
		{"input label", 2000, "characters", "/label/text", with(inputOf(numbered("plain_text_input", 0)), "label", plainOf)},
		{"input hint", 2000, "characters", "/hint/text", with(inputOf(numbered("plain_text_input", 0)), "hint", plainOf)},
		{"markdown", 12000, "characters", "/text", with(obj{"type": "markdown"}, "text", textOf)},
		{"video title", 200, "characters", "/title/text", with(video, "title", plainOf)},
		{"video description", 200, "characters", "/description/text", with(video, "description", plainOf)},
		{"video alt_text", 2000, "characters", "/alt_text", with(video, "alt_text", textOf)},
		{"video author", 50, "characters", "/author_name", with(video, "author_name", textOf)},
		{"video provider", 50, "characters", "/provider_name", with(video, "provider_name", textOf)},
		{"table rows", 100, "items", "/rows", func(n int) any { return obj{"type": "table", "rows": rowsOf(n, 1)} }},
		{"table columns", 20, "items", "/rows/0", func(n int) any { return obj{"type": "table", "rows": rowsOf(1, n)} }},
		{"table column_settings", 20, "items", "/column_settings", func(n int) any {
			return obj{"type": "table", "rows": rowsOf(1, 1), "column_settings": times(n, func(int) any { return obj{"align": "left"} })}
		}},
		{"table text", 10000, "characters", "/rows", func(n int) any {
			return obj{"type": "table", "rows": []any{[]any{obj{"type": "raw_text", "text": runes(n)}}}}
		}},
		{"data_table rows", 101, "items", "/rows", func(n int) any {
			return obj{"type": "data_table", "caption": "表", "rows": rowsOf(n, 1)}
		}},
		{"data_table page_size", 100, "value", "/page_size", func(n int) any {
			return obj{"type": "data_table", "caption": "表", "rows": rowsOf(2, 1), "page_size": n}
		}},
		{"chart title", 50, "characters", "/title", with(pieOf(pointsOf(1, func(int) string { return "甲" })...), "title", textOf)},
		{"pie segments", 6, "items", "/chart/segments", func(n int) any {
			return pieOf(pointsOf(n, func(i int) string { return fmt.Sprint(i) })...)
		}},
		{"pie label", 20, "characters", "/chart/segments/0/label", func(n int) any {
			return pieOf(pointsOf(1, func(int) string { return runes(n) })...)
		}},
		{"chart series", 6, "items", "/chart/series", func(n int) any { return barOf(n, 2) }},
		{"chart points", 20, "items", "/chart/series/0/data", func(n int) any { return barOf(1, n) }},
		{"axis", 50, "characters", "/chart/axis_config/x_label", func(n int) any {
			bar := barOf(1, 1)
			bar["chart"].(obj)["axis_config"].(obj)["x_label"] = runes(n)
			return bar
		}},
		{"plan", 50, "items", "/tasks", func(n int) any {
			return obj{"type": "plan", "title": "步骤", "tasks": times(n, func(int) any { return task })}
		}},
		{"card title", 150, "characters", "/title/text", with(obj{"type": "card"}, "title", markedOf)},
		{"card subtitle", 150, "characters", "/subtitle/text", with(cardOf(0).(obj), "subtitle", markedOf)},
		{"card body", 200, "characters", "/body/text", with(obj{"type": "card"}, "body", markedOf)},
		{"card actions", 3, "items", "/actions", func(n int) any { return obj{"type": "card", "actions": times(n, buttonNo)} }},
		{"carousel", 10, "items", "/elements", func(n int) any { return obj{"type": "carousel", "elements": times(n, cardOf)} }},
		{"card in carousel", 200, "characters", "/elements/0/body/text", func(n int) any {
			return obj{"type": "carousel", "elements": []any{obj{"type": "card", "body": markedOf(n)}}}
		}},
		{"container", 10, "items", "/child_blocks", func(n int) any {
			return obj{"type": "container", "title": plainText("箱"), "child_blocks": times(n, func(int) any { return obj{"type": "divider"} })}
		}},
		{"container title", 150, "characters", "/title/text", func(n int) any {
			return obj{"type": "container", "title": plainOf(n), "child_blocks": []any{header}}
		}},
		{"header in container", 150, "characters", "/child_blocks/0/text/text", func(n int) any {
			return obj{"type": "container", "title": plainText("箱"), "child_blocks": []any{set(header, "text", plainOf(n))}}
		}},
		{"layout row", 3, "items", "/rows/0/items", func(n int) any {
			return obj{"type": "layout", "label": "排", "rows": []any{obj{"items": times(n, func(int) any { return obj{"block": header} })}}}
		}},
		{"list indent", 8, "value", "/elements/0/indent", func(n int) any {
			return obj{"type": "rich_text", "elements": []any{obj{"type": "rich_text_list", "style": "bullet", "indent": n, "elements": []any{
				obj{"type": "rich_text_section", "elements": []any{obj{"type": "text", "text": "项"}}},
			}}}}
		}},

		{"video_url", 3000, "characters", "/video_url", with(video, "video_url", textOf)},
		{"video thumbnail_url", 3000, "characters", "/thumbnail_url", with(video, "thumbnail_url", textOf)},
		{"video title_url", 2000, "characters", "/title_url", with(video, "title_url", textOf)},
		{"video provider_icon_url", 2000, "characters", "/provider_icon_url", with(video, "provider_icon_url", textOf)},
		{"data_table columns", 20, "items", "/rows/0", func(n int) any {
			return obj{"type": "data_table", "caption": "表", "rows": rowsOf(2, n)}
		}},
		{"data_table text", 10000, "characters", "/rows", func(n int) any {
			return obj{"type": "data_table", "caption": "表", "rows": append(rowsOf(1, 1), []any{obj{"type": "raw_text", "text": runes(n - 1)}})}
		}},
		{"data_table header column", 19, "value", "/row_header_column_index", func(n int) any {
			return obj{"type": "data_table", "caption": "表", "rows": rowsOf(2, 20), "row_header_column_index": n}
		}},
		{"chart categories", 20, "items", "/chart/axis_config/categories", func(n int) any { return barOf(1, n) }},
		{"y axis", 50, "characters", "/chart/axis_config/y_label", func(n int) any {
			bar := barOf(1, 1)
			bar["chart"].(obj)["axis_config"].(obj)["y_label"] = runes(n)
			return bar
		}},
		{"category", 20, "characters", "/chart/axis_config/categories/0", namedBar},
		{"point label", 20, "characters", "/chart/series/0/data/0/label", namedBar},
		{"series name", 20, "characters", "/chart/series/0/name", namedBar},
		{"task source", 3000, "characters", "/sources/0/url", func(n int) any {
			return set(task, "sources", []any{obj{"type": "url", "url": runes(n), "text": "源"}})
		}},
		{"card subtext", 200, "characters", "/subtext/text", with(cardOf(0).(obj), "subtext", markedOf)},
		{"container subtitle", 150, "characters", "/subtitle/text", func(n int) any {
			return obj{"type": "container", "title": plainText("箱"), "subtitle": markedOf(n), "child_blocks": []any{header}}
		}},
		{"layout label", 150, "characters", "/label", func(n int) any {
			return obj{"type": "layout", "label": runes(n), "rows": []any{obj{"items": []any{obj{"block": header}}}}}
		}},
		{"layout rows", 5, "items", "/rows", func(n int) any {
			return obj{"type": "layout", "label": "排", "rows": times(n, func(int) any { return obj{"items": []any{obj{"block": header}}} })}
		}},
		{"option url", 3000, "characters", "/elements/0/options/0/url", optionWith("url", textOf)},
		{"viewers", 10, "items", "/elements/0/visible_to_user_ids", buttonWith("visible_to_user_ids", func(n int) any {
			return times(n, func(i int) any { return fmt.Sprint("U", i) })
		})},
		{"icon_button value", 2000, "characters", "/elements/0/value", iconWith("value", textOf)},
		{"icon_button text", 75, "characters", "/elements/0/text/text", iconWith("text", plainOf)},
		{"icon_button label", 75, "characters", "/elements/0/accessibility_label", iconWith("accessibility_label", textOf)},
		{"workflow_button text", 75, "characters", "/elements/0/text/text", func(n int) any {
			return actionsOf(set(set(numbered("workflow_button", 0), "text", plainOf(n)), "workflow", obj{"trigger": obj{"url": "https://example.org"}}))
		}},

		{"action_id", 255, "characters", "/elements/0/action_id", buttonWith("action_id", textOf)},
		{"button text", 75, "characters", "/elements/0/text/text", buttonWith("text", plainOf)},
		{"button value", 2000, "characters", "/elements/0/value", buttonWith("value", textOf)},
		{"button url", 3000, "characters", "/elements/0/url", buttonWith("url", textOf)},
		{"button label", 75, "characters", "/elements/0/accessibility_label", buttonWith("accessibility_label", textOf)},
		{"confirm title", 100, "characters", "/elements/0/confirm/title/text", confirmWith("title")},
		{"confirm text", 300, "characters", "/elements/0/confirm/text/text", confirmWith("text")},
		{"confirm confirm", 30, "characters", "/elements/0/confirm/confirm/text", confirmWith("confirm")},
		{"confirm deny", 30, "characters", "/elements/0/confirm/deny/text", confirmWith("deny")},
		{"placeholder", 150, "characters", "/elements/0/placeholder/text", selectWith("placeholder", plainOf)},
		{"options", 100, "items", "/elements/0/options", chosenFrom("static_select", optionNo)},
		{"multi options", 100, "items", "/elements/0/options", chosenFrom("multi_static_select", optionNo)},
		{"overflow", 5, "items", "/elements/0/options", chosenFrom("overflow", optionNo)},
		{"radio", 10, "items", "/elements/0/options", chosenFrom("radio_buttons", optionNo)},
		{"checkboxes", 10, "items", "/elements/0/options", chosenFrom("checkboxes", optionNo)},
		{"option text", 75, "characters", "/elements/0/options/0/text/text", optionWith("text", plainOf)},
		{"option value", 150, "characters", "/elements/0/options/0/value", optionWith("value", textOf)},
		{"option description", 75, "characters", "/elements/0/options/0/description/text", optionWith("description", plainOf)},
		{"option_groups", 100, "items", "/elements/0/option_groups", func(n int) any {
			return actionsOf(set(numbered("static_select", 0), "option_groups", times(n, func(int) any {
				return obj{"label": plainText("组"), "options": []any{optionNo(0)}}
			})))
		}},
		{"group label", 75, "characters", "/elements/0/option_groups/0/label/text", func(n int) any {
			return actionsOf(set(numbered("static_select", 0), "option_groups", []any{obj{"label": plainOf(n), "options": []any{optionNo(0)}}}))
		}},
		{"group options", 100, "items", "/elements/0/option_groups/0/options", func(n int) any {
			return actionsOf(set(numbered("static_select", 0), "option_groups", []any{obj{"label": plainText("组"), "options": times(n, optionNo)}}))
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			o.blocksTaken(t, tc.block(tc.limit))
			want := "[ERROR] " + ofLimit(tc.limit, tc.of) + " [json-pointer:/blocks/0" + tc.pointer + "]"
			o.blocksRefused(t, "invalid_blocks", want, tc.block(tc.limit+1))
		})
	}
}

func (o *office) postBlocks(t *testing.T, blocks ...any) map[string]any {
	t.Helper()
	raw, err := json.Marshal(blocks)
	must(t, err)
	return o.call("chat.postMessage", o.in.BotToken, url.Values{"channel": {o.general.ID}, "text": {"见下"}, "blocks": {string(raw)}})
}

func (o *office) blocksTaken(t *testing.T, blocks ...any) {
	t.Helper()
	if got := o.postBlocks(t, blocks...); got["ok"] != true {
		t.Errorf("refused: %v %v", got["error"], got["response_metadata"])
	}
}

// blocksRefused wants the refusal and, where it is given, one of its messages.
func (o *office) blocksRefused(t *testing.T, code, message string, blocks ...any) {
	t.Helper()
	wantRefusal(t, o.postBlocks(t, blocks...), code, message)
}

func wantRefusal(t *testing.T, got map[string]any, code, message string) {
	t.Helper()
	meta, _ := got["response_metadata"].(obj)
	messages, _ := meta["messages"].([]any)
	if got["ok"] != false || got["error"] != code || message != "" && !slices.Contains(messages, any(message)) {
		t.Errorf("got %v %q, want %s %q", got["error"], messages, code, message)
	}
}

func TestBlockTotalsOfMessages(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	dividers := func(n int) []any { return times(n, func(int) any { return obj{"type": "divider"} }) }
	sections := func(n int, last int) []any {
		list := times(n, func(int) any { return obj{"type": "section", "text": markedOf(3000)} })
		return append(list, obj{"type": "section", "text": markedOf(last)})
	}
	chart := pieOf(pointsOf(1, func(int) string { return "甲" })...)
	table := obj{"type": "table", "rows": rowsOf(1, 1)}
	contained := obj{"type": "container", "title": plainText("箱"), "child_blocks": []any{table}}
	markdown := func(n int) any { return obj{"type": "markdown", "text": runes(n)} }
	for _, tc := range []struct {
		name          string
		taken, beyond []any
		code, message string
	}{
		{"blocks", dividers(50), dividers(51), "invalid_blocks", "[ERROR] no more than 50 items allowed [json-pointer:/blocks]"},
		{"all text", sections(4, 1000), sections(4, 1001), "msg_blocks_too_long", ""},
		{"all markdown", []any{markdown(6000), markdown(6000)}, []any{markdown(6000), markdown(6001)}, "msg_blocks_too_long", ""},
		{"charts", []any{chart, chart}, []any{chart, chart, chart}, "invalid_blocks",
			"[ERROR] too many data_visualization blocks [json-pointer:/blocks/2]"},
		{"tables", []any{table}, []any{table, table}, "invalid_blocks", "[ERROR] only_one_table_allowed [json-pointer:/blocks/1]"},
		{"a table within", []any{contained}, []any{table, contained}, "invalid_blocks",
			"[ERROR] only_one_table_allowed [json-pointer:/blocks/1/child_blocks/0]"},
		{"block_id", []any{set(header, "block_id", "a"), set(header, "block_id", "b")}, []any{set(header, "block_id", "a"), set(header, "block_id", "a")},
			"invalid_blocks", "[ERROR] `block_id` \"a\" already exists [json-pointer:/blocks/1/block_id]"},
		{"action_id", []any{actionsOf(buttonNo(1)), actionsOf(buttonNo(1))}, []any{actionsOf(buttonNo(1), buttonNo(1))},
			"invalid_blocks", "[ERROR] `action_id` \"button1\" already exists [json-pointer:/blocks/0/elements/1/action_id]"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			o.blocksTaken(t, tc.taken...)
			o.blocksRefused(t, tc.code, tc.message, tc.beyond...)
		})
	}
	// An emoji is one character, whatever it takes in UTF-16 or bytes.
	o.blocksTaken(t, obj{"type": "header", "text": plainText(strings.Repeat("😀", 150))})
}

func TestBlockRefusals(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	unlike := barOf(1, 2)
	unlike["chart"].(obj)["axis_config"] = obj{"categories": []any{"月0", "月9"}}
	for message, block := range map[string]any{
		"unsupported type: foo [json-pointer:/blocks/0/type]":                                obj{"type": "foo"},
		"unsupported type: alert [json-pointer:/blocks/0/type]":                              obj{"type": "alert", "text": plainText("警")},
		"missing required field: type [json-pointer:/blocks/0]":                              obj{"text": plainText("文")},
		"must provide an object [json-pointer:/blocks/0]":                                    "divider",
		"missing required field: text [json-pointer:/blocks/0]":                              obj{"type": "section"},
		"missing required field: text [json-pointer:/blocks/0/text]":                         obj{"type": "header", "text": obj{"type": "plain_text"}},
		"must provide an object [json-pointer:/blocks/0/text]":                               obj{"type": "header", "text": "题"},
		"unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]":                        set(header, "text", mrkdwnText("题")),
		"must be more than 0 characters [json-pointer:/blocks/0/text/text]":                  set(header, "text", plainText("")),
		"must be greater than 0 [json-pointer:/blocks/0/level]":                              set(header, "level", 0),
		"must be an integer [json-pointer:/blocks/0/level]":                                  set(header, "level", 1.5),
		"must provide a string [json-pointer:/blocks/0/block_id]":                            set(header, "block_id", 7),
		"must provide a number [json-pointer:/blocks/0/level]":                               set(header, "level", "1"),
		"must provide a boolean [json-pointer:/blocks/0/optional]":                           set(inputOf(numbered("plain_text_input", 0)), "optional", "yes"),
		"must provide an array [json-pointer:/blocks/0/elements]":                            obj{"type": "actions", "elements": obj{}},
		"invalid additional property: colour [json-pointer:/blocks/0]":                       set(header, "colour", "red"),
		"invalid additional property: emoji [json-pointer:/blocks/0/text]":                   obj{"type": "section", "text": set(mrkdwnText("文"), "emoji", true)},
		"must provide at least 1 items [json-pointer:/blocks/0/elements]":                    obj{"type": "actions", "elements": []any{}},
		"must provide at least 1 items [json-pointer:/blocks/0/fields]":                      obj{"type": "section", "fields": []any{}},
		"must be a valid enum value [json-pointer:/blocks/0/elements/0/style]":               actionsOf(set(buttonNo(0).(obj), "style", "red")),
		"missing required field: deny [json-pointer:/blocks/0/elements/0/confirm]":           actionsOf(set(buttonNo(0).(obj), "confirm", set(confirmed, "deny", nil))),
		"unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]":        actionsOf(numbered("plain_text_input", 0)),
		"unsupported type: button [json-pointer:/blocks/0/element/type]":                     inputOf(buttonNo(0)),
		"unsupported type: file_input [json-pointer:/blocks/0/element/type]":                 inputOf(numbered("file_input", 0)),
		"unsupported type: plain_text_input [json-pointer:/blocks/0/accessory/type]":         obj{"type": "section", "text": plainText("文"), "accessory": numbered("plain_text_input", 0)},
		"unsupported type: button [json-pointer:/blocks/0/elements/0/type]":                  obj{"type": "context", "elements": []any{buttonNo(0)}},
		"missing required field: options [json-pointer:/blocks/0/elements/0]":                actionsOf(numbered("static_select", 0)),
		"missing required field: image_url [json-pointer:/blocks/0]":                         obj{"type": "image", "alt_text": "图"},
		"only one of these fields allowed: image_url, slack_file [json-pointer:/blocks/0]":   set(image, "slack_file", obj{"id": "F1"}),
		"missing required field: external_id [json-pointer:/blocks/0]":                       obj{"type": "file", "source": "remote"},
		"missing required field: call_id [json-pointer:/blocks/0]":                           obj{"type": "call"},
		"missing required field: title [json-pointer:/blocks/0]":                             obj{"type": "card"},
		"unsupported type: carousel [json-pointer:/blocks/0/child_blocks/0/type]":            obj{"type": "container", "title": plainText("箱"), "child_blocks": []any{obj{"type": "carousel"}}},
		"unsupported type: header [json-pointer:/blocks/0/elements/0/type]":                  obj{"type": "carousel", "elements": []any{header}},
		"missing required field: caption [json-pointer:/blocks/0]":                           obj{"type": "data_table", "rows": rowsOf(2, 1)},
		"must provide at least 2 items [json-pointer:/blocks/0/rows]":                        obj{"type": "data_table", "caption": "表", "rows": rowsOf(1, 1)},
		"must provide 2 items [json-pointer:/blocks/0/rows/1]":                               obj{"type": "data_table", "caption": "表", "rows": append(rowsOf(1, 2), rowsOf(1, 1)...)},
		"unsupported type: raw_number [json-pointer:/blocks/0/rows/0/0/type]":                obj{"type": "data_table", "caption": "表", "rows": []any{[]any{obj{"type": "raw_number", "value": 1}}, rowsOf(1, 1)[0]}},
		"must be more than 0 characters [json-pointer:/blocks/0/rows/0/0/text]":              obj{"type": "table", "rows": []any{[]any{obj{"type": "raw_text", "text": ""}}}},
		"must be greater than 0 [json-pointer:/blocks/0/chart/segments/0/value]":             pieOf(obj{"label": "甲", "value": 0}),
		"unsupported type: radar [json-pointer:/blocks/0/chart/type]":                        obj{"type": "data_visualization", "title": "图", "chart": obj{"type": "radar"}},
		"must have one point for each category [json-pointer:/blocks/0/chart/series/0/data]": unlike,
		"unsupported type: table [json-pointer:/blocks/0/elements/0/type]":                   richOf("table"),
		"unsupported type: shout [json-pointer:/blocks/0/elements/0/elements/0/type]":        richOf("rich_text_section", obj{"type": "shout"}),
		"must be more than 0 characters [json-pointer:/blocks/0/elements/0/elements/0/text]": richOf("rich_text_quote", obj{"type": "text", "text": ""}),
		"missing required field: task_id [json-pointer:/blocks/0/tasks/0]":                   obj{"type": "plan", "title": "步骤", "tasks": []any{set(task, "task_id", nil)}},
	} {
		o.blocksRefused(t, "invalid_blocks", "[ERROR] "+message, block)
	}
	// Everything that is wrong comes at once, in order.
	got := o.postBlocks(t, obj{"type": "foo"}, header, obj{"type": "markdown"})
	list := got["response_metadata"].(obj)["messages"].([]any)
	if len(list) != 2 || !strings.Contains(list[0].(string), "/blocks/0/type") || !strings.Contains(list[1].(string), "/blocks/2]") {
		t.Errorf("messages %q", list)
	}
	wantRefusal(t, o.call("chat.postMessage", o.in.BotToken, url.Values{"channel": {o.general.ID}, "blocks": {"{"}}), "invalid_blocks_format", "")
}

// TestBlocksOfSlackGo posts what slack-go makes of each block: all of it is
// taken, whatever empty fields it sends along.
func TestBlocksOfSlackGo(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	text := func(s string) *slack.TextBlockObject { return slack.NewTextBlockObject("plain_text", s, true, false) }
	marked := func(s string) *slack.TextBlockObject { return slack.NewTextBlockObject("mrkdwn", s, false, true) }
	option := slack.NewOptionBlockObject("1", text("选"), text("述"))
	choose := func(kind string) slack.BlockElement {
		return slack.NewOptionsSelectBlockElement(kind, text("请选"), kind, option)
	}
	pick := func(kind string) slack.BlockElement {
		return slack.NewOptionsSelectBlockElement(kind, text("请选"), kind)
	}
	several := func(kind string) slack.BlockElement {
		return slack.NewOptionsMultiSelectBlockElement(kind, text("请选"), kind)
	}
	sure := slack.NewConfirmationBlockObject(text("题"), marked("真的？"), text("是"), text("否"))
	button := slack.NewButtonBlockElement("go", "1", text("办")).WithStyle(slack.StylePrimary).WithConfirm(sure)
	picture := slack.NewImageBlockElement("https://example.org/a.png", "图")
	dot := "\x89PNG\r\n\x1a\n"
	uploaded, err := o.api.UploadFileContext(t.Context(), slack.UploadFileParameters{Filename: "a.png", FileSize: len(dot), Reader: strings.NewReader(dot)})
	must(t, err)
	section := slack.NewRichTextSection(
		slack.NewRichTextSectionTextElement("文", nil), slack.NewRichTextSectionLinkElement("https://example.org", "链", nil),
		slack.NewRichTextSectionUserElement("U1", nil), slack.NewRichTextSectionEmojiElement("wave", 0, nil),
		slack.NewRichTextSectionBroadcastElement("here"), slack.NewRichTextSectionDateElement(1_700_000_000, "{date}", nil, nil))
	rich := slack.NewRichTextBlock("", section, slack.NewRichTextList(slack.RTEListBullet, 0, section),
		&slack.RichTextQuote{Type: slack.RTEQuote, Elements: section.Elements}, &slack.RichTextPreformatted{Type: slack.RTEPreformatted, Elements: section.Elements})
	cell := slack.NewTableRawTextCell("格")
	axis := slack.NewDataVisualizationAxisConfig("一月").WithXLabel("月")
	series := slack.NewDataVisualizationDataSeries("数", slack.NewDataVisualizationDataPoint("一月", -1))
	card := slack.NewCardBlock().WithTitle(marked("卡")).WithBody(marked("体")).WithIcon(picture).WithActions(button)
	for name, block := range map[string]slack.Block{
		"section":         slack.NewSectionBlock(marked("文"), []*slack.TextBlockObject{text("栏")}, slack.NewAccessory(picture), slack.SectionBlockOptionExpand(true)),
		"header":          slack.NewHeaderBlock(text("题")),
		"divider":         slack.NewDividerBlock(),
		"context":         slack.NewContextBlock("c", marked("旁"), picture),
		"context_actions": slack.NewContextActionsBlock("f", slack.NewFeedbackButtonsBlockElement("fb", slack.NewFeedbackButton(text("好"), "1"), slack.NewFeedbackButton(text("坏"), "0"))),
		"actions": slack.NewActionBlock("a", button, choose("static_select"), pick("external_select"), pick("users_select"),
			pick("conversations_select"), pick("channels_select"), slack.NewOptionsMultiSelectBlockElement("multi_static_select", text("请选"), "m", option),
			several("multi_users_select"), several("multi_conversations_select"), several("multi_channels_select"),
			slack.NewOverflowBlockElement("more", option), slack.NewDatePickerBlockElement("d"), slack.NewTimePickerBlockElement("t"),
			slack.NewDateTimePickerBlockElement("dt"), slack.NewRadioButtonsBlockElement("r", option), slack.NewCheckboxGroupsBlockElement("c", option)),
		"input":      slack.NewInputBlock("i", text("标"), text("示"), slack.NewPlainTextInputBlockElement(text("请填"), "p").WithMaxLength(3000)),
		"image":      slack.NewImageBlock("https://example.org/a.png", "图", "", text("题")),
		"slack file": slack.NewImageBlockSlackFile(&slack.SlackFileObject{ID: uploaded.ID}, "图", "", nil),
		"file":       slack.NewFileBlock("", "ext", "remote"),
		"video":      slack.NewVideoBlock("https://example.org/v", "https://example.org/t", "片", "", text("片")),
		"rich_text":  rich,
		"markdown":   slack.NewMarkdownBlock("", "**文**"),
		"table": slack.NewTableBlock("").AddRow(cell, slack.NewTableRawNumberCell(1), slack.NewTableRichTextCell(section)).
			WithColumnSettings(slack.ColumnSetting{Align: slack.ColumnAlignmentRight}),
		"data_table": slack.NewDataTableBlock("表").AddRow(slack.NewDataTableRawTextCell("头")).
			AddRow(slack.NewDataTableActionCell(button)).AddRow(slack.NewDataTableRawNumberCell(2)),
		"pie":       slack.NewDataVisualizationBlock("图", slack.NewDataVisualizationPieChart(slack.NewDataVisualizationSegment("甲", 1))),
		"line":      slack.NewDataVisualizationBlock("图", slack.NewDataVisualizationLineChart(axis, series)),
		"area":      slack.NewDataVisualizationBlock("图", slack.NewDataVisualizationAreaChart(axis, series)),
		"task_card": slack.NewTaskCardBlock("1", "查").WithStatus(slack.TaskCardStatusComplete).WithDetails(rich).WithSources(slack.NewTaskCardSource("https://example.org", "源")),
		"plan":      slack.NewPlanBlock("步骤").WithTasks(slack.NewTaskCardBlock("1", "查")),
		"card":      card,
		"carousel":  slack.NewCarouselBlock(card, slack.NewCardBlock().WithTitle(text("乙")).WithSlackIcon(slack.NewSlackIconObject("book"))),
		"container": slack.NewContainerBlock(rich, slack.NewDividerBlock()).WithTitle(text("箱")).WithCollapsible(true, true),
		"layout":    slack.NewLayoutBlock("排", slack.NewLayoutRow(slack.NewLayoutItem(slack.NewHeaderBlock(text("题"))))),
		"call":      slack.NewCallBlock("R1"),
	} {
		_, _, err := o.api.PostMessageContext(t.Context(), o.general.ID, slack.MsgOptionText("见下", false), slack.MsgOptionBlocks(block))
		if err != nil {
			t.Errorf("%s: %+v", name, err)
		}
	}
}

// openModal opens a modal to be updated, and returns its view_id.
func (o *office) openModal(t *testing.T) string {
	t.Helper()
	must(t, o.Press(t.Context(), o.li.ID, o.card(), "done"))
	view, err := o.api.OpenViewContext(t.Context(), o.app.interaction(t).TriggerID, slack.ModalViewRequest{
		Type: slack.VTModal, Title: slack.NewTextBlockObject("plain_text", "题", false, false),
		Blocks: slack.Blocks{BlockSet: []slack.Block{slack.NewDividerBlock()}},
	})
	must(t, err)
	return view.ID
}

// TestBlocksOfViews has every limit of a modal, through views.update.
func TestBlocksOfViews(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	id := o.openModal(t)
	update := func(view obj) map[string]any {
		raw, err := json.Marshal(view)
		must(t, err)
		return o.call("views.update", o.in.BotToken, url.Values{"view_id": {id}, "view": {string(raw)}})
	}
	modal := obj{"type": "modal", "title": plainText("题"), "submit": plainText("送"), "blocks": []any{header}}
	element := func(base obj, key string, v func(int) any) func(int) any {
		return func(n int) any { return set(modal, "blocks", []any{inputOf(set(base, key, v(n)))}) }
	}
	for _, tc := range []struct {
		limit   int
		of      string
		pointer string
		view    func(n int) any
	}{
		{24, "characters", "/title/text", with(modal, "title", plainOf)},
		{24, "characters", "/submit/text", with(modal, "submit", plainOf)},
		{24, "characters", "/close/text", with(modal, "close", plainOf)},
		{3000, "characters", "/private_metadata", with(modal, "private_metadata", textOf)},
		{255, "characters", "/callback_id", with(modal, "callback_id", textOf)},
		{255, "characters", "/external_id", with(modal, "external_id", textOf)},
		{100, "items", "/blocks", with(modal, "blocks", func(n int) any {
			return times(n, func(int) any { return obj{"type": "divider"} })
		})},
		{200, "characters", "/blocks/0/text/text", func(n int) any {
			return set(modal, "blocks", []any{obj{"type": "alert", "level": "warning", "text": markedOf(n)}})
		}},
		{150, "characters", "/blocks/0/element/placeholder/text", element(numbered("email_text_input", 0), "placeholder", plainOf)},
		{3000, "characters", "/blocks/0/element/initial_value", element(numbered("plain_text_input", 0), "initial_value", textOf)},
		{3000, "value", "/blocks/0/element/min_length", element(numbered("plain_text_input", 0), "min_length", numberOf)},
		{100, "value", "/blocks/0/element/min_lines", element(numbered("rich_text_input", 0), "min_lines", numberOf)},
		{3000, "value", "/blocks/0/element/max_length", element(numbered("plain_text_input", 0), "max_length", numberOf)},
		{10, "value", "/blocks/0/element/max_files", element(numbered("file_input", 0), "max_files", numberOf)},
		{100, "value", "/blocks/0/element/max_lines", element(numbered("rich_text_input", 0), "max_lines", numberOf)},
		{2, "items", "/blocks/0/element/dispatch_action_config/trigger_actions_on", element(numbered("url_text_input", 0), "dispatch_action_config",
			func(n int) any {
				return obj{"trigger_actions_on": times(n, func(int) any { return "on_enter_pressed" })}
			})},
		{2000, "characters", "/blocks/0/label/text", func(n int) any {
			return set(modal, "blocks", []any{set(inputOf(set(numbered("number_input", 0), "is_decimal_allowed", true)), "label", plainOf(n))})
		}},
	} {
		t.Run(tc.pointer, func(t *testing.T) {
			if got := update(tc.view(tc.limit).(obj)); got["ok"] != true {
				t.Errorf("at the limit: %v %v", got["error"], got["response_metadata"])
			}
			want := "[ERROR] " + ofLimit(tc.limit, tc.of) + " [json-pointer:/view" + tc.pointer + "]"
			wantRefusal(t, update(tc.view(tc.limit+1).(obj)), "invalid_arguments", want)
		})
	}
	for message, view := range map[string]obj{
		"missing required field: title [json-pointer:/view]":                                         set(modal, "title", nil),
		"missing required field: blocks [json-pointer:/view]":                                        set(modal, "blocks", nil),
		"missing required field: type [json-pointer:/view]":                                          set(modal, "type", nil),
		"unsupported type: home [json-pointer:/view/type]":                                           set(modal, "type", "home"),
		"unsupported type: mrkdwn [json-pointer:/view/title/type]":                                   set(modal, "title", mrkdwnText("题")),
		"unsupported type: markdown [json-pointer:/view/blocks/0/type]":                              set(modal, "blocks", []any{obj{"type": "markdown", "text": "文"}}),
		"must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/1/input]": set(set(modal, "submit", nil), "blocks", []any{header, inputOf(numbered("plain_text_input", 0))}),
		"`block_id` \"a\" already exists [json-pointer:/view/blocks/1/block_id]":                     set(modal, "blocks", []any{set(header, "block_id", "a"), set(header, "block_id", "a")}),
		"missing required field: is_decimal_allowed [json-pointer:/view/blocks/0/element]":           set(modal, "blocks", []any{inputOf(numbered("number_input", 0))}),
		"must provide an array [json-pointer:/view/blocks]":                                          set(modal, "blocks", "header"),
	} {
		wantRefusal(t, update(view), "invalid_arguments", "[ERROR] "+message)
	}
	wantRefusal(t, o.call("views.update", o.in.BotToken, url.Values{"view_id": {id}, "view": {"[]"}}),
		"invalid_arguments", "[ERROR] must provide an object [json-pointer:/view]")
}

func TestBlocksOfLargeViews(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	id := o.openModal(t)
	update := func(size int) map[string]any {
		raw := `{"type":"modal","title":{"type":"plain_text","text":"题"},"blocks":[{"type":"divider"}]}`
		padded := raw + strings.Repeat(" ", size-len(raw))
		return o.call("views.update", o.in.BotToken, url.Values{"view_id": {id}, "view": {padded}})
	}
	if got := update(250_000); got["ok"] != true {
		t.Errorf("at the limit: %v", got)
	}
	wantRefusal(t, update(250_001), "view_too_large", "")
}

func TestBlocksOfHome(t *testing.T) {
	t.Parallel()
	o := newOffice(t)
	publish := func(view obj) map[string]any {
		raw, err := json.Marshal(view)
		must(t, err)
		return o.call("views.publish", o.in.BotToken, url.Values{"user_id": {o.li.ID}, "view": {string(raw)}})
	}
	home := func(blocks ...any) obj { return obj{"type": "home", "blocks": blocks} }
	dividers := func(n int) []any { return times(n, func(int) any { return obj{"type": "divider"} }) }
	for _, view := range []obj{
		home(dividers(100)...), home(cardOf(0), obj{"type": "carousel", "elements": []any{cardOf(0)}}),
		home(inputOf(numbered("plain_text_input", 0))), set(home(header), "private_metadata", runes(3000)),
	} {
		if got := publish(view); got["ok"] != true {
			t.Errorf("refused: %v %v", got["error"], got["response_metadata"])
		}
	}
	chart := pieOf(pointsOf(1, func(int) string { return "甲" })...)
	for message, view := range map[string]obj{
		"no more than 100 items allowed [json-pointer:/view/blocks]":              home(dividers(101)...),
		"unsupported type: data_visualization [json-pointer:/view/blocks/1/type]": home(header, chart),
		"unsupported type: table [json-pointer:/view/blocks/0/type]":              home(obj{"type": "table", "rows": rowsOf(1, 1)}),
		"unsupported type: alert [json-pointer:/view/blocks/0/type]":              home(obj{"type": "alert", "text": plainText("警")}),
		"unsupported type: file_input [json-pointer:/view/blocks/0/element/type]": home(inputOf(numbered("file_input", 0))),
		"invalid additional property: title [json-pointer:/view]":                 set(home(header), "title", plainText("题")),
		"must be less than 3001 characters [json-pointer:/view/private_metadata]": set(home(header), "private_metadata", runes(3001)),
	} {
		wantRefusal(t, publish(view), "invalid_arguments", "[ERROR] "+message)
	}
}
