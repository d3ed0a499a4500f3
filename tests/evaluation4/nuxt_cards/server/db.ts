import { createStorage } from 'unstorage'
import fsDriver from 'unstorage/drivers/fs'

interface Card {
  id: string
  state: string
  urls: string[]
}

const storage = createStorage<Card>({ driver: fsDriver({ base: './data' }) })

export const cards = {
  insert: (card: Card) => storage.setItem(card.id, card),
  get: (id: string) => storage.getItem(id),
  update: async (id: string, part: Partial<Card>) => {
    const card = await storage.getItem(id)
    if (card) await storage.setItem(id, { ...card, ...part })
  },
}
