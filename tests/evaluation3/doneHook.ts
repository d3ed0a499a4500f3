import { Hono } from 'hono';
import { eq } from 'drizzle-orm';
import { jobs } from './schema';

const TERMINAL = new Set(['finished', 'failed']);
const OURS = { finished: 'completed', failed: 'error' } as const;

export const hooks = new Hono<{ Variables: { db: any } }>()
  .post('/apidot/:secret', async (c) => {
    if (c.req.param('secret') !== process.env.HOOK_SECRET) return c.notFound();
    const raw = await c.req.json();
    const { task_id: id, status, files = [], error_message: why } = raw.data ?? raw;
    if (!TERMINAL.has(status)) return c.body(null, 204);
    const db = c.get('db');
    const [job] = await db.select().from(jobs).where(eq(jobs.taskId, id));
    if (!job || job.status === 'completed') return c.body(null, 204);
    console.info('apidot hook', { id, status, n: files.length, why });
    if (status === 'finished') {
      await db.update(jobs).set({ status: OURS.finished, urls: files.map((f: { file_url: string }) => f.file_url) }).where(eq(jobs.id, job.id));
    } else {
      await db.update(jobs).set({ status: OURS.failed }).where(eq(jobs.id, job.id));
    }
    return c.body(null, 204);
  })
  .post('/mux', async (c) => {
    const ev = await c.req.json();
    console.log('mux event', ev.type, ev.data);
    if (ev.data.status === 'ready') console.log('asset', ev.data.playback_ids, ev.data.taskId);
    return c.json({ ok: true });
  });
