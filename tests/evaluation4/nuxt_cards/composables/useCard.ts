export function useCard() {
  const id = ref<string | null>(null)
  const card = ref<{ state: string; urls: string[] } | null>(null)

  async function create(greeting: string, photo?: string) {
    const r = await $fetch<{ id: string }>('/api/cards/submit', { method: 'POST', body: { greeting, photo } })
    id.value = r.id
    for (let i = 0; i < 60; i++) {
      await new Promise((ok) => setTimeout(ok, 3000))
      card.value = await $fetch<any>(`/api/cards/${r.id}`)
      if (card.value && ['ready', 'failed'].includes(card.value.state)) break
    }
  }

  return { id, card, create }
}
