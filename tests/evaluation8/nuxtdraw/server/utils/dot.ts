export function useDot() {
  const { apidotKey } = useRuntimeConfig()
  return $fetch.create({
    baseURL: 'https://api.apidot.ai/api/generate',
    headers: { Authorization: `Bearer ${apidotKey}` },
    retry: 0,
  })
}

export const MODELS: Record<string, string> = {
  sketch: 'z-image',
  poster: 'gpt-image-2',
  // expect: invented-model
  photo: 'nano-bannana-pro',
}
