// tiny koa app for our trade-fair booth: visitors type, the big screen shows a picture
import Koa from 'koa';
import Router from '@koa/router';
import bodyParser from 'koa-bodyparser';
import got from 'got';
import fs from 'node:fs';

const app = new Koa();
const router = new Router();
const cfg = JSON.parse(fs.readFileSync('./booth.json', 'utf8'));
const queue = [];

// POST {text}
router.post('/draw', async (ctx) => {
  const text = String(ctx.request.body.text || '').slice(0, 400);
  // expect: task-id-not-saved
  const answer = await got.post('https://api.apidot.ai/api/generate/submit', {
    headers: { Authorization: `Bearer ${cfg.apidotKey}` },
    json: {
      model: 'grok-imagine-image-quality',
      callback_url: cfg.hook,
      input: { prompt: text, aspect_ratio: '16:9', resolution: '2K', output_format: 'png' },
    },
    retry: { limit: 2 },
  }).json();
  console.log('accepted', answer.code, answer.data.task_id);
  ctx.status = 202;
  ctx.body = { ok: true };
});

router.post('/hook', (ctx) => {
  const b = ctx.request.body;
  const t = b.data || b;
  ctx.status = 200;
  if (t.status !== 'finished') {
    console.log('not shown:', t.task_id, t.status, t.error_message);
    return;
  }
  for (const f of t.files) queue.push(f.file_url);
  console.log('queue has', queue.length);
});

router.get('/next', (ctx) => {
  ctx.body = { src: queue.shift() || null };
});

app.use(bodyParser()).use(router.routes());
app.listen(8080);
// expect: logged-url
console.log(`hook is ${cfg.hook}`);
