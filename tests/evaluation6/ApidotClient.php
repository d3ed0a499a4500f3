<?php

declare(strict_types=1);

namespace App\Media;

use GuzzleHttp\Client;
use GuzzleHttp\Exception\GuzzleException;
use Psr\Log\LoggerInterface;

final class ApidotClient
{
    private Client $http;

    public function __construct(private readonly LoggerInterface $logger, private readonly string $apiKey)
    {
        $this->http = new Client([
            'base_uri' => 'https://api.apidot.ai',
            'headers' => ['Authorization' => 'Bearer ' . $apiKey],
            'timeout' => 30,
        ]);
    }

    public function submit(string $prompt, array $images, ?string $callback = null): string
    {
        $body = [
            'model' => 'flux-2-pro-edit',
            // expect: missing-field
            'input' => [
                'prompt' => $prompt,
                'image_urls' => $images,
                'size' => '1:1',
            ],
        ];
        if ($callback !== null) {
            $body['callback_url'] = $callback;
            // expect: logged-url
            $this->logger->info('callback goes to ' . $callback);
        }
        $tries = 0;
        while (true) {
            try {
                // expect: retry-invalid-payload
                $response = $this->http->post('/api/generate/submit', ['json' => $body]);
                break;
            } catch (GuzzleException $e) {
                if (++$tries >= 4) {
                    throw $e;
                }
                $this->logger->warning('submit failed', ['try' => $tries, 'code' => $e->getCode()]);
                sleep(2 ** $tries);
            }
        }
        $answer = json_decode((string) $response->getBody(), true);
        $this->logger->debug('submitted', ['code' => $answer['code'], 'images' => count($images)]);

        return $answer['data']['task_id'];
    }

    public function files(string $taskId): ?array
    {
        $response = $this->http->get('/api/generate/status/' . rawurlencode($taskId));
        $data = json_decode((string) $response->getBody(), true)['data'];
        // expect: invented-status
        if (in_array($data['status'], ['failed', 'error'], true)) {
            throw new \RuntimeException($data['error_message']);
        }
        if ($data['status'] !== 'finished') {
            return null;
        }

        return array_column($data['files'], 'file_url');
    }
}
