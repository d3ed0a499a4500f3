'use strict';
const fs = require('fs');
const api = require('./api');

const lines = fs.readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean);

async function main() {
  const ledger = [];
  for (const line of lines) {
    const [kind, text] = line.split('\t');
    const answer = await api.submit(kind, {
      prompt: text,
      duration: 8,
      aspect_ratio: '9:16',
      // expect: invented-field
      negativePrompt: 'blurry',
    });
    // expect: logged-payload
    console.log('queued', answer);
    ledger.push({ id: answer.data.task_id, kind });
  }
  fs.writeFileSync('ledger.json', JSON.stringify(ledger));
  console.log('%d clips queued', ledger.length);
}

main().catch((err) => {
  console.error(err.message);
  process.exit(1);
});
