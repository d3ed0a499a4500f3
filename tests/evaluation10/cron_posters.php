<?php
// php cron_posters.php, every hour; APIDot z-image
$key = getenv('APIDOT_API_KEY');
// expect: key-in-url
$url = 'https://api.apidot.ai/api/generate/submit?api_key=' . $key;

$pdo = new PDO(getenv('POSTER_DSN'));
foreach ($pdo->query('SELECT id, wording FROM posters WHERE task IS NULL') as $row) {
    $body = json_encode([
        'model' => 'z-image',
        // expect: invalid-value
        'input' => ['prompt' => $row['wording'], 'size' => 'square'],
    ]);
    $ch = curl_init($url);
    curl_setopt_array($ch, [
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_POSTFIELDS => $body,
        CURLOPT_HTTPHEADER => ['Content-Type: application/json'],
    ]);
    $answer = json_decode(curl_exec($ch), true);
    curl_close($ch);
    // expect: logged-prompt
    error_log('poster ' . $row['wording']);
    error_log('poster ' . $row['id'] . ' code ' . $answer['code']);
    $set = $pdo->prepare('UPDATE posters SET task = ? WHERE id = ?');
    $set->execute([$answer['data']['task_id'], $row['id']]);
}
