// Replicate predictions; asynchronous, too, but another vendor
import Replicate from 'replicate'

const replicate = new Replicate({ auth: process.env.REPLICATE_API_TOKEN })

export async function run(prompt: string): Promise<string> {
  const input = { prompt, guidance_scale: 7, num_outputs: 1, callback_url: undefined }
  console.log('input', input)
  let prediction = await replicate.predictions.create({ model: 'black-forest-labs/flux-dev', input })
  console.log(prediction)
  while (prediction.status !== 'succeeded' && prediction.status !== 'canceled') {
    prediction = await replicate.predictions.get(prediction.id)
  }
  return prediction.output[0]
}
