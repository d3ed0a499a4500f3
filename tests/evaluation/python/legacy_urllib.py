# -*- coding: utf-8 -*-
# no dependencies on purpose: runs inside the DCC tool's python
from __future__ import print_function

import json
import os
import sys
import time
import urllib.request

HOST = 'https://api.apidot.ai'


def _token():
    path = os.path.join(os.path.expanduser('~'), '.apidot')
    with open(path) as f:
        return f.read().strip()


def _request(path, data=None):
    req = urllib.request.Request(HOST + path)
    req.add_header('Authorization', 'Bearer ' + _token())
    if data is not None:
        req.add_header('Content-Type', 'application/json')
        req.data = json.dumps(data).encode('utf-8')
    with urllib.request.urlopen(req) as resp:
        return json.loads(resp.read().decode('utf-8'))


def submit(prompt, images, size='auto', callback=None):
    inputs = {}
    inputs['prompt'] = prompt
    inputs['image_urls'] = images
    inputs['size'] = size
    # expect: invented-field
    inputs['num_images'] = 1
    data = dict(model='kling-o1-image-edit', input=inputs)
    if callback:
        # expect: invented-field
        data.update(callbackUrl=callback)
    result = _request('/api/generate/submit', data)
    if result.get('code') not in (0, 200):
        sys.stderr.write('submit failed: %s\n' % result.get('message'))
        sys.exit(1)
    return result['data']['task_id']


def fetch(task_id):
    result = _request('/api/generate/status/' + task_id)
    # expect: logged-payload
    sys.stdout.write('%s\n' % json.dumps(result, indent=2))
    return result['data']


def wait(task_id):
    # expect: unbounded-polling
    while 1:
        task = fetch(task_id)
        # expect: invented-response-field
        if task['state'] == 'finished':
            return task
        if task['status'] == 'finished' or task['status'] == 'failed':
            return task
        time.sleep(5)


if __name__ == '__main__':
    task_id = submit(sys.argv[1], sys.argv[2:])
    sys.stdout.write('submitted %s\n' % task_id)
    task = wait(task_id)
    for entry in task.get('files', []):
        name = '%s_%s' % (task_id, os.path.basename(entry['file_url']))
        urllib.request.urlretrieve(entry['file_url'], name)
        # expect: logged-payload
        print(entry)
