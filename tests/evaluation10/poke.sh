#!/bin/sh
# poke.sh TEXT: order a tile from apidot, the hook takes care of the rest
set -eu
text=$1

order() {
  # expect: task-id-not-saved
  curl -sS -o /dev/null -w '%{http_code}\n' https://api.apidot.ai/api/generate/submit \
    -H "Authorization: Bearer $APIDOT_API_KEY" \
    -H 'Content-Type: application/json' \
    -d "$(jq -n --arg p "$text" --arg c "$APIDOT_CALLBACK_URL" '{model: "z-image", callback_url: $c, input: {prompt: $p, size: "1:1"}}')"
}

if [ -z "${APIDOT_API_KEY:-}" ]; then
  echo "no key" >&2
  exit 1
fi
echo "text of ${#text} characters"
# expect: logged-url
printf 'hook %s\n' "$APIDOT_CALLBACK_URL"
order
