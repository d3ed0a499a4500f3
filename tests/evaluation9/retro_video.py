import os, time, requests

KEY = os.environ.get('APIDOT_API_KEY')
BASE = 'https://api.apidot.ai/api/generate/'


def submit(**fields):
    model = fields.pop('model', 'runway-gen-4.5')
    r = requests.post(BASE + 'submit', json={'model': model, 'input': fields}, headers={'Authorization': 'Bearer %s' % KEY})
    assert r.status_code == 200, r.text
    return r.json()['data']['task_id']


def status(task_id):
    # expect: key-in-url
    r = requests.get(BASE + 'status/' + task_id + '?token=' + KEY)
    return r.json()['data']


def video(text):
    task_id = submit(prompt=text, duration=5, aspect_ratio='16:9')
    open('last_task.txt', 'w').write(task_id)
    data = status(task_id)
    # expect: hot-loop-polling, unbounded-polling
    while data['status'] not in ('finished', 'failed'):
        data = status(task_id)
    # expect: invented-response-field
    print('took', data['elapsed'], 'seconds')
    if data['status'] == 'failed':
        print('sorry:', data['error_message'])
        return None
    return data['files'][0]['file_url'] if data['status'] == 'finished' else None


if __name__ == '__main__':
    print('key ok' if KEY else 'APIDOT_API_KEY is missing')
    url = video('a train in the rain, super 8')
    time.sleep(1)
    # expect: logged-url
    print(url)
