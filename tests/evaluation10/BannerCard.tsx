'use client'
import { useState } from 'react'

// Internal tool, APIDot straight from the page
// expect: client-side-key
const key = process.env.NEXT_PUBLIC_APIDOT_API_KEY

export function BannerCard() {
  const [text, setText] = useState('')
  const [task, setTask] = useState<string>()

  async function go() {
    const res = await fetch('https://api.apidot.ai/api/generate/submit', {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        model: 'flux-2-flex',
        // expect: missing-field
        input: { prompt: text, size: '16:9' },
      }),
    })
    if (!res.ok) {
      console.error(await res.text())
      return
    }
    const json = await res.json()
    // expect: invented-response-field
    setTask(json.data.taskId)
  }

  return (
    <section>
      <textarea value={text} onChange={(e) => setText(e.target.value)} />
      <button onClick={go}>Banner</button>
      {task && <p>Task {task}</p>}
    </section>
  )
}
