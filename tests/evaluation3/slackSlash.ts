import { App } from '@slack/bolt';
import ky from 'ky';

const slack = new App({ token: process.env.SLACK_BOT_TOKEN, signingSecret: process.env.SLACK_SIGNING_SECRET });
const K = process.env.APIDOT_API_KEY!;
const base = 'https://api.apidot.ai';

async function tryHard<T>(fn: () => Promise<T>, times = 4): Promise<T> {
  let err: unknown;
  for (let i = 0; i < times; i++) {
    try { return await fn(); } catch (e) { err = e; await new Promise((r) => setTimeout(r, 1000 * 2 ** i)); }
  }
  throw err;
}

// expect: key-in-url
const statusUrl = (id: string) => `${base}/api/generate/status/${id}?api_key=${K}`;

slack.command('/picture', async ({ command, ack, respond }) => {
  await ack();
  const input = { prompt: command.text, aspect_ratio: '16:9' as const, resolution: '2K' as const };
  // expect: logged-prompt
  console.info(`[${command.user_id}] asked for "${input.prompt}"`);
  const post = () =>
    // expect: retry-invalid-payload
    ky.post(base + '/api/generate/submit', {
      headers: { Authorization: `Bearer ${K}` },
      json: { model: 'grok-imagine-image-quality', input },
      retry: 0,
    }).json<any>();
  const made = await tryHard(post);
  const id = made.data.task_id;
  await respond(`Working on it (${id})`);
  // expect: logged-key
  console.debug('polling', statusUrl(id));
  for (let i = 0; i < 100; i++) {
    await new Promise((r) => setTimeout(r, 3000));
    const { data } = await ky.get(statusUrl(id)).json<any>();
    if (data.status === 'failed') return respond(`Sorry: ${data.error_message}`);
    // expect: invented-status
    if (data.status === 'canceled') return respond('Stopped.');
    if (data.status === 'finished') return respond({ blocks: [{ type: 'image', image_url: data.files[0].file_url, alt_text: 'picture' }] });
  }
});

slack.start(3000).then(() => console.log('slack up', Boolean(K)));
