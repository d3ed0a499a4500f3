#!/bin/sh
. "$(dirname "$0")/common.sh"

prompt=$1
# expect: invented-field
body=$(jq -nc --arg p "$prompt" '{model: "runway-gen-4.5", input: {prompt: $p, duration: 5, fps: 24}}')
# expect: logged-prompt
say "asking for: $prompt"
answer=$(dot POST /api/generate/submit "$body")
jq -er .data.task_id <<EOT
$answer
EOT
