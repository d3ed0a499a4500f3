'use client'
import { useEffect, useState } from 'react'

export default function Sticker({ id }: { id: string }) {
  const [src, setSrc] = useState<string | null>(null)

  useEffect(() => {
    let tries = 0
    const timer = setInterval(async () => {
      tries += 1
      const res = await fetch(`/api/stickers?id=${id}`)
      const body = await res.json()
      if (body.status === 'finished') {
        setSrc(body.files[0].file_url)
        clearInterval(timer)
      }
      if (tries > 50 || body.error) clearInterval(timer)
    }, 4000)
    return () => clearInterval(timer)
  }, [id])

  return src ? <img src={src} alt="sticker" /> : <p>Cutting…</p>
}
