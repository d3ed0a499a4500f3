// HubSpot serverless function: hero image for a landing page
import axios, { AxiosError } from 'axios';

const client = axios.create({
  baseURL: 'https://api.apidot.ai',
  headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
});

const wait = (ms: number) => new Promise<void>((r) => setTimeout(r, ms));

async function send(body: object) {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await client.post('/api/generate/submit', body)).data;
    } catch (e) {
      const code = (e as AxiosError).response?.status ?? 0;
      const transient = code === 0 || code === 429 || code >= 500;
      if (!transient || attempt === 5) throw e;
      await wait(2 ** attempt * 500 * (1 + Math.random()));
    }
  }
}

async function result(id: string, left = 40): Promise<string[] | null> {
  if (left === 0) return null;
  const task = (await client.get(`/api/generate/status/${id}`)).data.data;
  if (task.status === 'finished') return task.files.map((f: any) => f.file_url);
  if (task.status === 'failed') return null;
  await wait(3000);
  return result(id, left - 1);
}

exports.main = async (context: any, respond: (r: any) => void) => {
  const { headline, brandColor } = context.body;
  const answer = await send({
    model: 'nano-banana-pro',
    input: { prompt: `Hero image, ${headline}, accent colour ${brandColor}`, size: '21:9', resolution: '2K' },
  });
  // expect: logged-payload
  console.log('answer', answer);
  const urls = await result(answer.data.task_id);
  respond({ statusCode: urls ? 200 : 504, body: { urls } });
};
