package setup

import (
	"strings"

	"rectify/bot/slackapp/inbound"
	"rectify/handlers/command"
)

// scopes are the permissions that the app requests; OPERATING.md explains them.
var scopes = []string{
	"app_mentions:read", "assistant:write", "channels:history", "channels:read", "chat:write", "commands", "files:read", "files:write",
	"groups:history", "im:history", "im:write",
	"mpim:history", "usergroups:read", "users:read",
}

// Events are the events that the app subscribes to.
var Events = []string{"app_home_opened", "app_mention", "assistant_thread_started", "message.channels", "message.groups", "message.im",
	"message.mpim", "user_change"}

// EvidenceShortcut is the message menu entry that turns a message into evidence.
var EvidenceShortcut = struct{ Name, CallbackID string }{"作为佐证…", inbound.EvidenceShortcut}

// Manifest is the app's manifest for Slack: for Socket Mode where url is
// empty, else for HTTP requests to that address
// (docs.slack.dev/reference/app-manifest).
func Manifest(url string) any {
	socket := url == ""
	url = strings.TrimSuffix(url, "/")
	slash := map[string]any{
		"command": "/rectify", "description": "查看和更新整改台账 / the rectification ledger",
		"usage_hint": command.Hint(), "should_escape": true,
	}
	events := map[string]any{"bot_events": Events}
	interactivity := map[string]any{"is_enabled": true}
	if !socket {
		slash["url"] = url + "/slack/commands"
		events["request_url"] = url + "/slack/events"
		interactivity["request_url"] = url + "/slack/interactions"
	}
	return map[string]any{
		"display_information": map[string]any{"name": "Rectify", "description": "整改情况通报问答与台账"},
		"features": map[string]any{
			"bot_user":       map[string]any{"display_name": "rectify", "always_online": true},
			"app_home":       map[string]any{"home_tab_enabled": true, "messages_tab_enabled": true, "messages_tab_read_only_enabled": false},
			"slash_commands": []any{slash},
			"shortcuts": []any{map[string]any{
				"name": EvidenceShortcut.Name, "type": "message", "callback_id": EvidenceShortcut.CallbackID,
				"description": "把这条消息记为某一项的佐证 / evidence for an item",
			}},
			"assistant_view": map[string]any{"assistant_description": "问整改情况通报里的任何问题，每个回答都注明出处。"},
		},
		"oauth_config": map[string]any{"scopes": map[string]any{"bot": scopes}},
		"settings": map[string]any{
			"event_subscriptions": events, "interactivity": interactivity, "socket_mode_enabled": socket,
			"org_deploy_enabled": false, "token_rotation_enabled": false,
		},
	}
}
