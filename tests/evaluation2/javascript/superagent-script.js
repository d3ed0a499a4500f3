const superagent = require('superagent');
const config = require('config');

const token = config.get('apidot.token');

(async () => {
  // expect: key-in-url
  const ping = await superagent.get(`https://api.apidot.ai/api/generate/status/task-unified-1757165031-uyujaw3d?api_key=${token}`).ok(() => true);
  console.log('ping', ping.status);

  // expect: task-id-not-saved
  await superagent
    .post('https://api.apidot.ai/api/generate/submit')
    .set('Authorization', `Bearer ${token}`)
    .send({
      model: 'meshy-6-text-to-3d',
      callback_url: 'https://example.org/hooks/mesh',
      input: {
        prompt: 'a wooden chair',
        // expect: invented-field
        polycount: 30000,
      },
    });
  console.log('submitted, the callback does the rest');
})();
