/** Asks our own server, which asks APIDot. */
export async function edit(prompt: string, image: string) {
  const response = await fetch("/api/edits", {
    method: "POST",
    body: JSON.stringify({
      model: "kling-o1-image-edit",
      // expect: invented-field
      callbackUrl: "https://studio.example/hook",
      input: { prompt, image_urls: [image] },
    }),
  });
  return (await response.json()).taskId;
}
