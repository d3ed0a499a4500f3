<?php
// kurzvideo.php - Formular + Verarbeitung, läuft auf dem alten Webspace (PHP 7.4)
// expect: leaked-key
$apidot_api_key = '@@KEY@@';
$fehler = '';

function anfrage($url, $key, $daten = null)
{
    $ch = curl_init($url);
    curl_setopt($ch, CURLOPT_RETURNTRANSFER, true);
    curl_setopt($ch, CURLOPT_HTTPHEADER, ['Authorization: Bearer ' . $key, 'Content-Type: application/json']);
    if ($daten) {
        curl_setopt($ch, CURLOPT_POST, true);
        curl_setopt($ch, CURLOPT_POSTFIELDS, json_encode($daten));
    }
    $antwort = curl_exec($ch);
    curl_close($ch);
    return json_decode($antwort, true);
}

if ($_SERVER['REQUEST_METHOD'] === 'POST') {
    $text = trim($_POST['text']);
    // expect: logged-prompt
    error_log('neues Video: ' . $text);
    $antwort = anfrage('https://api.apidot.ai/api/generate/submit', $apidot_api_key, [
        // expect: invented-model
        'model' => 'wan2.5-text-to-videos',
        'input' => ['prompt' => $text, 'duration' => 5],
    ]);
    if (empty($antwort['data']['task_id'])) {
        $fehler = 'Leider abgelehnt.';
    } else {
        file_put_contents('auftraege.txt', $antwort['data']['task_id'] . "\n", FILE_APPEND);
        header('Location: danke.php');
        exit;
    }
}
?>
<!doctype html>
<html lang="de">
<body>
<form method="post">
  <textarea name="text" rows="4"></textarea>
  <button>Video bestellen</button>
</form>
<p><?php echo htmlspecialchars($fehler); ?></p>
</body>
</html>
