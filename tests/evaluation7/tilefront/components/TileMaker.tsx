'use client'

import { useState } from 'react'

export default function TileMaker() {
  const [text, setText] = useState('')
  const [tile, setTile] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  async function make() {
    setBusy(true)
    const res = await fetch('/api/tiles', { method: 'POST', body: JSON.stringify({ text }) })
    const { id } = await res.json()
    for (let i = 0; i < 60; i++) {
      await new Promise((r) => setTimeout(r, 2500))
      const state = await (await fetch(`/api/tiles?id=${id}`)).json()
      if (state.tile) {
        setTile(state.tile)
        break
      }
    }
    setBusy(false)
  }

  return (
    <section>
      <textarea value={text} onChange={(e) => setText(e.target.value)} />
      <button disabled={busy} onClick={make}>Render with APIDot</button>
      {tile && <img src={tile} alt="tile" />}
    </section>
  )
}
