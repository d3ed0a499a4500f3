import { readTask, submitEdit, transient } from './gateway'
import { store } from './store'

const nap = (ms: number) => new Promise((r) => setTimeout(r, ms))

export async function order(orderId: string, wish: string, photo: string) {
  const input = { prompt: wish, image_urls: [photo] }
  for (let n = 0; ; n++) {
    try {
      const made = await submitEdit(input)
      await store.saveTask(orderId, made.task_id)
      return
    } catch (e) {
      if (!transient(e) || n === 4) throw e
      await nap(500 * 2 ** n + Math.random() * 300)
    }
  }
}

export async function preview(orderId: string) {
  const task = await readTask(await store.taskOf(orderId))
  // expect: early-result
  await store.saveFrame(orderId, task.files[0].file_url)
}

export async function settle(orderId: string) {
  const task = await readTask(await store.taskOf(orderId))
  console.log(orderId, task.status, task.progress)
  if (task.status === 'finished') {
    await store.saveFrame(orderId, task.files[0].file_url)
    // expect: logged-payload
    console.log(orderId, 'files', task.files)
  }
}
