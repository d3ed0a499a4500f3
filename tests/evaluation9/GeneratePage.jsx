import React, { useEffect, useState } from 'react'

// create-react-app demo for https://api.apidot.ai
const BASE = 'https://api.apidot.ai'
// expect: client-side-key
const KEY = process.env.REACT_APP_APIDOT_KEY

export default function GeneratePage() {
  const [prompt, setPrompt] = useState('')
  const [taskId, setTaskId] = useState(null)
  const [image, setImage] = useState(null)
  const [error, setError] = useState('')

  const generate = async () => {
    const response = await fetch(BASE + '/api/generate/submit', {
      method: 'POST',
      headers: { Authorization: 'Bearer ' + KEY, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        model: 'grok-imagine-image-quality',
        input: {
          prompt,
          // expect: invalid-value
          n: '2',
          aspect_ratio: '16:9',
        },
      }),
    })
    const result = await response.json()
    if (!response.ok) {
      console.log('error', result)
      setError(result.error.message)
      return
    }
    // expect: invented-response-field
    setTaskId(result.data.taskId)
  }

  useEffect(() => {
    if (!taskId) return undefined
    let tries = 0
    const timer = setInterval(async () => {
      tries += 1
      if (tries > 100) return clearInterval(timer)
      const r = await fetch(`${BASE}/api/generate/status/${taskId}`, { headers: { Authorization: 'Bearer ' + KEY } })
      const { data } = await r.json()
      if (data.status === 'finished') {
        clearInterval(timer)
        setImage(data.files[0].file_url)
      }
      if (data.status === 'failed') {
        clearInterval(timer)
        setError(data.error_message)
      }
    }, 3000)
    return () => clearInterval(timer)
  }, [taskId])

  return (
    <main>
      <textarea value={prompt} onChange={(e) => setPrompt(e.target.value)} />
      <button onClick={generate}>Generate</button>
      {error && <p className="error">{error}</p>}
      {image && <img src={image} alt="result" />}
    </main>
  )
}
