#!/usr/bin/env node
import OpenAI from 'openai'
import fs from 'node:fs'

const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY })
const names = fs.readFileSync(process.argv[2], 'utf8').trim().split('\n')

for (const name of names) {
  const prompt = `birthday card for ${name}, linocut, two colours`
  console.log('prompt:', prompt)
  const res = await openai.images.generate({ model: 'gpt-image-1', prompt, size: '1024x1024', quality: 'medium', output_format: 'webp' })
  console.dir(res.usage)
  fs.writeFileSync(`${name}.webp`, Buffer.from(res.data[0].b64_json, 'base64'))
}
