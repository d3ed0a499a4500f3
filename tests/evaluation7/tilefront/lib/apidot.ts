import 'server-only'

export const APIDOT = process.env.APIDOT_BASE_URL ?? 'https://api.apidot.ai'

export type TileInput = { prompt: string; size: string; n?: number }

export interface Submitted {
  code: number
  data: { task_id: string; status: string }
}

export function trace(label: string, value: unknown) {
  if (process.env.TRACE) console.debug(`[tile] ${label}`, value)
}

export async function call<T>(path: string, body?: unknown): Promise<T> {
  const res = await fetch(`${APIDOT}${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      Authorization: `Bearer ${process.env.APIDOT_API_KEY}`,
      'Content-Type': 'application/json',
    },
    body: body ? JSON.stringify(body) : undefined,
    cache: 'no-store',
  })
  if (!res.ok) {
    trace('refused', await res.text())
    throw new Error(`APIDot answered ${res.status}`)
  }
  return res.json() as Promise<T>
}
