"""Users of Locust who call a function over HTTP, as the published study of three networks has them.

Each thinks for a second after an answer. Beside Locust's own files it writes requests.csv, one line a
request, which 'duet bench import' reads:

    pip install locust
    locust -f bench/tools/locustfile.py --headless --host http://localhost:8080 \
        --users 5 --spawn-rate 1 --run-time 60s

Environment variables: DUET_REQUEST, the JSON that is sent ({} unless given), DUET_PATH (/) and
DUET_REQUESTS_CSV (requests.csv).
"""

import csv
import json
import os

from locust import HttpUser, constant, events, task

REQUEST = json.loads(os.environ.get("DUET_REQUEST", "{}"))
PATH = os.environ.get("DUET_PATH", "/")
FILE = os.environ.get("DUET_REQUESTS_CSV", "requests.csv")
COLUMNS = ["start_time", "name", "response_time_ms", "status_code", "exception"]


@events.init.add_listener
def write_each_request(environment, **_):
    file = open(FILE, "w", newline="", encoding="utf-8")
    rows = csv.writer(file)
    rows.writerow(COLUMNS)

    @environment.events.request.add_listener
    def on_request(name, response_time, exception, start_time=None, response=None, **_):
        status = getattr(response, "status_code", 0) or ""
        error = "" if exception is None else type(exception).__name__
        rows.writerow([f"{start_time:.6f}", name, f"{response_time:.6f}", status, error])

    @environment.events.quit.add_listener
    def on_quit(**_):
        file.close()


class User(HttpUser):
    wait_time = constant(1)

    @task
    def invoke(self):
        self.client.post(PATH, json=REQUEST, name="invoke")
