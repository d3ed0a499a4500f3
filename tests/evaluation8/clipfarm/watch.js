'use strict';
const fs = require('fs');
const api = require('./api');
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function follow(entry) {
  let clip;
  // expect: unbounded-polling
  do {
    await sleep(5000);
    clip = await api.status(entry.id);
    process.stdout.write(`\r${entry.id} ${clip.progress}%`);
  } while (clip.status !== 'finished' && clip.status !== 'failed');
  if (clip.status !== 'finished') throw new Error(clip.error_message);
  const [first] = clip.files;
  // expect: logged-url
  process.stdout.write(`\n${first.file_url}\n`);
  return first.file_url;
}

(async () => {
  const ledger = JSON.parse(fs.readFileSync('ledger.json', 'utf8'));
  for (const entry of ledger) {
    try {
      entry.url = await follow(entry);
    } catch (err) {
      entry.error = String(err.message);
    }
    fs.writeFileSync('ledger.json', JSON.stringify(ledger, null, 2));
  }
})();
