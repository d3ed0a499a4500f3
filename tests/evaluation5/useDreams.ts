// composable for the dream diary; /api/dream/* is our server, which asks APIDot
import { onScopeDispose, readonly, ref, shallowRef } from 'vue'

export type Dream = { jobId: string; state: 'queued' | 'done' | 'error'; imageUrl?: string | null }

export function useDream(pollEvery = 3000, maxPolls = 100) {
  const dream = shallowRef<Dream>()
  const busy = ref(false)
  let stop = false

  async function start(wish: string) {
    busy.value = true
    const r = await fetch('/api/dream', { method: 'POST', body: JSON.stringify({ wish }) })
    if (!r.ok) throw new Error(`dream: ${r.status}`)
    dream.value = await r.json()
    for (let i = 0; i < maxPolls && !stop && dream.value?.state === 'queued'; i++) {
      await new Promise((ok) => setTimeout(ok, pollEvery))
      dream.value = await (await fetch(`/api/dream?job=${dream.value.jobId}`)).json()
    }
    busy.value = false
    console.info('dream', dream.value?.jobId, dream.value?.state)
  }

  onScopeDispose(() => (stop = true))
  return { dream: readonly(dream), busy: readonly(busy), start }
}
