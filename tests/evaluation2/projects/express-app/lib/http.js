const axios = require('axios');

/** The only place that talks to other hosts. */
async function requestJson(method, url, { token, body } = {}) {
  try {
    const { data } = await axios({
      method,
      url,
      data: body,
      headers: { Authorization: `Bearer ${token}` },
      timeout: 30000,
    });
    return data;
  } catch (error) {
    console.error(method, url, error.response?.status, error.response?.data);
    throw error;
  }
}

module.exports = { requestJson };
