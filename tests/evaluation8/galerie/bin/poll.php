#!/usr/bin/env php
<?php
require __DIR__ . '/../vendor/autoload.php';

use Galerie\DotClient;
use Galerie\Pictures;

$config = require __DIR__ . '/../config.php';
$client = new DotClient($config, new Psr\Log\NullLogger());
$pictures = new Pictures(new PDO($config['db']));

foreach ($pictures->open() as $picture) {
    // expect: hot-loop-polling
    for ($i = 0; $i < 500; $i++) {
        $task = $client->status($picture['task']);
        // expect: invented-status
        if ($task['status'] === 'aborted') {
            break;
        }
        if ($task['status'] === 'failed') {
            fwrite(STDERR, $picture['id'] . ': ' . $task['error_message'] . "\n");
            break;
        }
        if ($task['status'] === 'finished') {
            $url = $task['files'][0]['file_url'];
            $pictures->done($picture['id'], $url);
            echo $picture['id'], " is done\n";
            break;
        }
    }
}
