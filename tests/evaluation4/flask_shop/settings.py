"""Read once at start. Nothing in here has a default that would work in production."""
import os

DATABASE = os.environ.get("DATABASE", "shop.db")
HOST = os.environ.get("HOST", "https://shop.example.com")

IMAGE_API = "https://api.apidot.ai"
IMAGE_KEY = os.environ["APIDOT_API_KEY"]
IMAGE_MODEL = os.environ.get("IMAGE_MODEL", "seedream-4.5-edit")
IMAGE_HOOK = HOST + "/hooks/images/" + os.environ["HOOK_SECRET"]
