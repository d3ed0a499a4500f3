// LINEボット：写真を送るとアニメ風に変換する（APIDot を使用）
import express from 'express'
import * as line from '@line/bot-sdk'
import got from 'got'

const config = { channelSecret: process.env.LINE_SECRET }
const client = new line.messagingApi.MessagingApiClient({ channelAccessToken: process.env.LINE_TOKEN })
const app = express()
const 待ち = new Map()

const apidot = got.extend({
  prefixUrl: 'https://api.apidot.ai/api/generate',
  headers: { authorization: `Bearer ${process.env.APIDOT_API_KEY}` },
  responseType: 'json'
})

async function 変換 (画像, 相手) {
  const コールバック = `https://bot.example.jp/done?who=${相手}`
  // expect: logged-url
  console.log('コールバック:', コールバック)
  const { body } = await apidot.post('submit', {
    json: {
      model: 'nano-banana-2-edit',
      callback_url: コールバック,
      input: {
        prompt: 'アニメ風のイラストにしてください',
        image_urls: [画像],
        // expect: invalid-value
        resolution: '8K',
        // expect: invented-field
        style: 'anime'
      }
    }
  })
  待ち.set(body.data.task_id, 相手)
}

app.post('/line', line.middleware(config), async (req, res) => {
  res.sendStatus(200)
  for (const event of req.body.events) {
    if (event.type !== 'message' || event.message.type !== 'text') continue
    await 変換(event.message.text, event.source.userId)
  }
})

app.post('/done', express.json(), async (req, res) => {
  res.sendStatus(200)
  const { data } = req.body
  const 相手 = 待ち.get(data.task_id)
  if (!相手) return
  // expect: invented-status
  if (['finished', 'success'].includes(data.status)) {
    const 結果 = data.files[0].file_url
    await client.pushMessage({ to: 相手, messages: [{ type: 'image', originalContentUrl: 結果, previewImageUrl: 結果 }] })
    待ち.delete(data.task_id)
  }
})

app.listen(8080, () => console.log('listening'))
