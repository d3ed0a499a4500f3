import { Image } from 'expo-image'
import * as ImagePicker from 'expo-image-picker'
import { useState } from 'react'
import { Button, Text, View } from 'react-native'

import { makeAvatar } from '../lib/dot'

export default function Avatar() {
  const [uri, setUri] = useState<string>()
  const [message, setMessage] = useState('')

  async function pick() {
    const picked = await ImagePicker.launchImageLibraryAsync({ base64: true })
    if (picked.canceled) return
    console.log('picked', picked.assets[0].width, picked.assets[0].height)
    try {
      const url = await makeAvatar('https://cdn.example.app/' + picked.assets[0].fileName, setMessage)
      // expect: logged-url
      console.log('avatar', url)
      setUri(url)
    } catch (error) {
      console.warn(error)
      setMessage('Please try again')
    }
  }

  return (
    <View>
      <Button title="Choose a photo" onPress={pick} />
      <Text>{message}</Text>
      {uri && <Image source={uri} style={{ width: 256, height: 256 }} />}
    </View>
  )
}
