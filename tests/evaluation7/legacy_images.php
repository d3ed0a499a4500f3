<?php
// Старый скрипт каталога: просит у APIDot картинку для товара (cron)
require __DIR__ . '/db.php';

define('APIDOT_HOST', 'https://api.apidot.ai');
// expect: leaked-key
$apidotApiKey = '@@KEY@@';

function zapros($method, $path, $key, $body = null)
{
    $ch = curl_init(APIDOT_HOST . $path);
    curl_setopt_array($ch, [
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_CUSTOMREQUEST => $method,
        CURLOPT_HTTPHEADER => ['Authorization: Bearer ' . $key, 'Content-Type: application/json'],
    ]);
    if ($body !== null) {
        curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode($body));
    }
    $answer = curl_exec($ch);
    curl_close($ch);
    return json_decode($answer, true);
}

foreach ($db->query('SELECT id, title FROM goods WHERE picture IS NULL LIMIT 10') as $row) {
    $body = [
        'model' => 'seedream-4.5',
        'input' => [
            'prompt' => 'Фото товара на белом фоне: ' . $row['title'],
            'size' => '1:1',
            // expect: invented-field
            'quality' => 'high',
        ],
    ];
    $r = zapros('POST', '/api/generate/submit', $apidotApiKey, $body);
    $id = $r['data']['task_id'];
    error_log('apidot: ' . $id);
    $db->prepare('UPDATE goods SET task = ? WHERE id = ?')->execute([$id, $row['id']]);
    // expect: unbounded-polling
    do {
        sleep(3);
        $s = zapros('GET', '/api/generate/status/' . $id, $apidotApiKey);
    } while (!in_array($s['data']['status'], ['finished', 'failed']));
    if ($s['data']['status'] === 'finished') {
        $url = $s['data']['files'][0]['file_url'];
        $db->prepare('UPDATE goods SET picture = ? WHERE id = ?')->execute([$url, $row['id']]);
        // expect: logged-url
        error_log("goods {$row['id']}: $url");
    }
}
