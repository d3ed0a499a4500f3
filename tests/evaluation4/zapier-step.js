// Zapier "Code by Zapier" step, triggered by a new row in Airtable.
// inputData: { name, tagline, apiKey }  (apiKey is the APIDot key from the vault step)
const prompt = `App icon for ${inputData.name}, ${inputData.tagline}`;

// expect: task-id-not-saved
const res = await fetch('https://api.apidot.ai/api/generate/submit', {
  method: 'POST',
  headers: {
    Authorization: `Bearer ${inputData.apiKey}`,
    'Content-Type': 'application/json',
  },
  body: JSON.stringify({
    model: 'flux-kontext-pro',
    callback_url: 'https://hooks.example.com/catch/123/apidot',
    // expect: invalid-value
    input: { prompt, size: '1:1', output_format: 'webp' },
  }),
});

if (!res.ok) {
  throw new Error(`icon refused: ${res.status}`);
}
const answer = await res.json();
console.log('accepted at', answer.data.created_time);

// the next step only needs to know that it went well
output = [{ ok: true, name: inputData.name, chars: prompt.length }];
