<?php
$key = getenv('HEYGEN_API_KEY');
$ctx = fn ($method, $body = null) => stream_context_create(['http' => [
    'method' => $method, 'header' => "X-Api-Key: $key\r\nContent-Type: application/json", 'content' => $body]]);
$body = json_encode(['video_inputs' => [['voice' => ['type' => 'text', 'input_text' => 'Hello']]], 'callback_url' => 'https://example.com/cb']);
error_log($body);
$made = json_decode(file_get_contents('https://api.heygen.com/v2/video/generate', false, $ctx('POST', $body)), true);
do {
    $s = json_decode(file_get_contents('https://api.heygen.com/v1/video_status.get?video_id=' . $made['data']['video_id'], false, $ctx('GET')), true);
} while ($s['data']['status'] === 'processing');
echo $s['data']['video_url'];
