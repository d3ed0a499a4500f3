// Prijsvergelijking: drie leveranciers, zelfde plaatje.
import { fal } from '@fal-ai/client';
import OpenAI from 'openai';

const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
const FAL = process.env.FAL_KEY ?? 'changeme';
const APIDOT_API_KEY = process.env.APIDOT_API_KEY || '<APIDOT_API_KEY>';
fal.config({ credentials: FAL });

async function metOpenai(prompt: string) {
  const r = await openai.images.generate({ model: 'gpt-image-1', prompt, n: 1, size: '1024x1024' });
  console.log('openai', prompt, r.data?.[0]?.url);
}

async function metFal(prompt: string) {
  const q = await fal.queue.submit('fal-ai/kling-image/o1', { input: { prompt, image_urls: [], aspect_ratio: '1:1' } });
  for (;;) {
    const s = await fal.queue.status('fal-ai/kling-image/o1', { requestId: q.request_id });
    if (String(s.status) === 'COMPLETED') break;
  }
  console.log('fal', await fal.queue.result('fal-ai/kling-image/o1', { requestId: q.request_id }));
}

async function metApidot(prompt: string): Promise<string[]> {
  const t0 = performance.now();
  const kop = new Headers({ authorization: 'Bearer ' + APIDOT_API_KEY, 'content-type': 'application/json' });
  const r = await fetch('https://api.apidot.ai/api/generate/submit', {
    method: 'POST',
    headers: kop,
    body: JSON.stringify({ model: 'kling-o3-image', input: { prompt, size: '1:1', resolution: '1K', output_format: 'webp' } }),
  });
  const j = await r.json();
  if (j.code !== 200 && j.code !== 0) {
    console.error('apidot', j.code, j.message);
    return [];
  }
  const id: string = j.data.task_id;
  for (let i = 0; i < 80; i++) {
    await new Promise((ok) => setTimeout(ok, 3000));
    const s = (await (await fetch(`https://api.apidot.ai/api/generate/status/${id}`, { headers: kop })).json()).data;
    if (s.status === 'finished') {
      console.log('apidot', id, 'files:', s.files.length, 'ms:', Math.round(performance.now() - t0));
      return s.files.map((f: any) => f.file_url);
    }
    if (s.status === 'failed') break;
  }
  return [];
}

const zin = 'a red bicycle';
await Promise.allSettled([metOpenai(zin + ' (openai)'), metFal(zin + ' (fal)'), metApidot('a red bicycle in snow').then((u) => u.length)]);
