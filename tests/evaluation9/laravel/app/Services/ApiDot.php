<?php

namespace App\Services;

use Illuminate\Http\Client\PendingRequest;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\Facades\Log;
use RuntimeException;

class ApiDot
{
    private function http(): PendingRequest
    {
        return Http::baseUrl(config('services.apidot.base'))
            ->withToken(config('services.apidot.key'))
            ->timeout(30)
            ->acceptJson();
    }

    public function submit(string $model, array $input): string
    {
        $response = $this->http()->post('/api/generate/submit', array_filter([
            'model' => $model,
            'callback_url' => config('services.apidot.callback'),
            'input' => $input,
        ]));

        if ($response->failed()) {
            Log::error('apidot submit', ['status' => $response->status(), 'body' => $response->body()]);
            throw new RuntimeException('Submit failed');
        }

        return $response->json('data.task_id');
    }

    public function status(string $taskId): array
    {
        return $this->http()->get("/api/generate/status/{$taskId}")->throw()->json('data');
    }
}
