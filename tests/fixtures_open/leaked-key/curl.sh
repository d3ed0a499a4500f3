#!/usr/bin/env bash
# Asks the image API for a task.
# expect: leaked-key
token='correct-horse-battery-staple-45'
curl -sf "https://api.apidot.ai/api/generate/status/$1" -H "Authorization: Bearer $token" >/dev/null
metrics='correct-horse-battery-staple-49'
curl -sf https://metrics.example/v1/points -H "Authorization: Bearer $metrics" >/dev/null
