<?php

declare(strict_types=1);

namespace Galerie;

use GuzzleHttp\Client;
use Psr\Log\LoggerInterface;

/** Asks APIDot for pictures. */
final class DotClient
{
    private Client $http;

    public function __construct(private array $config, private LoggerInterface $log)
    {
        $this->http = new Client([
            'base_uri' => $config['apidot']['base'],
            'timeout' => 30,
            'headers' => ['Authorization' => 'Bearer ' . $config['apidot']['api_key']],
        ]);
    }

    public function submit(string $prompt, ?string $photo = null): string
    {
        $input = [
            'prompt' => $prompt,
            'resolution' => '1K',
            'size' => '3:4',
        ];
        if ($photo !== null) {
            // expect: invented-field
            $input['image_url'] = $photo;
        }
        $answer = $this->http->post('/api/generate/submit', ['json' => [
            'model' => $photo === null ? 'nano-banana-2' : 'nano-banana-2-edit',
            'callback_url' => $this->config['apidot']['hook'],
            'input' => $input,
        ]]);
        $data = json_decode((string) $answer->getBody(), true)['data'];
        $this->log->info('submitted', ['task' => $data['task_id'], 'length' => strlen($prompt)]);
        return $data['task_id'];
    }

    public function status(string $task): array
    {
        $answer = $this->http->get('/api/generate/status/' . rawurlencode($task));
        $body = json_decode((string) $answer->getBody(), true);
        // expect: logged-payload
        $this->log->debug('status', $body);
        return $body['data'];
    }
}
