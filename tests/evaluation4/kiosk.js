// photo kiosk in the museum shop, runs on the little PC behind the counter (Node 20, no framework)
const http = require('http');
const { execFile } = require('child_process');

const KEY = process.env.APIDOT_API_KEY;
const API = 'https://api.apidot.ai/api/generate';
const jobs = new Map();

async function api(path, options = {}) {
  const res = await fetch(API + path, { ...options, headers: { Authorization: 'Bearer ' + KEY, 'Content-Type': 'application/json' } });
  const json = await res.json();
  if (!res.ok) {
    console.error('api', path, res.status, json);
    throw new Error('api ' + res.status);
  }
  return json.data;
}

async function run(job) {
  const task = await api('/submit', {
    method: 'POST',
    body: JSON.stringify({
      model: 'kling-o3-image-edit',
      input: { prompt: job.style, image_urls: [job.photo], size: '3:4', resolution: '2K', n: 1 },
    }),
  });
  job.task = task.task_id;
  const until = Date.now() + 3 * 60 * 1000;
  let state = task;
  // expect: hot-loop-polling
  while (state.status !== 'finished' && state.status !== 'failed' && Date.now() < until) {
    state = await api('/status/' + job.task);
  }
  if (state.status !== 'finished') {
    job.state = 'broken';
    return;
  }
  job.state = 'ready';
  job.url = state.files[0].file_url;
  // kling-route: ignore[logged-url] stays on this machine, the log is wiped each night
  console.log('printing', job.url);
  execFile('/opt/kiosk/print.sh', [job.url], (err) => err && console.error('printer', err.code));
}

http.createServer((req, res) => {
  if (req.method === 'POST' && req.url === '/jobs') {
    let body = '';
    req.on('data', (c) => (body += c));
    req.on('end', () => {
      const job = { id: String(Date.now()), state: 'working', ...JSON.parse(body) };
      jobs.set(job.id, job);
      run(job).catch((e) => (job.state = 'broken', console.error(e.message)));
      // expect: unused-ignore
      // kling-route: ignore[hot-loop-polling] polls slowly
      res.writeHead(202).end(JSON.stringify({ id: job.id }));
    });
    return;
  }
  const job = jobs.get(req.url.split('/').pop());
  res.writeHead(job ? 200 : 404).end(JSON.stringify(job ? { state: job.state } : {}));
}).listen(8000);
