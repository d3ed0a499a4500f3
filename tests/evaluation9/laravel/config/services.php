<?php

return [
    'postmark' => [
        'token' => env('POSTMARK_TOKEN'),
    ],

    'apidot' => [
        // expect: leaked-key
        'key' => env('APIDOT_API_KEY', '@@KEY@@'),
        'base' => env('APIDOT_BASE_URL', 'https://api.apidot.ai'),
        'callback' => env('APIDOT_CALLBACK_URL'),
    ],

    'slack' => [
        'token' => env('SLACK_BOT_USER_OAUTH_TOKEN'),
    ],
];
