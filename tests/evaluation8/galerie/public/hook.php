<?php
require __DIR__ . '/../vendor/autoload.php';

use Galerie\DotClient;
use Galerie\Pictures;

$config = require __DIR__ . '/../config.php';
$raw = file_get_contents('php://input');
// expect: logged-payload
error_log('hook: ' . $raw);
$event = json_decode($raw, true);
$data = $event['data'] ?? $event;

$pictures = new Pictures(new PDO($config['db']));
$picture = $pictures->byTask($data['task_id'] ?? '');
http_response_code(204);
if ($picture === null || $picture['state'] === 'completed') {
    return;
}
if ($data['status'] === 'finished') {
    $pictures->done($picture['id'], $data['files'][0]['file_url']);
} elseif ($data['status'] === 'failed') {
    $pictures->failed($picture['id'], $data['error_message'] ?? '');
}
