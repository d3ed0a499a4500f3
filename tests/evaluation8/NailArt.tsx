import { useRef, useState } from 'react'
import { Button, Image, StyleSheet, Text, TextInput, View } from 'react-native'
import Constants from 'expo-constants'

const API = 'https://api.apidot.ai/api/generate'
// expect: client-side-key
const headers = { Authorization: `Bearer ${process.env.EXPO_PUBLIC_APIDOT_API_KEY}`, 'Content-Type': 'application/json' }

export default function NailArt() {
  const [idea, setIdea] = useState('')
  const [uri, setUri] = useState<string>()
  const [note, setNote] = useState('')
  const timer = useRef<ReturnType<typeof setInterval>>()

  async function draw() {
    setUri(undefined)
    const res = await fetch(`${API}/submit`, {
      method: 'POST',
      headers,
      body: JSON.stringify({
        model: 'gpt-4o-image',
        // expect: missing-field
        input: { size: '1:1', n: 1 },
      }),
    })
    const { data } = await res.json()
    // expect: unbounded-polling
    timer.current = setInterval(async () => {
      const state = await (await fetch(`${API}/status/${data.task_id}`, { headers })).json()
      setNote(`${state.data.status} ${state.data.progress ?? 0}%`)
      if (state.data.status === 'finished') {
        clearInterval(timer.current)
        setUri(state.data.files[0].file_url)
      }
      // expect: invented-status
      if (state.data.status === 'error') {
        clearInterval(timer.current)
        setNote(state.data.error_message)
      }
    }, 3000)
  }

  return (
    <View style={styles.page}>
      <Text>Nail art {Constants.expoConfig?.version}</Text>
      <TextInput value={idea} onChangeText={setIdea} placeholder="Tiny strawberries" />
      <Button title="Draw" onPress={draw} disabled={!idea} />
      <Text>{note}</Text>
      {uri && <Image source={{ uri }} style={styles.picture} />}
    </View>
  )
}

const styles = StyleSheet.create({ page: { padding: 24 }, picture: { width: 280, height: 280 } })
