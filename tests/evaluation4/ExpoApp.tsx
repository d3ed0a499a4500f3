// App.tsx — pet portraits (Expo SDK 52)
import React, { useState } from 'react';
import { ActivityIndicator, Image, Pressable, SafeAreaView, Text, TextInput } from 'react-native';
import AsyncStorage from '@react-native-async-storage/async-storage';

// expect: client-side-key
const KEY = process.env.EXPO_PUBLIC_APIDOT_KEY;
const HOST = 'https://api.apidot.ai';

const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms));

async function portrait(photoUrl: string, style: string) {
  const r = await fetch(HOST + '/api/generate/submit', {
    method: 'POST',
    headers: { Authorization: 'Bearer ' + KEY, 'Content-Type': 'application/json' },
    body: JSON.stringify({
      model: 'flux-kontext-pro-edit',
      input: {
        prompt: `portrait of this pet, ${style}`,
        // expect: invented-field
        image_url: photoUrl,
        size: '3:4',
        output_format: 'jpg',
      },
    }),
  });
  const answer = await r.json();
  const id = answer.data.task_id;
  await AsyncStorage.setItem('last-task', id);

  for (let i = 0; i < 100; i++) {
    const s = await fetch(`${HOST}/api/generate/status/${id}`, { headers: { Authorization: 'Bearer ' + KEY } });
    const { data } = await s.json();
    if (data.status === 'finished') {
      // expect: logged-url
      console.log('portrait ready', data.files[0].file_url);
      return data.files[0].file_url as string;
    }
    if (data.status === 'failed') throw new Error(data.error_message);
    await sleep(2500);
  }
  throw new Error('timeout');
}

export default function App() {
  const [photo, setPhoto] = useState('');
  const [result, setResult] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const go = async () => {
    setBusy(true);
    try {
      setResult(await portrait(photo, 'oil painting'));
    } catch (e) {
      console.warn('portrait failed');
    } finally {
      setBusy(false);
    }
  };

  return (
    <SafeAreaView style={{ flex: 1, padding: 16 }}>
      <TextInput placeholder="link to a photo" value={photo} onChangeText={setPhoto} />
      <Pressable onPress={go}><Text>Make it</Text></Pressable>
      {busy && <ActivityIndicator />}
      {result && <Image source={{ uri: result }} style={{ flex: 1 }} />}
    </SafeAreaView>
  );
}
