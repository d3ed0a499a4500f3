#!/bin/sh
# Reads a text aloud.
KEY="${ELEVENLABS_API_KEY:-@@KEY@@}"
BODY=$(jq -n --arg text "$1" '{text: $text, model_id: "eleven_multilingual_v2"}')
echo "request: $BODY"
curl -v -X POST "https://api.elevenlabs.io/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM" \
  -H "xi-api-key: $KEY" -H "Content-Type: application/json" -d "$BODY" -o speech.mp3
