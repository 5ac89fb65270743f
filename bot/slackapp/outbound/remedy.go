package outbound

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/slack-go/slack"

	"rectify/bot/jobs"
)

// A Remedy says what to do about an error from Slack.
type Remedy int

const (
	TryAgain     Remedy = iota // temporary: the network, a server error, too many requests
	Simplify                   // blocks rejected: send the message with simpler ones
	PostAnew                   // the message to change is gone: post a new one
	OtherChannel               // the conversation is closed to us: tell the person elsewhere
	OtherPerson                // the person cannot receive messages: tell the requester
	Shorten                    // the message itself is rejected: tell the person
	Administer                 // only an administrator can fix it
)

// remedies maps Slack's error codes to remedies. Other codes are retried
// (docs.slack.dev/reference/methods: the errors of chat.*, conversations.*, files.*
// and views.*).
var remedies = func() map[string]Remedy {
	table := map[string]Remedy{}
	for r, codes := range map[Remedy]string{
		TryAgain: `internal_error fatal_error service_unavailable request_timeout ratelimited rate_limited team_added_to_org
			message_limit_exceeded streaming_state_conflict`,
		Simplify: `invalid_blocks invalid_blocks_format msg_blocks_too_long only_one_table_allowed block_mismatch`,
		PostAnew: `message_not_found cant_update_message edit_window_closed`,
		OtherChannel: `channel_not_found not_in_channel is_archived user_not_in_channel channel_is_limited_access restricted_action
			restricted_action_read_only_channel restricted_action_thread_only_channel restricted_action_non_threadable_channel
			restricted_action_thread_locked cannot_reply_to_message thread_not_found messages_tab_disabled is_inactive
			method_not_supported_for_channel_type posting_to_channel_denied invalid_channel no_permission cant_broadcast_message
			slack_connect_file_link_sharing_blocked slack_connect_canvas_sharing_blocked slack_connect_lists_sharing_blocked`,
		OtherPerson: `user_disabled user_not_found users_not_found user_not_visible cannot_dm_bot user_is_bot is_bot
			invalid_user_combination user_is_restricted user_is_ultra_restricted not_enough_users too_many_users users_list_not_supplied`,
		Shorten: `msg_too_long no_text too_many_attachments invalid_attachments attachment_payload_limit_exceeded too_many_contact_cards
			metadata_too_large invalid_metadata_format invalid_metadata_schema metadata_must_be_sent_from_app markdown_text_conflict
			invalid_arguments invalid_arg_name invalid_array_arg invalid_charset invalid_form_data invalid_post_type missing_post_type
			invalid_json json_not_object file_not_found file_upload_size_restricted file_uploads_disabled
			file_uploads_except_images_disabled storage_limit_reached blocked_file_type malware_detected`,
		Administer: `missing_scope token_revoked token_expired invalid_auth not_authed account_inactive not_allowed_token_type
			ekm_access_denied team_access_not_granted access_denied accesslimited org_login_required two_factor_setup_required
			enterprise_is_restricted deprecated_endpoint method_deprecated unknown_method team_not_found as_user_not_supported
			plan_upgrade_required upgrade_required paid_only feature_not_enabled`,
	} {
		for _, code := range strings.Fields(codes) {
			table[code] = r
		}
	}
	return table
}()

// RemedyOf returns the remedy for any error. A response_url answers 400 to blocks that
// it rejects, and 403, 404 or 410 once it has expired.
func RemedyOf(err error) Remedy {
	var status slack.StatusCodeError
	refused, ok := asRefused(err)
	switch {
	case ok:
		return remedies[refused.Err]
	case errors.As(err, &status) && status.Code == http.StatusBadRequest:
		return Simplify
	case errors.As(err, &status) && status.Code > http.StatusBadRequest && status.Code < http.StatusInternalServerError &&
		status.Code != http.StatusTooManyRequests && status.Code != http.StatusRequestTimeout:
		return OtherChannel
	}
	return TryAgain
}

// IsFinal reports whether retrying cannot help.
func IsFinal(err error) bool { return err != nil && RemedyOf(err) != TryAgain }

// IsGone reports whether a message can no longer be updated.
func IsGone(err error) bool {
	return err != nil && (RemedyOf(err) == PostAnew || Has(err, "thread_not_found"))
}

// ForJob decides whether and when a failed delivery is retried.
func ForJob(err error) error {
	var limited *slack.RateLimitedError
	switch {
	case errors.As(err, &limited):
		return jobs.Later(max(limited.RetryAfter, time.Second))
	case IsFinal(err):
		return jobs.Never(err)
	}
	return err
}

// Hourly is ForJob for messages that are useful all day: errors that only people can
// fix are retried hourly.
func Hourly(err error) error {
	if IsFinal(err) {
		return jobs.Later(time.Hour)
	}
	return ForJob(err)
}

// asRefused returns Slack's error response; ok is false for other errors.
func asRefused(err error) (refused slack.SlackErrorResponse, ok bool) {
	ok = errors.As(err, &refused)
	return refused, ok
}

// Has reports whether Slack answered with one of the codes.
func Has(err error, codes ...string) bool {
	refused, ok := asRefused(err)
	return ok && slices.Contains(codes, refused.Err)
}

// Code returns Slack's error code in brackets, or "" if the error is not from Slack.
func Code(err error) string {
	if refused, ok := asRefused(err); ok {
		return " (" + refused.Err + ")"
	}
	return ""
}
