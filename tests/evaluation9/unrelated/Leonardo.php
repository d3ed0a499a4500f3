<?php

class Leonardo
{
    private string $key = 'YOUR_API_KEY';

    public function generate(string $prompt): string
    {
        error_log("prompt: $prompt");
        $context = stream_context_create(['http' => [
            'method' => 'POST',
            'header' => "Authorization: Bearer {$this->key}\r\nContent-Type: application/json",
            'content' => json_encode(['prompt' => $prompt, 'modelId' => 'phoenix', 'num_images' => 1]),
        ]]);
        $answer = json_decode(file_get_contents('https://cloud.leonardo.ai/api/rest/v1/generations', false, $context), true);
        var_dump($answer);

        return $answer['sdGenerationJob']['generationId'];
    }
}
