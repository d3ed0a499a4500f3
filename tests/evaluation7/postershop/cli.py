"""postershop PROMPT PHOTO…"""
import argparse

from postershop import settings
from postershop.posters import order, poll
from postershop.transport import dump


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("prompt")
    parser.add_argument("photos", nargs="*")
    args = parser.parse_args()
    if settings.DEBUG:
        # expect: logged-url
        dump("callback", settings.CALLBACK)
    print("key:", "set" if settings.APIDOT_API_KEY else "missing")
    task_id = order(args.prompt, args.photos)
    print("task:", task_id)
    files = poll(task_id)
    print("files:", len(files or []))


if __name__ == "__main__":
    main()
