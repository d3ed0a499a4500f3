#!/bin/sh
# Local web UI; nobody's cloud
curl -s http://127.0.0.1:7860/sdapi/v1/txt2img \
  -H 'Content-Type: application/json' \
  -d '{"prompt": "a castle", "negative_prompt": "fog", "steps": 20, "cfg_scale": 7}' > out.json
cat out.json | head -c 400
jq -r '.images[0]' out.json | base64 -d > out.png
