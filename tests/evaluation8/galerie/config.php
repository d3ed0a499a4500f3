<?php
return [
    'apidot' => [
        // expect: leaked-key
        'api_key' => getenv('APIDOT_API_KEY') ?: '@@KEY@@',
        'base' => getenv('APIDOT_BASE_URL') ?: 'https://api.apidot.ai',
        'hook' => getenv('APIDOT_CALLBACK_URL') ?: null,
    ],
    'mailgun' => ['api_key' => getenv('MAILGUN_KEY')],
    'db' => 'sqlite:' . __DIR__ . '/galerie.sqlite',
];
