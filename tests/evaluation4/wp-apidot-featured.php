<?php
/**
 * Plugin Name: Dot Featured Images
 * Description: Draws a featured image with APIDot when a post has none.
 * Version: 1.4.2
 */

if (!defined('ABSPATH')) {
    exit;
}

const DOTFI_API = 'https://api.apidot.ai/api/generate';

add_action('admin_init', function () {
    register_setting('media', 'dotfi_key', ['sanitize_callback' => 'sanitize_text_field']);
    add_settings_field('dotfi_key', 'APIDot key', function () {
        printf('<input type="password" name="dotfi_key" value="%s">', esc_attr(get_option('dotfi_key')));
    }, 'media', 'default');
});

add_action('publish_post', function ($post_id) {
    if (has_post_thumbnail($post_id) || get_post_meta($post_id, '_dotfi_task', true)) {
        return;
    }
    $answer = wp_remote_post(DOTFI_API . '/submit', [
        'timeout' => 20,
        'headers' => ['Authorization' => 'Bearer ' . get_option('dotfi_key'), 'Content-Type' => 'application/json'],
        'body' => wp_json_encode([
            'model' => 'seedream-4.5',
            'input' => ['prompt' => get_the_title($post_id), 'size' => '2K'],
        ]),
    ]);
    if (is_wp_error($answer) || wp_remote_retrieve_response_code($answer) !== 200) {
        error_log('dotfi: post ' . $post_id . ' refused, ' . wp_remote_retrieve_response_code($answer));
        return;
    }
    $body = json_decode(wp_remote_retrieve_body($answer), true);
    update_post_meta($post_id, '_dotfi_task', $body['data']['task_id']);
    wp_schedule_single_event(time() + 60, 'dotfi_look', [$post_id]);
});

add_action('dotfi_look', function ($post_id) {
    $task = get_post_meta($post_id, '_dotfi_task', true);
    $answer = wp_remote_get(DOTFI_API . '/status/' . $task, [
        'headers' => ['Authorization' => 'Bearer ' . get_option('dotfi_key')],
    ]);
    $data = json_decode(wp_remote_retrieve_body($answer), true)['data'];
    if ($data['status'] === 'finished') {
        require_once ABSPATH . 'wp-admin/includes/media.php';
        $image = media_sideload_image($data['files'][0]['file_url'], $post_id, null, 'id');
        set_post_thumbnail($post_id, $image);
    } elseif ($data['status'] !== 'failed') {
        wp_schedule_single_event(time() + 60, 'dotfi_look', [$post_id]);
    }
});
