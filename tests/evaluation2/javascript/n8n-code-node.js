// n8n "Code" node, runs once for all items. Previous node: Google Sheets (columns: id, prompt, image)
const API = 'https://api.apidot.ai';
// expect: leaked-key
const KEY = '@@KEY@@';

const headers = { Authorization: `Bearer ${KEY}`, 'Content-Type': 'application/json' };
const rows = $input.all().map((item) => item.json);

console.log(`rows: ${rows.length}`);

const submit = (row) =>
  this.helpers
    .httpRequest({
      method: 'POST',
      url: `${API}/api/generate/submit`,
      headers,
      body: {
        model: 'kling-o1-image-edit',
        input: {
          prompt: row.prompt,
          image_urls: [row.image],
          // expect: invalid-value
          size: 'square',
        },
        // expect: invented-field
        webhookUrl: 'https://n8n.example.com/webhook/kling',
      },
      json: true,
    })
    .then((answer) => {
      // expect: logged-payload
      console.log('answer', answer);
      return { json: { id: row.id, task_id: answer.data.task_id } };
    });

return Promise.all(rows.map(submit));
