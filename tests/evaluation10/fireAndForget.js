// nightly wallpapers, apidot sends the result to our hook
const https = require('node:https')
const axios = require('axios')

const agent = new https.Agent({ keepAlive: true })
const url = 'https://api.apidot.ai/api/generate/submit'
const headers = { Authorization: `Bearer ${process.env.APIDOT_API_KEY}` }

async function wallpaper(theme) {
  const body = {
    model: 'seedream-4.5',
    callback_url: process.env.APIDOT_CALLBACK_URL,
    input: { prompt: `wallpaper, ${theme}`, size: '16:9' }
  }
  // expect: task-id-not-saved
  await axios.post(url, body, { headers, httpsAgent: agent })
}

async function clip(theme) {
  const body = {
    model: 'sora-2-official',
    // expect: invalid-value
    input: { prompt: `slow pan, ${theme}`, duration: 10 }
  }
  const { data: answer } = await axios.post(url, body, { headers, httpsAgent: agent })
  return answer.data.task_id
}

module.exports = { wallpaper, clip }
