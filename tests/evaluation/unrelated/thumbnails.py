import concurrent.futures
import io
import logging
import sys

import boto3
from PIL import Image

logging.basicConfig(level=logging.INFO)
s3 = boto3.client("s3")
BUCKET = "product-images"


def thumbnail(key):
    body = s3.get_object(Bucket=BUCKET, Key=key)["Body"].read()
    image = Image.open(io.BytesIO(body))
    image.thumbnail((320, 320))
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=85)
    s3.put_object(Bucket=BUCKET, Key=f"thumbs/{key}.jpg", Body=out.getvalue(), ContentType="image/jpeg")
    url = s3.generate_presigned_url("get_object", Params={"Bucket": BUCKET, "Key": f"thumbs/{key}.jpg"})
    logging.info("%s (%d bytes) -> %s", key, len(body), url)
    return url


if __name__ == "__main__":
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        for file_url in pool.map(thumbnail, sys.argv[1:]):
            print(file_url)
