#!/usr/bin/env node
// Cover images for Ghost posts without one. node ghost-covers.mjs [--dry]
import GhostAdminAPI from '@tryghost/admin-api';
import { setTimeout as sleep } from 'node:timers/promises';

const ghost = new GhostAdminAPI({
  url: process.env.GHOST_URL,
  key: process.env.GHOST_ADMIN_KEY,
  version: 'v5.0',
});
const APIDOT_URL = 'https://api.apidot.ai/api/generate';
const dry = process.argv.includes('--dry');

async function apidot(method, path, body) {
  const res = await fetch(APIDOT_URL + path, {
    method,
    headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}`, 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  });
  return res.json();
}

async function cover(post) {
  const prompt = `Editorial illustration: ${post.title}. ${post.custom_excerpt ?? ''}`;
  if (dry) {
    // expect: logged-prompt
    console.log(post.slug, '=>', prompt);
    return null;
  }
  const started = await apidot('POST', '/submit', {
    model: 'gpt-image-2',
    // expect: invented-field
    input: { prompt, size: '16:9', quality: 'medium', output_format: 'webp' },
  });
  const id = started.data.task_id;
  // expect: unbounded-polling
  for (;;) {
    await sleep(5000);
    const { data } = await apidot('GET', `/status/${id}`);
    if (data.status === 'running' && data.output) {
      // expect: early-result
      return data.output.files[0].file_url;
    }
    if (data.status === 'finished') return data.files[0].file_url;
    if (data.status === 'failed') return null;
  }
}

const posts = await ghost.posts.browse({ filter: 'feature_image:null', limit: 10 });
for (const post of posts) {
  const url = await cover(post);
  if (!url) continue;
  await ghost.posts.edit({ id: post.id, updated_at: post.updated_at, feature_image: url });
  console.log('updated', post.slug);
}
