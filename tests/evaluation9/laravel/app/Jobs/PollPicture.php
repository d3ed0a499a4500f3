<?php

namespace App\Jobs;

use App\Models\Picture;
use App\Services\ApiDot;
use Illuminate\Contracts\Queue\ShouldQueue;
use Illuminate\Foundation\Queue\Queueable;
use Illuminate\Support\Facades\Log;

class PollPicture implements ShouldQueue
{
    use Queueable;

    public int $tries = 40;

    public function __construct(private Picture $picture)
    {
    }

    public function handle(ApiDot $dot): void
    {
        $task = $dot->status($this->picture->task_id);

        if ($task['status'] === 'failed') {
            Log::warning('picture failed', ['id' => $this->picture->id, 'why' => $task['error_message']]);
            $this->picture->update(['state' => 'broken']);

            return;
        }

        // expect: invented-status
        if (! in_array($task['status'], ['finished', 'completed'])) {
            $this->release(10);

            return;
        }

        // expect: logged-payload
        Log::info('picture ready', ['id' => $this->picture->id, 'task' => $task]);
        $this->picture->update([
            'state' => 'ready',
            // expect: invented-response-field
            'url' => $task['files'][0]['url'],
        ]);
    }
}
