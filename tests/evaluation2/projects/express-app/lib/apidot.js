const { requestJson } = require('./http');

const BASE = process.env.APIDOT_BASE_URL || 'https://api.apidot.ai';
const token = process.env.APIDOT_API_KEY;

exports.submit = (body) => requestJson('post', `${BASE}/api/generate/submit`, { token, body });

exports.status = (id) => requestJson('get', `${BASE}/api/generate/status/${id}`, { token });

// expect: invented-endpoint
exports.cancel = (id) => requestJson('post', `${BASE}/api/generate/cancel/${id}`, { token });

exports.poll = async (id) => {
  // expect: unbounded-polling
  for (;;) {
    const { data } = await exports.status(id);
    if (data.status === 'finished' || data.status === 'failed') return data;
    await new Promise((resolve) => setTimeout(resolve, 3000));
  }
};
