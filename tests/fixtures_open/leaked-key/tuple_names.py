"""Settings of an image service that edits photos through APIDot."""

# expect: leaked-key
APIDOT_API_KEY, REGION = "correct-horse-battery-staple-55", "eu-west-1"
