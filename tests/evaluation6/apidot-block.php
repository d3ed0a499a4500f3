<?php
/**
 * Plugin Name: Bild zum Beitrag
 * Description: Lässt beim Veröffentlichen ein Beitragsbild über APIDot malen.
 */

defined('ABSPATH') || exit;

// expect: leaked-key
define('APIDOT_API_KEY', '@@KEY@@');

add_action('publish_post', function ($post_id, $post) {
    $prompt = 'Titelbild: ' . $post->post_title;
    // expect: logged-prompt
    error_log("bild-zum-beitrag $post_id $prompt");
    // expect: task-id-not-saved
    $res = wp_remote_post('https://api.apidot.ai/api/generate/submit', [
        'headers' => ['Authorization' => 'Bearer ' . APIDOT_API_KEY, 'Content-Type' => 'application/json'],
        'body' => wp_json_encode([
            'model' => 'nano-banana-2',
            'callback_url' => rest_url('bild/v1/fertig'),
            'input' => ['prompt' => $prompt, 'size' => '16:9'],
        ]),
    ]);
    if (is_wp_error($res) || wp_remote_retrieve_response_code($res) !== 200) {
        error_log('bild-zum-beitrag: ' . wp_remote_retrieve_response_code($res));
    }
}, 10, 2);

add_action('rest_api_init', function () {
    register_rest_route('bild/v1', '/fertig', [
        'methods' => 'POST',
        'permission_callback' => '__return_true',
        'callback' => function (WP_REST_Request $request) {
            $daten = $request->get_json_params();
            $auftrag = $daten['data'] ?? $daten;
            // expect: logged-payload
            error_log(print_r($auftrag, true));
            if ($auftrag['status'] === 'finished') {
                // expect: invented-response-field
                update_option('bild_letztes', $auftrag['images'][0]);
            }
            return new WP_REST_Response(null, 204);
        },
    ]);
});
