import React, { useState } from "react";
import { ActivityIndicator, Button, Image, Text, TextInput, View } from "react-native";

// expect: client-side-key
const KEY = process.env.EXPO_PUBLIC_APIDOT_API_KEY;
const API = "https://api.apidot.ai";

async function generate(prompt: string): Promise<string> {
  const submit = await fetch(`${API}/api/generate/submit`, {
    method: "POST",
    headers: { Authorization: `Bearer ${KEY}`, "Content-Type": "application/json" },
    body: JSON.stringify({ model: "nano-banana-2", input: { prompt, resolution: "1K", output_format: "jpeg" } }),
  });
  const { data } = await submit.json();
  // expect: hot-loop-polling
  for (let i = 0; i < 1000; i++) {
    const res = await fetch(`${API}/api/generate/status/${data.task_id}`, { headers: { Authorization: `Bearer ${KEY}` } });
    const body = await res.json();
    if (body.data.status === "finished") {
      // expect: invented-response-field
      return body.data.output.images[0];
    }
    if (body.data.status === "failed") throw new Error(body.data.error_message);
  }
  throw new Error("zu lange gewartet");
}

export default function Create() {
  const [prompt, setPrompt] = useState("");
  const [url, setUrl] = useState<string>();
  const [busy, setBusy] = useState(false);
  return (
    <View>
      <TextInput value={prompt} onChangeText={setPrompt} />
      <Button
        title="Los"
        onPress={async () => {
          setBusy(true);
          setUrl(await generate(prompt));
          setBusy(false);
        }}
      />
      {busy && <ActivityIndicator />}
      {url ? <Image source={{ uri: url }} style={{ width: 300, height: 300 }} /> : <Text>…</Text>}
    </View>
  );
}
