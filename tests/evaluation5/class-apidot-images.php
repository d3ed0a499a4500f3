<?php
/**
 * Plugin Name: Post Images with APIDot
 */
class Apidot_Images {
    const API = 'https://api.apidot.ai/api/generate';

    private $key;

    public function __construct() {
        // expect: leaked-key
        $this->key = getenv('APIDOT_API_KEY') ?: '@@KEY@@';
        add_action('save_post', array($this, 'on_save'), 10, 2);
        add_action('rest_api_init', array($this, 'routes'));
    }

    public function on_save($post_id, $post) {
        if (wp_is_post_revision($post_id) || has_post_thumbnail($post_id)) {
            return;
        }
        $payload = array(
            'model' => 'seedream-5.0-lite',
            'callback_url' => rest_url('apidot/v1/hook'),
            'input' => array(
                'prompt' => 'header image: ' . $post->post_title,
                'size' => '16:9',
                // expect: invented-field
                'quality' => 'high',
            ),
        );
        // expect: logged-payload
        error_log('apidot request ' . wp_json_encode($payload));
        $res = wp_remote_post(self::API . '/submit', array(
            'headers' => array('Authorization' => 'Bearer ' . $this->key, 'Content-Type' => 'application/json'),
            'body' => wp_json_encode($payload),
            'timeout' => 30,
        ));
        if (is_wp_error($res)) {
            error_log('apidot: ' . $res->get_error_message());
            return;
        }
        $body = json_decode(wp_remote_retrieve_body($res), true);
        update_post_meta($post_id, '_apidot_task', $body['data']['task_id']);
    }

    public function routes() {
        register_rest_route('apidot/v1', '/hook', array('methods' => 'POST', 'callback' => array($this, 'hook'), 'permission_callback' => '__return_true'));
    }

    public function hook($request) {
        $in = $request->get_json_params();
        $data = isset($in['data']) ? $in['data'] : $in;
        if ($data['status'] === 'finished') {
            $this->attach($data['task_id'], $data['files'][0]['file_url']);
        }
        return array('ok' => true);
    }

    private function attach($task, $url) {
        $posts = get_posts(array('meta_key' => '_apidot_task', 'meta_value' => $task, 'post_status' => 'any'));
        if ($posts) {
            media_sideload_image($url, $posts[0]->ID);
        }
    }
}

new Apidot_Images();
