#!/usr/bin/env bash
# many.sh PROMPTS  - one task for each line, ids to tasks.txt
set -eu
. "$(dirname "$0")/lib.sh"

while IFS= read -r prompt; do
  jq -n --arg p "$prompt" '{model: "z-image", input: {prompt: $p, size: "1:1"}}' > body.json
  # expect: logged-prompt
  say "submitting $prompt"
  dot POST /api/generate/submit body.json | jq -r '.data.task_id' >> tasks.txt
  sleep 1
done < "$1"

jq -n '{model: "z-image", input: {prompt: "the end", size: "1:1"}}' > body.json
# expect: task-id-not-saved
dot POST /api/generate/submit body.json > /dev/null
say "done, $(wc -l < tasks.txt) tasks"
