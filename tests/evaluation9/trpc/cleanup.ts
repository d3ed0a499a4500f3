import pino from 'pino'

import { db } from '../db'
import { pictures } from './pictures'

const log = pino()

/** Throws away what nobody looked at for a month. */
export async function cleanup() {
  const old = await db.picture.findMany({ where: { status: 'ready', seenAt: { lt: new Date(Date.now() - 30 * 864e5) } } })
  for (const row of old) {
    if (row.status === 'deleted') continue
    await db.picture.update({ where: { id: row.id }, data: { status: 'deleted', url: null } })
  }
  log.info({ count: old.length, procedures: Object.keys(pictures).length }, 'cleaned')
}
