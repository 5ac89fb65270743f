package workspace

// methods is the Web API as far as this workspace has it. Whatever is not
// here is answered with unknown_method. What the scope of a method depends on,
// such as the kind of a channel, the method itself checks.
var methods = map[string]method{
	"auth.test":             {run: authTest},
	"apps.connections.open": {"", true, appsConnectionsOpen},

	"bots.info":  {"users:read", false, botsInfo},
	"team.info":  {"team:read", false, teamInfo},
	"users.info": {"users:read", false, usersInfo},
	"users.list": {"users:read", false, usersList},

	"users.lookupByEmail":   {"users:read.email", false, usersLookupByEmail},
	"usergroups.list":       {"usergroups:read", false, usergroupsList},
	"usergroups.users.list": {"usergroups:read", false, usergroupsUsersList},

	"conversations.list":    {"channels:read", false, conversationsList},
	"conversations.info":    {"channels:read", false, conversationsInfo},
	"conversations.members": {"channels:read", false, conversationsMembers},
	"conversations.open":    {"im:write", false, conversationsOpen},
	"conversations.join":    {"channels:join", false, conversationsJoin},
	"conversations.history": {"", false, conversationsHistory},
	"conversations.replies": {"", false, conversationsReplies},

	"chat.postMessage":   {"chat:write", false, chatPostMessage},
	"chat.postEphemeral": {"chat:write", false, chatPostEphemeral},
	"chat.update":        {"chat:write", false, chatUpdate},
	"chat.delete":        {"chat:write", false, chatDelete},
	"chat.getPermalink":  {"", false, chatGetPermalink},
	"chat.startStream":   {"chat:write", false, chatStartStream},
	"chat.appendStream":  {"chat:write", false, chatAppendStream},
	"chat.stopStream":    {"chat:write", false, chatStopStream},

	"assistant.threads.setStatus":           {"chat:write", false, assistantSetStatus},
	"assistant.threads.setSuggestedPrompts": {"assistant:write", false, assistantSetPrompts},
	"assistant.threads.setTitle":            {"assistant:write", false, assistantSetTitle},

	"reactions.add": {"reactions:write", false, reactionsAdd},

	"files.getUploadURLExternal":   {"files:write", false, filesGetUploadURLExternal},
	"files.completeUploadExternal": {"files:write", false, filesCompleteUploadExternal},

	"views.open":    {"", false, viewsOpen},
	"views.push":    {"", false, viewsPush},
	"views.update":  {"", false, viewsUpdate},
	"views.publish": {"", false, viewsPublish},
}
