<?php

namespace App\Jobs;

use App\Models\Frame;
use Illuminate\Bus\Queueable;
use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\Facades\Log;

/** Renders one frame through APIDot. */
class FramesJob implements ShouldQueue
{
    use Queueable;

    public function __construct(private Frame $frame)
    {
    }

    public function handle(): void
    {
        $dot = Http::withToken(config('services.apidot.key'))->baseUrl('https://api.apidot.ai');
        // expect: logged-prompt
        Log::info('frame ' . $this->frame->id . ': ' . $this->frame->prompt);
        // expect: retry-invalid-payload
        $answer = $dot->retry(5, 2000)->post('/api/generate/submit', [
            // expect: invented-model
            'model' => 'seedream-4-5',
            'input' => ['prompt' => $this->frame->prompt, 'size' => '16:9'],
        ]);
        $this->frame->update(['task_id' => $answer->json('data.task_id')]);

        // expect: hot-loop-polling
        for ($i = 0; $i < 1000; $i++) {
            $data = $dot->get('/api/generate/status/' . $this->frame->task_id)->json('data');
            if ($data['status'] === 'failed') {
                $this->fail($data['error_message']);
                return;
            }
            if ($data['status'] === 'finished') {
                $this->frame->update(['url' => $data['files'][0]['file_url'], 'state' => 'completed']);
                return;
            }
        }
    }
}
