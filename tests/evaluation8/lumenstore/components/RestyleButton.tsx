'use client'

import { useState } from 'react'

export function RestyleButton({ order, photo }: { order: string; photo: string }) {
  const [picture, setPicture] = useState<string>()
  const [busy, setBusy] = useState(false)

  async function start() {
    setBusy(true)
    const res = await fetch('/api/restyle', {
      method: 'POST',
      body: JSON.stringify({ order, photo, style: 'oil painting' }),
    })
    const { id } = await res.json()
    for (let i = 0; i < 60; i++) {
      await new Promise((resolve) => setTimeout(resolve, 3000))
      const task = await (await fetch(`/api/restyle?id=${id}`)).json()
      if (task.status === 'finished') {
        setPicture(task.pictures[0])
        break
      }
    }
    setBusy(false)
  }

  if (picture) return <img src={picture} alt="Restyled" />
  return <button disabled={busy} onClick={start}>Restyle</button>
}
