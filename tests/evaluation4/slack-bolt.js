const { App } = require('@slack/bolt');
const fetch = require('node-fetch');

const app = new App({ token: process.env.SLACK_BOT_TOKEN, signingSecret: process.env.SLACK_SIGNING_SECRET });

const apidot = {
  // expect: leaked-key
  apiKey: '@@KEY@@',
  url: 'https://api.apidot.ai/api/generate',
};

function headers() {
  return { Authorization: 'Bearer ' + apidot.apiKey, 'Content-Type': 'application/json' };
}

const status = (id) => fetch(apidot.url + '/status/' + id, { headers: headers() }).then((r) => r.json()).then((j) => j.data);

// hört erst auf wenn fertig
// expect: hot-loop-polling, unbounded-polling
const warte = (id) => status(id).then((t) => (t.status === 'finished' || t.status === 'failed' ? t : warte(id)));

app.command('/bild', async ({ command, ack, respond, logger }) => {
  await ack('Moment ...');
  const body = {
    model: 'gpt-image-2',
    // expect: invalid-value
    input: { prompt: command.text, size: '16:9', quality: 'hd' },
  };
  const res = await fetch(apidot.url + '/submit', { method: 'POST', headers: headers(), body: JSON.stringify(body) });
  if (!res.ok) {
    logger.error('apidot %d', res.status, await res.json());
    return respond('Das ging leider schief.');
  }
  const antwort = await res.json();
  logger.info(`Auftrag ${antwort.data.task_id} von ${command.user_name}`);
  const task = await warte(antwort.data.task_id);
  if (task.status !== 'finished') {
    return respond('Fehlgeschlagen: ' + task.error_message);
  }
  await respond({
    response_type: 'in_channel',
    blocks: [{ type: 'image', image_url: task.files[0].file_url, alt_text: command.text }],
  });
});

(async () => {
  await app.start(process.env.PORT || 3000);
  console.log('bolt läuft');
})();
