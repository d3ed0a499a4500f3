#!/usr/bin/env tsx
// Looks at one task of APIDot. Runs on a developer's machine only.
import { argv, env, exit } from 'node:process'

const headers = { Authorization: `Bearer ${env.APIDOT_API_KEY}` }

// expect: unused-ignore
// kling-route: ignore[logged-key] only its length
console.log('key', env.APIDOT_API_KEY?.length ?? 'missing')

const response = await fetch(`https://api.apidot.ai/api/generate/status/${argv[2]}`, { headers })
const body = await response.json()
if (!response.ok) {
  console.error(response.status, body)
  exit(1)
}
// kling-route: ignore[logged-payload] that is what this tool is for
console.dir(body, { depth: null })
// expect: unused-ignore
console.log(body.data.status, body.data.progress) // kling-route: ignore[logged-payload]
for (const file of body.data.files ?? []) {
  console.log(file.file_type, file.file_url) // kling-route: ignore[logged-url] wanted
}
