#!/usr/bin/env bash
set -euo pipefail
echo "key: $ELEVENLABS_API_KEY"
curl -v "https://api.elevenlabs.io/v1/text-to-speech/21m00?key=$ELEVENLABS_API_KEY" \
  -H "xi-api-key: $ELEVENLABS_API_KEY" -d "{\"text\": \"$1\"}" -o out.mp3
until [ -s out.mp3 ]; do :; done
