<?php

namespace App\Http\Controllers;

use App\Jobs\PollPicture;
use App\Models\Picture;
use App\Services\ApiDot;
use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Log;

class PictureController extends Controller
{
    public function store(Request $request, ApiDot $dot): JsonResponse
    {
        $data = $request->validate([
            'prompt' => 'required|string|max:1500',
            'source' => 'required|url',
        ]);

        // expect: logged-prompt
        Log::info('new picture: ' . $data['prompt']);
        $taskId = $dot->submit('kling-o1-image-edit', [
            'prompt' => $data['prompt'],
            'image_urls' => [$data['source']],
            // expect: invalid-value
            'size' => '5:4',
        ]);

        $picture = Picture::create(['task_id' => $taskId, 'state' => 'drawing']);
        PollPicture::dispatch($picture)->delay(5);
        Log::info("picture {$picture->id} drawing as {$taskId}");

        return response()->json(['id' => $picture->id, 'state' => $picture->state], 202);
    }

    public function show(Picture $picture): JsonResponse
    {
        return response()->json($picture->only(['id', 'state', 'url']));
    }
}
