<?php
// toGif.php?task=...: the clip of an APIDot task as a GIF (intranet only)
$task = preg_replace('/[^a-z0-9-]/', '', $_GET['task'] ?? '');
$key = getenv('APIDOT_API_KEY');

$ch = curl_init('https://api.apidot.ai/api/generate/status/' . $task);
curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
curl_setopt($ch, CURLOPT_HTTPHEADER, ["Authorization: Bearer $key"]);
$raw = curl_exec($ch);
$code = curl_getinfo($ch, CURLINFO_HTTP_CODE);
curl_close($ch);

if ($code !== 200) {
    error_log("apidot $code: $raw");
    http_response_code(502);
    exit;
}
$data = json_decode($raw, true)['data'];
if ($data['status'] !== 'finished') {
    header('Retry-After: 10');
    http_response_code(503);
    echo json_encode(['status' => $data['status'], 'progress' => $data['progress']]);
    exit;
}
foreach ($data['files'] as $file) {
    if ($file['file_type'] === 'video') {
        $name = sys_get_temp_dir() . '/' . $task;
        copy($file['file_url'], "$name.mp4");
        exec('ffmpeg -y -i ' . escapeshellarg("$name.mp4") . ' ' . escapeshellarg("$name.gif"));
        error_log('gif of ' . $task . ': ' . filesize("$name.gif") . ' bytes');
        header('Content-Type: image/gif');
        readfile("$name.gif");
        exit;
    }
    // expect: invented-response-field
    error_log('no clip but ' . $file['mime']);
}
