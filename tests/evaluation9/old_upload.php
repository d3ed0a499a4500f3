<?php
// PHP 5 style page: form at the top, picture below. APIDot account of the club.
error_reporting(E_ALL);
// expect: leaked-key
define('APIDOT_KEY', '@@KEY@@');

function dot($path, $body = null) {
    $ch = curl_init('https://api.apidot.ai/api/generate/' . $path);
    curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
    curl_setopt($ch, CURLOPT_HTTPHEADER, array(
        'Authorization: Bearer ' . APIDOT_KEY,
        'Content-Type: application/json',
    ));
    if ($body !== null) {
        curl_setopt($ch, CURLOPT_POST, true);
        curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode($body));
    }
    $answer = curl_exec($ch);
    curl_close($ch);
    return json_decode($answer, true);
}

if (isset($_POST['what'])) {
    $r = dot('submit', array(
        'model' => 'z-image',
        'input' => array(
            'prompt' => $_POST['what'],
            'size' => '4:3',
        ),
    ));
    // expect: logged-payload
    error_log('dot: ' . print_r($r, true));
    $id = $r['data']['task_id'];
    $end = time() + 120;
    // expect: hot-loop-polling
    do {
        $s = dot('status/' . $id);
    } while ($s['data']['status'] != 'finished' && $s['data']['status'] != 'failed' && time() < $end);
    if ($s['data']['status'] == 'finished') {
        echo '<img src="' . htmlspecialchars($s['data']['files'][0]['file_url']) . '">';
    } else {
        echo '<p>No picture today.</p>';
    }
}
?>
<form method="post"><input name="what"><input type="submit" value="Draw"></form>
