<?php
// Slim app; Guzzle talks to APIDot
use GuzzleHttp\Client;
use Monolog\Handler\StreamHandler;
use Monolog\Logger;
use Psr\Http\Message\ResponseInterface as Response;
use Psr\Http\Message\ServerRequestInterface as Request;
use Slim\Factory\AppFactory;

require __DIR__ . '/vendor/autoload.php';

$log = new Logger('slim', [new StreamHandler('php://stderr')]);
$dot = new Client(['base_uri' => 'https://api.apidot.ai', 'timeout' => 30]);
$app = AppFactory::create();

$app->post('/frames', function (Request $request, Response $response) use ($dot, $log) {
    $form = (array) $request->getParsedBody();
    // expect: key-in-url
    $answer = $dot->post('/api/generate/submit?key=' . getenv('APIDOT_API_KEY'), ['json' => [
        'model' => 'kling-3.0-motion-control',
        // expect: missing-field
        'input' => [
            'prompt' => $form['text'],
            'image_urls' => [$form['image']],
            'video_urls' => [$form['video']],
        ],
    ]]);
    // expect: logged-url
    $log->info('frames', ['image' => $form['image'], 'video' => $form['video']]);
    $data = json_decode((string) $answer->getBody(), true)['data'];
    $response->getBody()->write(json_encode(['id' => $data['task_id']]));

    return $response->withStatus(202);
});

$app->get('/frames/{id}', function (Request $request, Response $response, array $args) use ($dot) {
    $answer = $dot->get("/api/generate/status/{$args['id']}", ['headers' => ['Authorization' => 'Bearer ' . getenv('APIDOT_API_KEY')]]);
    $data = json_decode((string) $answer->getBody(), true)['data'];
    $response->getBody()->write(json_encode(['status' => $data['status'], 'files' => $data['files'] ?? []]));

    return $response;
});

$app->run();
