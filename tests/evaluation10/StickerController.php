<?php

namespace App\Http\Controllers;

use App\Models\Sticker;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Http;
use Illuminate\Support\Facades\Log;

class StickerController extends Controller
{
    private const BASE = 'https://api.apidot.ai/api/generate';

    public function store(Request $request)
    {
        $body = [
            'model' => 'seedream-4.5',
            'callback_url' => route('stickers.hook'),
            // expect: invented-field
            'prompt' => $request->input('text'),
            'input' => ['prompt' => $request->input('text'), 'size' => '1:1'],
        ];
        // expect: logged-url
        Log::info('callback ' . $body['callback_url']);
        $res = Http::withToken(config('services.apidot.key'))->post(self::BASE . '/submit', $body);
        if ($res->failed()) {
            Log::error('refused', ['status' => $res->status(), 'body' => $res->body()]);
            abort(502);
        }
        $sticker = Sticker::create(['task_id' => $res->json('data.task_id')]);
        Log::info('sticker', ['task' => $sticker->task_id]);

        return response()->json(['id' => $sticker->id], 202);
    }

    public function show(Sticker $sticker)
    {
        $res = Http::withToken(config('services.apidot.key'))->get(self::BASE . '/status/' . $sticker->task_id);
        $data = $res->json()['data'];
        // expect: invented-response-field
        if ($data['state'] === 'finished') {
            return view('stickers.show', ['sticker' => $sticker]);
        }

        return response()->json(['status' => $data['status'], 'progress' => $data['progress']]);
    }
}
