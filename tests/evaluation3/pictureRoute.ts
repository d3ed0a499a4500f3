import 'server-only';
import { after } from 'next/server';
import { redactUrl } from '@/lib/redact';
import { sql } from '@/lib/sql';

const KNOWN = ['kling-o3-image-edit', 'kling-o1-image-edit', 'nano-banana-2-edit'] as const;
type Known = (typeof KNOWN)[number];
type Legacy = 'kling-o1-image' | 'nano-banana-9'; // only for old rows

export async function POST(req: Request) {
  const form = await req.formData();
  const model = String(form.get('model')) as Known;
  if (!KNOWN.includes(model)) return Response.json({ error: 'model' }, { status: 400 });
  const source = new URL(String(form.get('source')));
  if (source.protocol !== 'https:') return Response.json({ error: 'source' }, { status: 400 });

  const body: { model: Known; callback_url?: string; input: Record<string, unknown> } = {
    model,
    input: { prompt: String(form.get('prompt')), image_urls: [source.href] },
  };
  if (process.env.APIDOT_CALLBACK_URL) body.callback_url = process.env.APIDOT_CALLBACK_URL;
  if (form.has('format')) body.input['output_format'] = 'png';

  const res = await fetch('https://api.apidot.ai/api/generate/submit', {
    method: 'POST',
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!res.ok) {
    console.error('apidot said', res.status, await res.text());
    return Response.json({ error: 'upstream' }, { status: 502 });
  }
  const { data } = await res.json();
  await sql`insert into pictures (task_id, status, legacy) values (${data.task_id}, 'pending', ${null as Legacy | null})`;
  after(() => console.log('picture', data.task_id, data.status, redactUrl(source.href), Object.keys(body.input).length));
  return Response.json({ taskId: data.task_id, imageUrl: null, status: 'pending' }, { status: 202 });
}
