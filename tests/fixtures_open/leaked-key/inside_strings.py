"""Starts the image worker, which reads the APIDot key from its environment."""

import subprocess


def start():
    # expect: leaked-key
    subprocess.run(["docker", "run", "-e", "APIDOT_API_KEY=correct-horse-battery-staple-56", "worker"], check=True)


def started():
    subprocess.run(["docker", "run", "-e", "APIDOT_API_KEY", "worker"], check=True)
    subprocess.run(["docker", "run", "-e", "APIDOT_API_KEY=$APIDOT_API_KEY", "worker"], check=True)
