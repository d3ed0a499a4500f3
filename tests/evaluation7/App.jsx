import React, { useState } from 'react'
import { Button, Image, SafeAreaView, Text, TextInput } from 'react-native'

// expect: client-side-key
const KEY = process.env.EXPO_PUBLIC_APIDOT_API_KEY
const BASE = 'https://api.apidot.ai'

// helper: ask the API
const api = async (path, body) => {
  const res = await fetch(BASE + path, {
    method: body ? 'POST' : 'GET',
    headers: { Authorization: 'Bearer ' + KEY, 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  })
  return await res.json()
}

export default function App() {
  const [prompt, setPrompt] = useState('')
  const [uri, setUri] = useState(null)
  const [status, setStatus] = useState('')

  const generate = async () => {
    const job = await api('/api/generate/submit', {
      model: 'grok-imagine-image-quality',
      // expect: missing-field
      input: {
        aspect_ratio: '1:1',
        n: 1,
      },
    })
    const id = job.data.task_id
    let done = false
    // expect: unbounded-polling
    while (!done) {
      await new Promise((resolve) => setTimeout(resolve, 2000))
      const res = await api(`/api/generate/status/${id}`)
      setStatus(res.data.status)
      // expect: invented-response-field
      if (res.data.is_finished) {
        done = true
      } else if (res.data.status === 'finished') {
        setUri(res.data.files[0].file_url)
        done = true
      } else if (res.data.status === 'failed') {
        setStatus(res.data.error_message)
        done = true
      }
    }
  }

  return (
    <SafeAreaView>
      <TextInput value={prompt} onChangeText={setPrompt} placeholder="What shall I draw?" />
      <Button title="Generate" onPress={generate} />
      <Text>{status}</Text>
      {uri && <Image source={{ uri }} style={{ width: 300, height: 300 }} />}
    </SafeAreaView>
  )
}
