// A Bolt app that does what ours is asked for under load, without a ledger:
// it answers direct messages and commands. It is what ours is measured beside.
import bolt from '@slack/bolt';

const { SLACK_URL, BOT_TOKEN, SIGNING_SECRET, PORT } = process.env;
const app = new bolt.App({ token: BOT_TOKEN, signingSecret: SIGNING_SECRET, clientOptions: { slackApiUrl: SLACK_URL }, logLevel: 'error' });

app.message(async ({ message, client }) => {
  await client.chat.postMessage({
    channel: message.channel, text: '答',
    metadata: { event_type: 'mark', event_payload: { key: `message ${message.channel} ${message.ts}` } },
  });
});
app.command('/rectify', async ({ ack, respond }) => {
  await ack();
  await respond('答');
});

await app.start(Number(PORT));
console.log('READY');
