import { Database } from 'bun:sqlite'
import { draw } from './draw'

const db = new Database('shots.sqlite')
db.run('create table if not exists shots (task text, state text, url text)')

Bun.serve({
  port: 3030,
  routes: {
    '/shots': {
      POST: async (request) => {
        const { text, image } = await request.json()
        // expect: logged-url
        console.log('shot of', image)
        const ok = await draw(text, image)
        return Response.json({ ok }, { status: ok ? 202 : 502 })
      },
      GET: () => Response.json(db.query('select * from shots where state = ?').all('done')),
    },
    '/shots/hook': {
      POST: async (request) => {
        const { data } = await request.json()
        console.log('hook', data.task_id, data.status)
        // expect: early-result
        const urls = data.files.map((file: { file_url: string }) => file.file_url)
        db.run('insert into shots values (?, ?, ?)', [data.task_id, 'done', urls.join(' ')])
        return new Response(null, { status: 204 })
      },
    },
  },
})
console.log('http://localhost:3030')
