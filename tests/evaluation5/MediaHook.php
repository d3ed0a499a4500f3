<?php

declare(strict_types=1);

namespace App\Http\Controllers;

use App\Models\Picture;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\Facades\Log;

/** Pictures by APIDot. */
final class MediaHook extends Controller
{
    public function start(Request $request)
    {
        $words = $request->validate(['words' => 'required|string|max:500'])['words'];
        $response = Http::withToken(config('services.apidot.key'))
            ->timeout(30)
            ->post('https://api.apidot.ai/api/generate/submit', [
                'model' => 'gpt-image-2',
                'callback_url' => route('media.hook'),
                'input' => ['prompt' => $words, 'size' => '3:2', 'quality' => 'low'],
            ]);
        if ($response->failed()) {
            Log::error('apidot refused', ['status' => $response->status()]);
            abort(502);
        }
        $picture = Picture::create(['task_id' => $response->json('data.task_id'), 'state' => 'queued']);
        Log::info('picture queued', ['id' => $picture->id, 'task' => $picture->task_id]);

        return response()->json(['id' => $picture->id], 202);
    }

    public function hook(Request $request)
    {
        $task = $request->input('data', $request->all());
        $picture = Picture::where('task_id', $task['task_id'] ?? '')->where('state', 'queued')->first();
        if ($picture && $task['status'] === 'finished') {
            $picture->update(['state' => 'done', 'url' => $task['files'][0]['file_url']]);
        } elseif ($picture && $task['status'] === 'failed') {
            $picture->update(['state' => 'error']);
            Log::warning('picture failed', ['task' => $picture->task_id, 'why' => $task['error_message'] ?? '']);
        }

        return response()->noContent();
    }
}
