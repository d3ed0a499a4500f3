<?php

namespace App\Images;

class StabilityGateway
{
    private string $key;

    public function __construct()
    {
        $this->key = getenv('STABILITY_API_KEY') ?: '';
    }

    public function generate(string $prompt, string $aspectRatio = '1:1'): string
    {
        error_log("stability prompt: $prompt");
        $ch = curl_init('https://api.stability.ai/v2beta/stable-image/generate/core');
        curl_setopt_array($ch, [
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_HTTPHEADER => ["Authorization: Bearer {$this->key}", 'Accept: application/json'],
            CURLOPT_POSTFIELDS => ['prompt' => $prompt, 'aspect_ratio' => $aspectRatio, 'output_format' => 'png'],
        ]);
        $body = json_decode(curl_exec($ch), true);
        error_log(print_r($body['finish_reason'] ?? $body, true));
        return base64_decode($body['image']);
    }
}
