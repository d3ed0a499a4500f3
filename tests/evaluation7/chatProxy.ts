// Chat through APIDot's OpenAI-compatible address
import OpenAI from 'openai'
import { Hono } from 'hono'

const client = new OpenAI({ apiKey: process.env.APIDOT_API_KEY, baseURL: 'https://api.apidot.ai/v1' })
const app = new Hono()

app.post('/chat', async (c) => {
  const { messages } = await c.req.json()
  const completion = await client.chat.completions.create({ model: 'gpt-5.4', messages, temperature: 0.4, max_tokens: 800 })
  console.log('usage', completion.usage?.total_tokens)
  return c.json({ text: completion.choices[0].message.content })
})

app.get('/debug', (c) => {
  // expect: logged-key
  console.log(`key=${process.env.APIDOT_API_KEY}`)
  // expect: key-in-url
  return fetch(`https://api.apidot.ai/v1/chat/completions?key=${process.env.APIDOT_API_KEY}`)
})

export default app
