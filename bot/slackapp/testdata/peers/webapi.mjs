// Slack's own Web API client against the workspace: what it asserts is what
// the client makes of the answers.
import assert from 'node:assert/strict';
import { WebClient } from '@slack/web-api';

const { SLACK_URL, BOT_TOKEN, CHANNEL, PERSON } = process.env;
const client = new WebClient(BOT_TOKEN, { slackApiUrl: SLACK_URL, retryConfig: { retries: 2, minTimeout: 1 } });

const who = await client.auth.test();
assert.ok(who.user_id.startsWith('U') && who.team_id.startsWith('T'));

const blocks = [
  { type: 'header', text: { type: 'plain_text', text: '第11条' } },
  { type: 'section', text: { type: 'mrkdwn', text: '*正在整改*' } },
  { type: 'actions', elements: [{ type: 'button', action_id: 'show', text: { type: 'plain_text', text: '查看' }, value: '11' }] },
];
const root = await client.chat.postMessage({
  channel: CHANNEL, text: '第11条', blocks, metadata: { event_type: 'mark', event_payload: { key: 'k1' } },
});
assert.equal(root.message.blocks.length, 3);
for (const text of ['一', '二', '三']) {
  await client.chat.postMessage({ channel: CHANNEL, thread_ts: root.ts, text });
}
await client.chat.update({ channel: CHANNEL, ts: root.ts, text: '第11条（已更新）', blocks });
await client.chat.postEphemeral({ channel: CHANNEL, user: PERSON, text: '只给你看' });
await client.reactions.add({ channel: CHANNEL, timestamp: root.ts, name: 'eyes' });

const replies = await client.conversations.replies({ channel: CHANNEL, ts: root.ts, include_all_metadata: true });
assert.deepEqual(replies.messages.map((m) => m.text), ['第11条（已更新）', '一', '二', '三']);
assert.equal(replies.messages[0].metadata.event_payload.key, 'k1');
assert.equal(replies.messages[0].reply_count, 3);

for (let i = 0; i < 5; i++) {
  await client.chat.postMessage({ channel: CHANNEL, text: `行 ${i}` });
}
let seen = 0;
for await (const page of client.paginate('conversations.history', { channel: CHANNEL, limit: 2 })) {
  seen += page.messages.length;
  assert.ok(page.messages.length <= 2);
}
assert.equal(seen, 6);

const people = await client.users.list({ limit: 100 });
assert.ok(people.members.some((m) => m.id === PERSON));
const listed = await client.conversations.list();
assert.ok(listed.channels.some((c) => c.id === CHANNEL && c.is_member));
const members = await client.conversations.members({ channel: CHANNEL });
assert.ok(members.members.includes(PERSON));
const link = await client.chat.getPermalink({ channel: CHANNEL, message_ts: root.ts });
assert.match(link.permalink, /\/archives\//);

await client.views.publish({ user_id: PERSON, view: { type: 'home', blocks } });
await client.filesUploadV2({ channel_id: CHANNEL, filename: 'a.txt', file: Buffer.from('内容'), title: 'A' });

const refused = async (call, code) => {
  await assert.rejects(call, (err) => {
    assert.equal(err.data.error, code);
    return true;
  });
};
await refused(client.chat.postMessage({ channel: 'C0NOWHERE', text: 'x' }), 'channel_not_found');
await refused(client.chat.postMessage({ channel: CHANNEL, text: '' }), 'no_text');
await refused(client.apiCall('no.such.method'), 'unknown_method');
await refused(client.chat.postMessage({ channel: CHANNEL, text: 'x', blocks: [{ type: 'nonsense' }] }), 'invalid_blocks');

console.log('RATE'); // the test has the next post answered with 429, once
await new Promise((resolve) => process.stdin.once('data', resolve));
const after = await client.chat.postMessage({ channel: CHANNEL, text: '又行了' });
assert.ok(after.ok);
console.log('DONE');
process.exit(0);
