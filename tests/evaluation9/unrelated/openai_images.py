import os

from openai import OpenAI

client = OpenAI(api_key=os.environ.get("OPENAI_API_KEY", "@@KEY@@"))
prompt = "a watercolor of a lighthouse"
print(f"prompt: {prompt}")
image = client.images.generate(model="gpt-image-2", prompt=prompt, size="1024x1024", n=1)
print(image.data[0].url)
