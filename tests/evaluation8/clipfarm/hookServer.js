'use strict';
const http = require('http');
const api = require('./api');
const store = require('./store');

http
  .createServer((req, res) => {
    let raw = '';
    req.on('data', (chunk) => (raw += chunk));
    req.on('end', async () => {
      res.writeHead(204).end();
      const body = JSON.parse(raw);
      const { task_id: id } = body.data || body;
      if (!store.has(id)) return;
      const clip = await api.status(id);
      console.log('clip %s is %s', id, clip.status);
      // expect: early-result
      store.save(id, clip.files.map((f) => f.file_url));
    });
  })
  .listen(8090, () => console.log('waiting for clips on 8090, hook is', Boolean(process.env.CLIP_HOOK)));
