import { Queue, Worker, UnrecoverableError, type Job } from 'bullmq';
import IORedis from 'ioredis';
import { createHash } from 'node:crypto';
import { db } from './db';
import { rootLogger } from './log';

const conn = new IORedis(process.env.REDIS_URL!, { maxRetriesPerRequest: null });
export const renders = new Queue('renders', { connection: conn });
const log = rootLogger.child({ mod: 'renders', provider: 'apidot' });
const ROOT = (process.env.APIDOT_BASE_URL ?? 'https://api.apidot.ai').replace(/\/$/, '');
const auth = { Authorization: `Bearer ${process.env.APIDOT_API_KEY ?? ''}` };
const tag = (s: string) => createHash('sha1').update(s).digest('hex').slice(0, 8);

type Order = { id: string; prompt: string; still: string };

new Worker<Order>('renders', async (job: Job<Order>) => {
  const { id, prompt, still } = job.data;
  const payload = {
    model: 'happy-horse',
    input: { prompt, image_urls: [still], resolution: '720p', duration: 5, seed: 42 },
  };
  log.info({ id, chars: prompt.length, still: tag(still), model: payload.model }, 'submit');
  const res = await fetch(ROOT + '/api/generate/submit', {
    method: 'POST',
    headers: { ...auth, 'Content-Type': 'application/json' },
    body: JSON.stringify(payload),
  });
  if (!res.ok) {
    const body = await res.json().catch(() => null);
    log.error({ id, http: res.status, body }, 'refused');
    if (res.status >= 400 && res.status < 500 && res.status !== 429) throw new UnrecoverableError('refused');
    throw new Error('try later');
  }
  const { data } = await res.json();
  await db.order.update({ where: { id }, data: { taskId: data.task_id, status: 'queued' } });

  const until = Date.now() + 20 * 60_000;
  for (let pause = 3000; Date.now() < until; pause = Math.min(pause * 1.5, 30_000)) {
    await new Promise((r) => setTimeout(r, pause + Math.random() * 500));
    const st = await fetch(`${ROOT}/api/generate/status/${data.task_id}`, { headers: auth }).then((r) => r.json());
    await job.updateProgress(st.data.progress ?? 0);
    if (st.data.status === 'failed') throw new UnrecoverableError(st.data.error_message);
    if (st.data.status !== 'finished') continue;
    const files: { file_url: string }[] = st.data.files ?? st.data.output?.files ?? [];
    await db.order.update({ where: { id }, data: { status: 'completed', urls: files.map((f) => f.file_url) } });
    log.info({ id, count: files.length }, 'done');
    return files.length;
  }
  throw new UnrecoverableError('deadline');
}, { connection: conn });
