// A Slack that nobody here wrote.
import { createEmulator } from 'emulate';

const slack = await createEmulator({
  service: 'slack',
  port: Number(process.env.PORT),
  seed: {
    slack: {
      users: [{ name: 'rectify', real_name: 'Rectify' }, { name: 'li', real_name: '小李' }],
      channels: [{ name: 'office' }],
      tokens: [{ token: 'xoxb-rectify', user: 'rectify' }, { token: 'xoxp-li', user: 'li' }],
    },
  },
});
console.log('READY ' + slack.url);
