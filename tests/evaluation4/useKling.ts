import { useCallback, useEffect, useState } from 'react'

// apidot key comes from the settings page of the user, we have no backend
export function useKling() {
  const [key, setKey] = useState('')
  const [taskId, setTaskId] = useState<string | null>(null)
  const [video, setVideo] = useState<string | null>(null)

  useEffect(() => {
    // expect: client-side-key
    const saved = localStorage.getItem('apidot_api_key')
    if (saved) setKey(saved)
  }, [])

  const saveKey = useCallback((k: string) => {
    localStorage.setItem('apidot_api_key', k)
    setKey(k)
  }, [])

  const start = useCallback(
    async (prompt: string, image: string) => {
      const r = await fetch('https://api.apidot.ai/api/generate/submit', {
        method: 'POST',
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({
          model: 'kling-2.6',
          // expect: invalid-value
          input: { prompt, image_urls: [image], duration: 6, sound: false, aspect_ratio: '16:9' },
        }),
      })
      const j = await r.json()
      setTaskId(j.data.task_id)
    },
    [key],
  )

  useEffect(() => {
    if (!taskId) return
    let stop = false
    const tick = async () => {
      if (stop) return
      const r = await fetch(`https://api.apidot.ai/api/generate/status/${taskId}`, {
        headers: { Authorization: `Bearer ${key}` },
      })
      const { data } = await r.json()
      if (data.status === 'finished') {
        setVideo(data.files[0].file_url)
      } else if (data.status === 'failed') {
        console.error('kling failed:', data.error_message)
      } else {
        // expect: unbounded-polling
        setTimeout(tick, 3000)
      }
    }
    tick()
    return () => {
      stop = true
    }
  }, [taskId, key])

  return { key, saveKey, start, taskId, video }
}
