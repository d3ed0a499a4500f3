'use client'

import { useState } from 'react'

// For the sales demo only: asks APIDot from the page itself
export default function QuickTry() {
  const [note, setNote] = useState('')

  const run = async () => {
    const res = await fetch('https://api.apidot.ai/api/generate/submit', {
      method: 'POST',
      headers: {
        // expect: client-side-key
        Authorization: `Bearer ${process.env.NEXT_PUBLIC_APIDOT_API_KEY}`,
        'Content-Type': 'application/json',
      },
      body: JSON.stringify({
        model: 'gpt-4o-image',
        // expect: invalid-value
        input: { prompt: 'a lamp in the fog', size: '16:9' },
      }),
    })
    const { data } = await res.json()
    sessionStorage.setItem('lastTask', data.task_id)
    setNote(`task ${data.task_id} ${data.status}`)
  }

  return (
    <p>
      <button onClick={run}>Try</button> {note}
    </p>
  )
}
