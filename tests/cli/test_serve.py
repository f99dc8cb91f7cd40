"""Serving and working as production does: as the role that owns nothing, until told to stop."""

import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(true, seconds=60):
    limit = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < limit, "waited too long"
        time.sleep(0.1)


class KeepRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def answer(port, path, **headers):
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    try:
        with urllib.request.build_opener(KeepRedirects).open(request, timeout=20) as page:
            return page.status, page.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, ""
    except OSError:
        return 0, ""


@pytest.fixture(scope="module")
def ward(install):
    made = install(migrated=True)
    assert made.run("init", "--ward", "10660").returncode == 0
    return made


def start(ward, *words, **environment):
    command = [sys.executable, "-m", "donghanh.cli", *words]
    return subprocess.Popen(
        command,
        env=ward.environment() | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def test_the_pages_are_served_behind_tls_only_and_stop_at_once(ward, tmp_path):
    port = free_port()
    words = ("serve", "--bind", f"127.0.0.1:{port}", "--workers", "1", "--threads", "2")
    process = start(ward, *words, DONGHANH_STATIC_ROOT=str(tmp_path))
    try:
        host, tls = {"Host": "phuong.example.vn"}, {"X-Forwarded-Proto": "https"}
        wait_until(lambda: answer(port, "/dang-nhap/", **host)[0])
        assert answer(port, "/dang-nhap/", **host)[0] == 301
        status, page = answer(port, "/dang-nhap/", **host, **tls)
        assert status == 200
        assert 'lang="vi"' in page
        assert answer(port, "/dang-nhap/", Host="khac.example.vn", **tls)[0] == 400
    finally:
        process.send_signal(signal.SIGTERM)
        said, _nothing = process.communicate(timeout=15)
    assert process.returncode == 0, said


def test_a_database_of_an_older_version_is_not_served(install):
    said = install().run("serve")
    assert (said.returncode, said.stderr) == (
        2,
        "Cơ sở dữ liệu chưa ở phiên bản này. Chạy `donghanh migrate` trước.\n",
    )


def test_the_worker_does_the_work_of_a_ward_and_stops_when_told(ward):
    queue = "select status::text from procrastinate_jobs where task_name = 'donghanh.read_document'"
    queued = ward.python("-c", QUEUE, DJANGO_SETTINGS_MODULE="donghanh.config.settings.production")
    assert queued.returncode == 0, queued.stderr
    process = start(ward, "worker")
    try:
        wait_until(lambda: ward.rows(queue) == [("succeeded",)])
    finally:
        process.send_signal(signal.SIGTERM)
        said, _nothing = process.communicate(timeout=30)
    assert process.returncode == 0, said


QUEUE = """
import django; django.setup()
from donghanh.kernel.jobs import enqueue
from donghanh.org.models import Ward
enqueue("read_document", ward_id=Ward.objects.get().pk, reading_id=1)
"""
