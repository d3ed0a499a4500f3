import { data, Form, useActionData } from 'react-router'
import type { Route } from './+types/avatar'

const MODELS: Record<string, string> = {
  photo: 'seedream-4.5-edit',
  // expect: invented-model
  comic: 'kling-o1-image-edti',
  sketch: 'flux-kontext-max-edit',
}

export async function action({ request }: Route.ActionArgs) {
  const form = await request.formData()
  const style = String(form.get('style') ?? 'photo')
  // expect: key-in-url
  const response = await fetch(`https://${process.env.APIDOT_API_KEY}@api.apidot.ai/api/generate/submit`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      model: MODELS[style],
      input: { prompt: 'avatar', image_urls: [String(form.get('photo'))] },
    }),
  })
  const json = await response.json()
  if (!response.ok) {
    console.error(json)
    return data({ error: 'no avatar' }, { status: 502 })
  }
  // expect: logged-payload
  console.log(JSON.stringify(json).slice(0, 500))
  return data({ task: json.data.task_id })
}

export default function Avatar() {
  const result = useActionData<typeof action>()
  return (
    <Form method="post">
      <input name="photo" type="url" />
      <select name="style">
        <option value="photo">Photo</option>
        <option value="comic">Comic</option>
        <option value="sketch">Sketch</option>
      </select>
      <button>Make</button>
      {result && 'task' in result && <p>Task {result.task}</p>}
    </Form>
  )
}
