#!/usr/bin/env bash
# draws the banner of a release; called by the release workflow with the tag
set -eu
TAG=${1:?tag}
API="https://api.apidot.ai"
HDR="Authorization: Bearer ${APIDOT_API_KEY:?}"

notes() { git tag -l --format='%(contents:subject)' "$TAG"; }

body=$(jq -n --arg p "Release banner: $(notes)" --arg cb "$BANNER_HOOK" '{model:"wan-2.7-image-pro", callback_url:$cb, input:{prompt:$p, size:"1536x640", n:1}}')

# the runner loses its network now and then
for i in 1 2 3 4 5; do
  # expect: retry-invalid-payload, task-id-not-saved
  if curl -fsS -o /dev/null -X POST "$API/api/generate/submit" -H "$HDR" -H 'Content-Type: application/json' --data "$body"; then
    echo "banner of $TAG is on its way"
    exit 0
  fi
  sleep $((i * 5))
done
# expect: logged-payload
echo "could not start the banner: $body" >&2
exit 1
