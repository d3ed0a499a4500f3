import fal_client


def draw(prompt):
    handler = fal_client.submit("fal-ai/kling-image/o1", arguments={"prompt": prompt, "image_urls": ["https://example.com/a.png"]})
    for event in handler.iter_events(with_logs=True):
        print(event)
    result = handler.get()
    print(result["images"][0]["url"])
    return result
