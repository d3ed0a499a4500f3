'use client'

import { useState } from 'react'
import useSWR from 'swr'

type Props = { prompt: string; images: string[] }
const fetcher = (url: string) => fetch(url).then((r) => r.json())

export function RenderButton({ prompt, images }: Props) {
  const [id, setId] = useState<string | null>(null)
  const { data } = useSWR(id ? `/api/render/${id}` : null, fetcher, {
    refreshInterval: (latest) => (latest?.status === 'complete' || latest?.status === 'error' ? 0 : 3000),
  })

  async function start() {
    const res = await fetch('/api/render', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ prompt, imageUrls: images }),
    })
    if (!res.ok) {
      console.error('could not start', res.status)
      return
    }
    setId((await res.json()).id)
  }

  return (
    <div>
      <button onClick={start} disabled={Boolean(id) && data?.status === 'pending'}>
        Render
      </button>
      {data?.status === 'pending' && <progress value={data.progress} max={100} />}
      {data?.urls?.map((u: string) => <img key={u} src={u} alt="" />)}
    </div>
  )
}
