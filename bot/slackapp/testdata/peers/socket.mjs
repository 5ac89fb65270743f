// Slack's own Socket Mode client against the workspace.
import { SocketModeClient } from '@slack/socket-mode';

const { SLACK_URL, APP_TOKEN } = process.env;
const client = new SocketModeClient({ appToken: APP_TOKEN, clientOptions: { slackApiUrl: SLACK_URL } });

client.on('app_mention', async ({ event, ack }) => {
  await ack();
  console.log('MENTION ' + event.text);
});
client.on('slash_commands', async ({ body, ack }) => {
  await ack({ text: `收到 ${body.text}` });
});
client.on('connected', () => console.log('READY'));
await client.start();
