// A small Bolt app, over HTTP (PORT) or Socket Mode: it lives in the workspace
// beside ours.
import bolt from '@slack/bolt';

const { SLACK_URL, BOT_TOKEN, APP_TOKEN, SIGNING_SECRET, PORT } = process.env;
const app = new bolt.App({
  token: BOT_TOKEN,
  signingSecret: SIGNING_SECRET,
  socketMode: !PORT,
  appToken: PORT ? undefined : APP_TOKEN,
  clientOptions: { slackApiUrl: SLACK_URL },
});

app.event('app_mention', async ({ event, say }) => {
  await say({
    thread_ts: event.ts,
    text: `Bolt 听到了：${event.text.replace(/<[^>]*>/g, '').trim()}`,
    blocks: [{ type: 'actions', elements: [{ type: 'button', action_id: 'press', text: { type: 'plain_text', text: '按我' } }] }],
  });
});
app.event('app_home_opened', async ({ event, client }) => {
  await client.views.publish({
    user_id: event.user,
    view: { type: 'home', blocks: [{ type: 'section', text: { type: 'plain_text', text: 'Bolt 的主页' } }] },
  });
});
app.command('/hello', async ({ command, ack, respond }) => {
  await ack();
  await respond(`你好 ${command.text}`);
});
app.command('/form', async ({ command, ack, client }) => {
  await ack();
  await client.views.open({
    trigger_id: command.trigger_id,
    view: {
      type: 'modal', callback_id: 'form', title: { type: 'plain_text', text: '表单' }, submit: { type: 'plain_text', text: '提交' },
      blocks: [{ type: 'input', block_id: 'name', label: { type: 'plain_text', text: '名字' }, element: { type: 'plain_text_input', action_id: 'value' } }],
    },
  });
});
app.view('form', async ({ view, body, ack, client }) => {
  const name = view.state.values.name.value.value;
  if (name.length < 2) {
    await ack({ response_action: 'errors', errors: { name: '太短了' } });
    return;
  }
  await ack();
  await client.chat.postMessage({ channel: body.user.id, text: `表单里写的是 ${name}` });
});
app.action('press', async ({ ack, respond }) => {
  await ack();
  await respond({ replace_original: true, text: '按过了' });
});

await app.start(PORT ? Number(PORT) : undefined);
console.log('READY');
