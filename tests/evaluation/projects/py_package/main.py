import argparse
import logging

import client

log = logging.getLogger("edit")


def parse():
    parser = argparse.ArgumentParser(description="Edit images")
    parser.add_argument("prompt")
    parser.add_argument("images", nargs="+")
    parser.add_argument("--debug", action="store_true")
    return parser.parse_args()


def main():
    args = parse()
    logging.basicConfig(level=logging.DEBUG if args.debug else logging.INFO)
    log.info("%d images, prompt of %d characters", len(args.images), len(args.prompt))
    # expect: invented-field
    task_id = client.submit(args.prompt, args.images, size="auto", guidance_scale=7)
    log.info("task %s", task_id)
    result = client.outcome(task_id)
    # expect: logged-payload
    log.debug("answer: %s", result["raw"])
    if not result["ok"]:
        log.error("failed: %s", result["reason"])
        return 1
    for url in result["urls"]:
        # expect: logged-url
        print(url)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
