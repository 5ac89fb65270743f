package blockkit

// Composition objects.
var (
	confirmShape = record(fields{
		"title": plain(100).needed(), "text": marked(300).needed(), "confirm": plain(30).needed(), "deny": plain(30).needed(),
		"style": styleShape,
	})
	styleShape  = word("primary", "danger")
	optionShape = record(fields{
		"text": plain(75).needed(), "value": chars(1, 150).needed(), "description": plain(75), "url": chars(1, 3000),
	})
	markedOption = record(fields{
		"text": marked(75).needed(), "value": chars(1, 150).needed(), "description": marked(75),
	})
	groupShape = record(fields{"label": plain(75).needed(), "options": listOf(1, 100, optionShape).needed()})

	filterShape = record(fields{
		"include":                          listOf(1, 0, word("im", "mpim", "private", "public")),
		"exclude_external_shared_channels": flag, "exclude_bot_users": flag,
	})
	dispatchShape = record(fields{"trigger_actions_on": listOf(1, 2, word("on_enter_pressed", "on_character_entered"))})
	slackFile     = record(fields{"id": anyText, "url": chars(1, 3000)}).oneOf("id", "url")
	pictureFields = fields{
		"image_url": chars(1, 3000), "slack_file": slackFile, "alt_text": chars(1, 2000).needed(),
	}
	imageShape    = oneFrom("element", "image")
	buttonShape   = oneFrom("element", "button")
	richTextShape = oneFrom("block", "rich_text")
	viewerIDs     = listOf(0, 10, anyText)
	feedbackShape = record(fields{"text": plain(75).needed(), "value": chars(1, 2000).needed(), "accessibility_label": chars(1, 75)})
	parameterList = listOf(0, 0, record(fields{"name": anyText.needed(), "value": anyText.needed()}))
	workflowShape = record(fields{"trigger": record(fields{"url": anyText.needed(), "customizable_input_parameters": parameterList}).needed()})
)

// Shapes that many elements share.
var (
	askFields    = fields{"confirm": confirmShape, "focus_on_load": flag}
	menuFields   = askFields.with(fields{"placeholder": plain(150)})
	optionFields = fields{"options": listOf(1, 100, optionShape), "option_groups": listOf(1, 100, groupShape)}
	searchFields = fields{"min_query_length": whole(0, 1000)}
	roomFields   = fields{"default_to_current_conversation": flag, "filter": filterShape}
	replyFields  = fields{"response_url_enabled": flag}
	manyFields   = fields{"max_selected_items": whole(1, 1000)}
	typeFields   = fields{"placeholder": plain(150), "focus_on_load": flag, "dispatch_action_config": dispatchShape}
	idList       = listOf(0, 0, anyText)
)

// elementShapes are the shapes of the elements of blocks.
var elementShapes = fields{
	"image": ofType(pictureFields).oneOf("image_url", "slack_file"),
	"button": aPress(fields{
		"text": plain(75).needed(), "url": chars(1, 3000), "value": chars(1, 2000), "style": styleShape, "confirm": confirmShape,
		"accessibility_label": chars(1, 75), "agent_prompt": anyText, "agent_prompt_display": anyText, "visible_to_user_ids": viewerIDs,
	}),
	"workflow_button": aPress(fields{
		"text": plain(75).needed(), "workflow": workflowShape.needed(), "style": styleShape, "accessibility_label": chars(1, 75),
	}).onlyOn("message"),
	"icon_button": aPress(fields{
		"icon": anyText.needed(), "text": plain(75).needed(), "value": chars(1, 2000), "confirm": confirmShape,
		"accessibility_label": chars(1, 75), "visible_to_user_ids": viewerIDs,
	}).onlyOn("message"),
	"feedback_buttons": aPress(fields{"positive_button": feedbackShape.needed(), "negative_button": feedbackShape.needed()}).onlyOn("message"),
	"overflow":         aPress(fields{"options": listOf(1, 5, optionShape).needed(), "confirm": confirmShape}),
	"checkboxes": aPress(askFields.with(fields{
		"options": listOf(1, 10, markedOption).needed(), "initial_options": listOf(1, 10, markedOption), "visible_to_user_ids": viewerIDs,
	})),
	"radio_buttons": aPress(askFields.with(fields{"options": listOf(1, 10, markedOption).needed(), "initial_option": markedOption})),

	"static_select":        aPress(menuFields.with(optionFields).with(fields{"initial_option": optionShape})).oneOf("options", "option_groups"),
	"external_select":      aPress(menuFields.with(searchFields).with(fields{"initial_option": optionShape})),
	"users_select":         aPress(menuFields.with(fields{"initial_user": anyText})),
	"conversations_select": aPress(menuFields.with(roomFields).with(replyFields).with(fields{"initial_conversation": anyText})),
	"channels_select":      aPress(menuFields.with(replyFields).with(fields{"initial_channel": anyText})),

	"multi_static_select": aPress(menuFields.with(optionFields).with(manyFields).with(fields{"initial_options": listOf(1, 100, optionShape)})).
		oneOf("options", "option_groups"),
	"multi_external_select":      aPress(menuFields.with(searchFields).with(manyFields).with(fields{"initial_options": listOf(1, 100, optionShape)})),
	"multi_users_select":         aPress(menuFields.with(manyFields).with(fields{"initial_users": idList})),
	"multi_conversations_select": aPress(menuFields.with(roomFields).with(manyFields).with(fields{"initial_conversations": idList})),
	"multi_channels_select":      aPress(menuFields.with(manyFields).with(fields{"initial_channels": idList})),

	"datepicker":     aPress(menuFields.with(fields{"initial_date": anyText})),
	"timepicker":     aPress(menuFields.with(fields{"initial_time": anyText, "timezone": anyText})),
	"datetimepicker": aPress(askFields.with(fields{"initial_date_time": whole(1_000_000_000, 9_999_999_999)})).onlyOn("message", "modal"),

	"plain_text_input": aPress(typeFields.with(fields{
		"initial_value": chars(0, 3000), "multiline": flag, "min_length": whole(0, 3000), "max_length": whole(1, 3000),
	})),
	"email_text_input": aPress(typeFields.with(fields{"initial_value": anyText})).onlyOn("modal"),
	"url_text_input":   aPress(typeFields.with(fields{"initial_value": anyText})).onlyOn("modal"),
	"number_input": aPress(typeFields.with(fields{
		"is_decimal_allowed": flag.needed(), "initial_value": anyText, "min_value": anyText, "max_value": anyText,
	})).onlyOn("modal"),
	"rich_text_input": aPress(typeFields.with(fields{
		"initial_value": richTextShape, "min_lines": whole(1, 100), "max_lines": whole(1, 100),
	})).onlyOn("modal", "home"),
	"file_input": aPress(fields{"filetypes": listOf(1, 0, anyText), "max_files": whole(1, 10)}).onlyOn("modal"),
}

// What the elements of blocks may be.
var (
	selects = []string{
		"static_select", "external_select", "users_select", "conversations_select", "channels_select", "multi_static_select",
		"multi_external_select", "multi_users_select", "multi_conversations_select", "multi_channels_select",
	}
	pickers    = append([]string{"checkboxes", "radio_buttons", "datepicker", "timepicker"}, selects...)
	besideText = append([]string{"image", "button", "workflow_button", "overflow"}, pickers...)
	inActions  = append([]string{"button", "workflow_button", "overflow", "datetimepicker", "rich_text_input"}, pickers...)
	inInput    = append([]string{
		"plain_text_input", "rich_text_input", "email_text_input", "url_text_input", "number_input", "file_input", "datetimepicker",
	}, pickers...)
)

// contextItem is a text or an image.
func contextItem() shape {
	item := marked(3000)
	item.types["image"] = elementShapes["image"]
	return item
}

var (
	rawText    = ofType(fields{"text": chars(1, 0).needed()})
	rawNumber  = ofType(fields{"value": amount.needed(), "text": chars(1, 0)})
	cellShapes = fields{"raw_text": rawText, "raw_number": rawNumber, "rich_text": ofType(richFields)}
	pressCell  = ofType(fields{
		"element": buttonShape.needed(), "fallback": choiceOf(fields{"raw_text": rawText, "raw_number": rawNumber}),
	})
	richFields  = fields{"elements": listOf(0, 0, oneFrom("rich")).needed()}
	columnShape = record(fields{"align": word("left", "center", "right"), "is_wrapped": flag})

	sliceShape  = record(fields{"label": chars(1, 20).needed(), "value": amount.needed()})
	pieChart    = ofType(fields{"segments": listOf(1, 6, sliceShape.and(aboveZero)).needed()})
	seriesShape = record(fields{"name": chars(1, 20).needed(), "data": listOf(1, 20, sliceShape).needed()})
	axisShape   = record(fields{
		"categories": listOf(1, 20, chars(1, 20)).needed(), "x_label": chars(0, 50), "y_label": chars(0, 50),
	})
	axisChart = ofType(fields{"series": listOf(1, 6, seriesShape).needed(), "axis_config": axisShape.needed()}).and(onePerCategory)

	sourceShape = choiceOf(fields{"url": ofType(fields{"url": chars(1, 3000).needed(), "text": anyText.needed()})})
	slackIcon   = choiceOf(fields{"icon": ofType(fields{"name": anyText.needed()})})
	inContainer = []string{"actions", "context", "divider", "file", "header", "image", "input", "rich_text", "section", "table", "video", "layout"}
	inLayout    = append([]string{"alert", "card", "carousel", "container", "data_table", "data_visualization"}, inContainer[:11]...)
	inFallback  = []string{"context", "divider", "header", "image", "rich_text", "section", "table", "video"}
	layoutItem  = record(fields{
		"block": oneFrom("block", inLayout...).needed(), "width": word("narrow", "standard", "wide"),
		"horizontal_alignment": word("start", "center", "end"),
	})
	layoutRow = record(fields{"items": listOf(1, 3, layoutItem).needed()})
)

// blockShapes are the blocks. Where Slack's own pages disagree on a limit, or
// on where a block may be, the narrower of them is here.
var blockShapes = fields{
	"section": aBlock(fields{
		"text": marked(3000), "fields": listOf(1, 10, marked(2000)), "accessory": oneFrom("element", besideText...), "expand": flag,
	}).needsAny("text", "fields"),
	"header":  aBlock(fields{"text": plain(150).needed(), "level": whole(1, 4)}),
	"divider": aBlock(nil),
	"context": aBlock(fields{"elements": listOf(1, 10, contextItem()).needed()}),
	"context_actions": aBlock(fields{
		"elements": listOf(1, 5, oneFrom("element", "feedback_buttons", "icon_button")).needed(),
	}).onlyOn("message"),
	"actions": aBlock(fields{"elements": listOf(1, 25, oneFrom("element", inActions...)).needed()}),
	"input": aBlock(fields{
		"label": plain(2000).needed(), "element": oneFrom("element", inInput...).needed(), "hint": plain(2000),
		"optional": flag, "dispatch_action": flag,
	}),
	"image": aBlock(pictureFields.with(fields{"title": plain(2000)})).oneOf("image_url", "slack_file"),
	"file":  aBlock(fields{"external_id": chars(1, 0).needed(), "source": word("remote").needed()}).onlyOn("message"),
	"video": aBlock(fields{
		"title": plain(200).needed(), "video_url": chars(1, 3000).needed(), "thumbnail_url": chars(1, 3000).needed(),
		"alt_text": chars(1, 2000).needed(), "description": plain(200), "title_url": chars(1, 2000),
		"author_name": chars(1, 50), "provider_name": chars(1, 50), "provider_icon_url": chars(1, 2000),
	}),
	"rich_text": aBlock(richFields),
	"markdown":  aBlock(fields{"text": chars(1, maxMarkdown).needed()}).onlyOn("message"),
	"table": aBlock(fields{
		"rows": listOf(1, 100, listOf(1, 20, choiceOf(cellShapes))).needed(), "column_settings": listOf(0, 20, columnShape),
	}).onlyOn("message").and(tableText),
	"data_table": aBlock(fields{
		"caption":   chars(1, 0).needed(),
		"rows":      listOf(2, 101, listOf(1, 20, choiceOf(cellShapes.with(fields{"action_cell": pressCell})))).needed(),
		"page_size": whole(1, 100), "row_header_column_index": whole(0, 19),
	}).onlyOn("message").and(dataTable),
	"data_visualization": aBlock(fields{
		"title": chars(1, 50).needed(), "chart": choiceOf(fields{"pie": pieChart, "bar": axisChart, "area": axisChart, "line": axisChart}).needed(),
	}).onlyOn("message"),
	"task_card": aBlock(fields{
		"task_id": chars(1, 0).needed(), "title": chars(1, 0).needed(), "status": word("pending", "in_progress", "complete", "error"),
		"details": richTextShape, "output": richTextShape, "sources": listOf(0, 0, sourceShape), "hide_title": flag,
	}).onlyOn("message"),
	"plan": aBlock(fields{
		"title": chars(1, 0).needed(), "tasks": listOf(0, 50, oneFrom("block", "task_card")),
	}).onlyOn("message"),
	"card": aBlock(fields{
		"hero_image": imageShape, "icon": imageShape, "slack_icon": slackIcon, "title": marked(150), "subtitle": marked(150),
		"body": marked(200), "subtext": marked(200), "actions": listOf(1, 3, buttonShape),
	}).onlyOn("message", "home").needsAny("title", "body", "hero_image", "actions").notWith("icon", "slack_icon"),
	"carousel": aBlock(fields{"elements": listOf(1, 10, oneFrom("block", "card")).needed()}).onlyOn("message", "home"),
	"container": aBlock(fields{
		"title": plain(150), "rich_text_title": richTextShape, "subtitle": marked(150), "icon": imageShape,
		"width": word("narrow", "standard", "wide", "full"), "is_collapsible": flag, "default_collapsed": flag,
		"has_header_divider": flag, "child_blocks": listOf(1, 10, oneFrom("block", inContainer...)).needed(),
	}).onlyOn("message").needsAny("title", "rich_text_title"),
	"layout": aBlock(fields{
		"label": chars(1, 150).needed(), "rows": listOf(1, 5, layoutRow).needed(), "is_label_visible": flag,
		"grid_lines": word("none", "rows", "outer"), "fallback": listOf(0, 0, oneFrom("block", inFallback...)),
	}).onlyOn("message"),
	"alert": aBlock(fields{
		"text": marked(200).needed(), "level": word("default", "info", "warning", "error", "success"),
	}).onlyOn("modal"),
	"call": aBlock(fields{"call_id": chars(1, 0).needed(), "call": whatever, "api_decoration_available": flag}).onlyOn("message"),
}

// spanWith is a piece of rich text. Slack keeps adding to what such a piece may
// say beside what it must, so only the latter is looked at.
func spanWith(keys ...string) shape {
	s := shape{is: anObject, open: true, fields: fields{}}
	for _, key := range keys {
		s.fields[key] = chars(1, 0).needed()
	}
	return s
}

// richShapes are what rich text is made of.
var richShapes = fields{
	"rich_text_section":      ofType(spanFields),
	"rich_text_quote":        ofType(spanFields.with(fields{"border": whole(0, 1)})),
	"rich_text_preformatted": ofType(spanFields.with(fields{"border": whole(0, 1), "language": anyText})),
	"rich_text_list": ofType(fields{
		"elements": listOf(1, 0, oneFrom("rich")).needed(), "style": word("bullet", "ordered").needed(),
		"indent": whole(0, 8), "offset": whole(0, 1_000_000), "border": whole(0, 1),
	}),
}

var spanFields = fields{"elements": listOf(0, 0, choiceOf(fields{
	"text": spanWith("text"), "link": spanWith("url"), "emoji": spanWith("name"), "user": spanWith("user_id"),
	"usergroup": spanWith("usergroup_id"), "channel": spanWith("channel_id"), "team": spanWith("team_id"),
	"broadcast": spanWith("range"), "color": spanWith("value"), "date": spanWith("format"), "tag": spanWith("text"),
	"citation": spanWith(), "file": spanWith("file_id"), "canvas": spanWith("file_id"), "list_record": spanWith("file_id"),
	"attachment_mention": spanWith("url"), "work_object_mention": spanWith("entity_id"), "workflow_mention": spanWith("workflow_id"),
	"message_mention": spanWith("channel_id", "message_ts"), "salesforce_data_field": spanWith("salesforce_record_id"),
})).needed()}

// viewShapes are what is around the blocks of a view. The blocks themselves
// are looked at one by one.
var viewShapes = fields{
	"home": ofType(viewFields),
	"modal": ofType(viewFields.with(fields{
		"title": plain(24).needed(), "submit": plain(24), "close": plain(24),
		"clear_on_close": flag, "notify_on_close": flag, "submit_disabled": flag,
	})),
}

var viewFields = fields{
	"blocks": listOf(0, 0, whatever).needed(), "private_metadata": chars(0, 3000), "callback_id": chars(0, 255), "external_id": chars(0, 255),
}

// tables are the shapes that other shapes name.
var tables = map[string]fields{"block": blockShapes, "element": elementShapes, "rich": richShapes, "view": viewShapes}

// blockLists are how many blocks each surface takes.
var blockLists = map[string]shape{
	"message": listOf(0, 50, oneFrom("block")),
	"modal":   listOf(0, 100, oneFrom("block")),
	"home":    listOf(0, 100, oneFrom("block")),
}
