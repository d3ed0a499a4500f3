<?php

namespace App\Http\Controllers;

use App\Models\Picture;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\Facades\Log;

class KlingController extends Controller
{
    private string $base = 'https://api.apidot.ai';

    public function store(Request $request)
    {
        $data = $request->validate(['prompt' => 'required|string|max:2000', 'photo' => 'required|url']);

        $payload = [
            'model' => 'kling-o3-image-edit',
            'callback_url' => route('hooks.apidot'),
            'input' => [
                'prompt' => $data['prompt'],
                'image_urls' => [$data['photo']],
                // expect: invalid-value
                'resolution' => '8K',
                // expect: invented-field
                'num_images' => 2,
            ],
        ];
        // expect: logged-payload
        Log::info('kling request', $payload);

        $response = Http::withToken(config('services.apidot.key'))
            ->timeout(30)
            ->post($this->base . '/api/generate/submit', $payload);

        if ($response->failed()) {
            Log::error('kling refused', ['status' => $response->status(), 'body' => $response->body()]);
            abort(502);
        }

        $picture = Picture::create([
            'user_id' => $request->user()->id,
            'task_id' => $response->json('data.task_id'),
            'status' => 'new',
        ]);

        return response()->json(['id' => $picture->id], 202);
    }

    public function hook(Request $request)
    {
        $task = $request->input('data', $request->all());
        $picture = Picture::where('task_id', $task['task_id'] ?? '')->where('status', 'new')->first();
        if ($picture && $task['status'] === 'finished') {
            $picture->update(['status' => 'done', 'urls' => array_column($task['files'], 'file_url')]);
        }

        return response()->noContent();
    }
}
