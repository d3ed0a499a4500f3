import { Pool } from 'pg'

const pool = new Pool()

export const store = {
  async saveTask(order: string, task: string) {
    await pool.query('UPDATE orders SET task = $1 WHERE id = $2', [task, order])
  },
  async saveFrame(order: string, url: string) {
    await pool.query('UPDATE orders SET frame = $1 WHERE id = $2', [url, order])
  },
  async taskOf(order: string): Promise<string> {
    const { rows } = await pool.query('SELECT task FROM orders WHERE id = $1', [order])
    return rows[0].task
  },
}
