<?php
// a page, not a log: shows a finished picture of APIDot to the person who asked for it
session_start();
$key = getenv('APIDOT_API_KEY') ?: exit('not configured');
$task = $_SESSION['task'] ?? null;

function dot(string $key, string $path, ?array $body = null): array
{
    $ch = curl_init('https://api.apidot.ai' . $path);
    curl_setopt_array($ch, [
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_HTTPHEADER => ["Authorization: Bearer $key", 'Content-Type: application/json'],
    ]);
    if ($body !== null) {
        curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode($body));
    }
    $text = curl_exec($ch);
    $code = curl_getinfo($ch, CURLINFO_RESPONSE_CODE);
    if ($code !== 200) {
        error_log("apidot $path: $code $text");
        throw new RuntimeException("apidot $code");
    }
    return json_decode($text, true)['data'];
}

if (isset($_POST['wish']) && !$task) {
    $answer = dot($key, '/api/generate/submit', [
        'model' => 'z-image',
        'input' => ['prompt' => $_POST['wish'], 'size' => '1:1'],
    ]);
    $_SESSION['task'] = $task = $answer['task_id'];
    error_log('task ' . $task . ', ' . strlen($_POST['wish']) . ' characters');
}
if ($task) {
    $data = dot($key, '/api/generate/status/' . $task);
    if ($data['status'] === 'finished') {
        echo '<img src="' . htmlspecialchars($data['files'][0]['file_url']) . '">';
        unset($_SESSION['task']);
    } else {
        echo '<p>', htmlspecialchars($data['status']), '</p>';
    }
}
