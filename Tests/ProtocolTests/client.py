"""A kernel and a client to talk to it, with what the scenarios need over jupyter_client."""

import contextlib
import os
import time
import unittest
from queue import Empty

from jupyter_client.manager import KernelManager

import snippets

TIMEOUT = 15


@contextlib.contextmanager
def running_kernel(**traits):
    manager = KernelManager(kernel_name=snippets.KERNEL, **traits)
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=TIMEOUT)
        yield manager, client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=not manager.is_alive())
        manager.cleanup_resources()


def kernel_pid(manager):
    return manager.provisioner.pid


def is_idle(message):
    return (
        message["msg_type"] == "status"
        and message["content"]["execution_state"] == "idle"
    )


def outputs_until_idle(client, msg_id, timeout=TIMEOUT):
    """Everything iopub says about one request, busy and idle included."""
    found = []
    deadline = time.monotonic() + timeout
    while True:
        message = client.get_iopub_msg(timeout=max(0.01, deadline - time.monotonic()))
        if message["parent_header"].get("msg_id") == msg_id:
            found.append(message)
            if is_idle(message):
                return found


def reply_to(client, msg_id, timeout=TIMEOUT):
    """The shell reply to one request; replies to others are passed over."""
    deadline = time.monotonic() + timeout
    while True:
        message = client.get_shell_msg(timeout=max(0.01, deadline - time.monotonic()))
        if message["parent_header"].get("msg_id") == msg_id:
            return message


def control_reply_to(client, msg_id, timeout=TIMEOUT):
    deadline = time.monotonic() + timeout
    while True:
        message = client.get_control_msg(timeout=max(0.01, deadline - time.monotonic()))
        if message["parent_header"].get("msg_id") == msg_id:
            return message


def request_on_control(client, msg_type, content=None):
    message = client.session.msg(msg_type, content or {})
    client.control_channel.send(message)
    return message["header"]["msg_id"]


def run(client, code, timeout=TIMEOUT, **options):
    """Runs a cell; gives its reply and everything on iopub."""
    msg_id = client.execute(code, **options)
    outputs = outputs_until_idle(client, msg_id, timeout)
    return reply_to(client, msg_id, timeout), outputs


def texts(outputs, name="stdout"):
    return "".join(
        m["content"]["text"]
        for m in outputs
        if m["msg_type"] == "stream" and m["content"]["name"] == name
    )


def types(outputs):
    return [m["msg_type"] for m in outputs]


def wait_for_text(client, msg_id, wanted, timeout=TIMEOUT):
    """Waits until a running cell has printed `wanted`."""
    seen = ""
    deadline = time.monotonic() + timeout
    while wanted not in seen:
        message = client.get_iopub_msg(timeout=max(0.01, deadline - time.monotonic()))
        if (
            message["parent_header"].get("msg_id") == msg_id
            and message["msg_type"] == "stream"
        ):
            seen += message["content"]["text"]


class KernelTestCase(unittest.TestCase):
    """One kernel for the tests of a class."""

    @classmethod
    def setUpClass(cls):
        cls.stack = contextlib.ExitStack()
        cls.manager, cls.client = cls.stack.enter_context(running_kernel())

    @classmethod
    def tearDownClass(cls):
        cls.stack.close()

    def setUp(self):
        for get in (self.client.get_iopub_msg, self.client.get_shell_msg):
            with contextlib.suppress(Empty):
                while True:
                    get(timeout=0.01)

    def needs(self, *needed):
        if not all(needed):
            self.skipTest("this kernel has no such snippet")

    def assertStillWorks(self):
        reply, _ = run(self.client, snippets.SUM)
        self.assertEqual(reply["content"]["status"], "ok")


def environment_without_parent():
    return {k: v for k, v in os.environ.items() if k != "JPY_PARENT_PID"}
