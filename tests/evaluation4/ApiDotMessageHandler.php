<?php

declare(strict_types=1);

namespace App\MessageHandler;

use App\Message\DrawPoster;
use App\Repository\PosterRepository;
use Psr\Log\LoggerInterface;
use Symfony\Component\Messenger\Attribute\AsMessageHandler;
use Symfony\Component\Messenger\Exception\UnrecoverableMessageHandlingException;
use Symfony\Contracts\HttpClient\HttpClientInterface;

#[AsMessageHandler]
final class ApiDotMessageHandler
{
    public function __construct(
        private readonly HttpClientInterface $apidotClient,
        private readonly PosterRepository $posters,
        private readonly LoggerInterface $logger,
        private readonly string $callbackUrl,
    ) {
    }

    public function __invoke(DrawPoster $message): void
    {
        $poster = $this->posters->get($message->posterId);
        $response = $this->apidotClient->request('POST', 'https://api.apidot.ai/api/generate/submit', [
            'json' => [
                'model' => 'gpt-image-2',
                'callback_url' => $this->callbackUrl,
                'input' => [
                    'prompt' => $poster->text(),
                    'size' => '2:3',
                    // expect: invalid-value
                    'quality' => 'ultra',
                ],
            ],
        ]);
        $status = $response->getStatusCode();
        if ($status >= 400 && $status < 500 && 429 !== $status) {
            throw new UnrecoverableMessageHandlingException('refused: '.$status);
        }
        // expect: logged-url
        $this->logger->debug('callback at {url}', ['url' => $this->callbackUrl]);
        $poster->submitted($response->toArray()['data']['task_id']);
        $this->posters->save($poster);
        $this->logger->info('poster {id} submitted', ['id' => $message->posterId]);
    }
}
