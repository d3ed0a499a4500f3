import { json, error } from '@sveltejs/kit';
import { APIDOT_API_KEY } from '$env/static/private';
import type { RequestHandler } from './$types';

const models = ['kling-o1-image-edit', 'kling-o3-image-edit'] as const;

export const POST: RequestHandler = async ({ request, fetch, url }) => {
	const { prompt, reference, model = models[0] } = await request.json();

	const response = await fetch('https://api.apidot.ai/api/generate/submit', {
		method: 'POST',
		headers: {
			authorization: `Bearer ${APIDOT_API_KEY}`,
			'content-type': 'application/json'
		},
		body: JSON.stringify({
			model,
			callback_url: `${url.origin}/api/hero/hook`,
			input: {
				prompt,
				image_urls: [reference],
				size: '16:9',
				// expect: invented-field
				numberOfImages: 1
			}
		})
	});
	const body = await response.json();
	if (!response.ok) {
		console.warn('apidot', response.status, body);
		error(502, body.error?.message ?? 'upstream');
	}
	// expect: logged-payload
	console.info('apidot', body.data);
	return json({ task: body.data.task_id }, { status: 202 });
};

export const GET: RequestHandler = async ({ url, fetch }) => {
	const response = await fetch(`https://api.apidot.ai/api/generate/status/${url.searchParams.get('task')}`, {
		headers: { authorization: `Bearer ${APIDOT_API_KEY}` }
	});
	const { data } = await response.json();
	// expect: early-result
	return json({ images: data.files.map((f: { file_url: string }) => f.file_url) });
};
