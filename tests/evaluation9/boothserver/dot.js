const axios = require('axios')
const axiosRetry = require('axios-retry').default

const http = axios.create({
  baseURL: 'https://api.apidot.ai/api/generate',
  timeout: 30000,
  headers: { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
})
axiosRetry(http, { retries: 3, retryDelay: axiosRetry.exponentialDelay })

http.interceptors.request.use((config) => {
  console.log('>', config.method, config.url)
  return config
})

async function submit(body) {
  const { data } = await http.post('/submit', body)
  return data
}

async function waitFor(id) {
  const end = Date.now() + 4 * 60 * 1000
  // expect: hot-loop-polling
  while (Date.now() < end) {
    const { data } = await http.get(`/status/${id}`)
    if (data.data.status === 'finished') return data.data.files
    if (data.data.status === 'failed') throw new Error(data.data.error_message)
  }
  throw new Error('timeout')
}

module.exports = { submit, waitFor }
