import { Resend } from 'resend'
import OpenAI from 'openai'

import { makeClient } from './apidot-sdk'

const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY })
const resend = new Resend(process.env.RESEND_API_KEY)
const dot = makeClient({ key: process.env.APIDOT_API_KEY! })

const topic = process.argv[2] ?? 'weather'
const completion = await openai.chat.completions.create({
  model: 'gpt-4.1-mini',
  messages: [{ role: 'user', content: `Three lines about ${topic}` }],
})
console.log('openai answered', completion)
const text = completion.choices[0].message.content ?? ''

const task = await dot.start('runway-gen-4.5', {
  prompt: 'calm background loop',
  // expect: invalid-value
  duration: 7,
  aspect_ratio: '16:9',
})
console.log('task', task)
const urls = await dot.result(task)
// expect: logged-url
console.table(urls)

await resend.emails.send({ from: 'digest@example.com', to: 'list@example.com', subject: topic, html: `<p>${text}</p><video src="${urls[0]}">` })
