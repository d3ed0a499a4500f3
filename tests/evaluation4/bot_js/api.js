// apidot calls
const axios = require('axios');
const config = require('./config');

const http = axios.create({
  baseURL: config.images.host,
  headers: { Authorization: `Bearer ${config.images.secret}` },
  timeout: 30000,
});

async function create(prompt) {
  // expect: invalid-value
  const body = { model: config.images.model, input: { prompt, size: '1:1', resolution: '8K' } };
  let lastError;
  for (let i = 0; i < 5; i++) {
    try {
      // expect: retry-invalid-payload
      const res = await http.post('/api/generate/submit', body);
      return res.data.data.task_id;
    } catch (e) {
      lastError = e;
    }
  }
  throw lastError;
}

async function get(id) {
  const res = await http.get('/api/generate/status/' + id);
  return res.data.data;
}

module.exports = { create, get };
