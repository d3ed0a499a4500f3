<?php

declare(strict_types=1);

namespace App\Jobs;

use App\Models\Clip;
use Illuminate\Bus\Queueable;
use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\Facades\Log;

/** Submits a clip to APIDot and remembers its task. */
final class DotJob implements ShouldQueue
{
    use Queueable;

    public int $tries = 1;

    public function __construct(private readonly int $clipId)
    {
    }

    public function handle(): void
    {
        $clip = Clip::findOrFail($this->clipId);
        $response = Http::withToken(config('services.apidot.key'))
            ->timeout(30)
            ->post('https://api.apidot.ai/api/generate/submit', [
                'model' => 'veo3.1-fast',
                'callback_url' => route('hooks.apidot'),
                'input' => [
                    'prompt' => $clip->script,
                    'duration' => 8,
                    'aspect_ratio' => '16:9',
                    'resolution' => '1080p',
                ],
            ]);
        if ($response->failed()) {
            Log::error('APIDot refused', ['status' => $response->status(), 'body' => $response->body()]);
            $clip->update(['state' => 'refused']);

            return;
        }
        $clip->update(['task_id' => $response->json('data.task_id'), 'state' => 'waiting']);
        Log::info('clip submitted', ['clip' => $clip->id, 'length' => strlen($clip->script)]);
    }
}
