<?php
/**
 * Plugin Name: Featured Image Maker
 * Description: Makes a featured image with APIDot when a post has none.
 */

function fim_submit($post_id) {
    $response = wp_remote_post('https://api.apidot.ai/api/generate/submit', [
        'headers' => [
            'Authorization' => 'Bearer ' . get_option('fim_apidot_key'),
            'Content-Type' => 'application/json',
        ],
        'body' => wp_json_encode([
            'model' => 'seedream-5.0-lite',
            // expect: invented-field
            'callbackUrl' => rest_url('fim/v1/done'),
            'input' => [
                'prompt' => 'illustration: ' . get_the_title($post_id),
                // expect: invalid-value
                'n' => 20,
            ],
        ]),
    ]);
    if (is_wp_error($response) || wp_remote_retrieve_response_code($response) !== 200) {
        error_log('fim: HTTP ' . wp_remote_retrieve_response_code($response));
        return;
    }
    $data = json_decode(wp_remote_retrieve_body($response), true)['data'];
    update_post_meta($post_id, '_fim_task', $data['task_id']);
}

function fim_done(WP_REST_Request $request) {
    $body = $request->get_json_params();
    $data = $body['data'] ?? $body;
    $posts = get_posts(['meta_key' => '_fim_task', 'meta_value' => $data['task_id'], 'numberposts' => 1]);
    if (!$posts) {
        return new WP_REST_Response(null, 204);
    }
    if ($data['status'] === 'finished') {
        $attachment = media_sideload_image($data['files'][0]['file_url'], $posts[0]->ID, null, 'id');
        set_post_thumbnail($posts[0]->ID, $attachment);
    } else {
        error_log("fim: task {$data['task_id']} is {$data['status']}");
    }
    return new WP_REST_Response(null, 204);
}

add_action('rest_api_init', function () {
    register_rest_route('fim/v1', '/done', ['methods' => 'POST', 'callback' => 'fim_done', 'permission_callback' => '__return_true']);
});
add_action('publish_post', 'fim_submit');
