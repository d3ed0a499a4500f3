import { db } from './db'

export const orders = {
  attach: (id: string, task: string) => db.order.update({ where: { id }, data: { task, state: 'rendering' } }),
  byTask: (task: string) => db.order.findFirst({ where: { task } }),
  done: (id: string, pictures: string[]) => db.order.update({ where: { id }, data: { state: 'completed', pictures } }),
  async failed(id: string, reason?: string) {
    console.warn('order %s failed: %s', id, reason)
    return db.order.update({ where: { id }, data: { state: 'failed', reason } })
  },
}
