"""Interrupts, the end of a kernel, and what surrounds its life."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

import psutil
import zmq
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

import snippets
from client import (
    TIMEOUT,
    KernelTestCase,
    control_reply_to,
    kernel_pid,
    outputs_until_idle,
    reply_to,
    request_on_control,
    run,
    running_kernel,
    types,
    wait_for_text,
)


def start_process(connection, environment=None, **options):
    """Starts the kernel from its kernelspec, without a kernel manager."""
    spec = KernelSpecManager().get_kernel_spec(snippets.KERNEL)
    argv = [part.replace("{connection_file}", connection) for part in spec.argv]
    argv = [part.replace("{resource_dir}", spec.resource_dir) for part in argv]
    return subprocess.Popen(argv, env=environment or os.environ.copy(), **options)


def write_connection_file(folder, **changes):
    path = os.path.join(folder, "connection.json")
    fields = {
        "transport": "tcp",
        "ip": "127.0.0.1",
        "key": "a-key",
        "signature_scheme": "hmac-sha256",
        **{f"{name}_port": 0 for name in ("shell", "iopub", "stdin", "control", "hb")},
        **changes,
    }
    pathlib.Path(path).write_text(json.dumps(fields))
    return path


def wait_for_ports(path):
    deadline = time.monotonic() + TIMEOUT
    while time.monotonic() < deadline:
        fields = json.loads(pathlib.Path(path).read_text())
        if fields["hb_port"]:
            return fields
        time.sleep(0.01)
    raise AssertionError("the kernel chose no ports")


def is_alive(pid):
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != "zombie"


class Interrupting(KernelTestCase):
    def spin(self):
        msg_id = self.client.execute(snippets.PRINT_THEN_SPIN)
        wait_for_text(self.client, msg_id, "spinning")
        return msg_id

    def assertEndedInterrupted(self, msg_id):
        reply = reply_to(self.client, msg_id, timeout=3)
        self.assertEqual(reply["content"]["status"], "error")
        self.assertEqual(types(outputs_until_idle(self.client, msg_id)).count("error"), 1)
        self.assertStillWorks()

    def test_by_message(self):
        msg_id = self.spin()
        asked = request_on_control(self.client, "interrupt_request")
        reply = control_reply_to(self.client, asked)
        self.assertEqual(reply["content"]["status"], "ok")
        self.assertEndedInterrupted(msg_id)

    def test_by_signal(self):
        msg_id = self.spin()
        os.kill(kernel_pid(self.manager), signal.SIGINT)
        self.assertEndedInterrupted(msg_id)

    def test_of_an_idle_kernel_changes_nothing(self):
        for _ in range(3):
            os.kill(kernel_pid(self.manager), signal.SIGINT)
            request_on_control(self.client, "interrupt_request")
            self.assertStillWorks()

    def test_skips_the_cells_waiting_behind(self):
        msg_id = self.spin()
        waiting = self.client.execute(snippets.HELLO)
        time.sleep(0.1)
        os.kill(kernel_pid(self.manager), signal.SIGINT)
        reply_to(self.client, msg_id, timeout=3)
        self.assertEqual(reply_to(self.client, waiting)["content"]["status"], "error")

    def test_many_in_a_row(self):
        for _ in range(20):
            msg_id = self.client.execute(snippets.ENDLESS)
            time.sleep(0.02)
            request_on_control(self.client, "interrupt_request")
            reply = reply_to(self.client, msg_id, timeout=3)
            self.assertEqual(reply["content"]["status"], "error")
        self.assertStillWorks()


class Heartbeat(KernelTestCase):
    def test_beats_during_a_cell(self):
        msg_id = self.client.execute(snippets.PRINT_THEN_SPIN)
        wait_for_text(self.client, msg_id, "spinning")
        fields = self.manager.get_connection_info()
        socket = zmq.Context.instance().socket(zmq.REQ)
        socket.linger = 0
        socket.connect(f"tcp://{fields['ip']}:{fields['hb_port']}")
        try:
            for beat in (b"ping", b"\x00\xff", b""):
                socket.send(beat)
                self.assertTrue(socket.poll(2000))
                self.assertEqual(socket.recv(), beat)
        finally:
            socket.close()
            self.manager.interrupt_kernel()
            outputs_until_idle(self.client, msg_id)


class Ending(unittest.TestCase):
    def test_shutdown_is_answered_and_the_process_leaves_with_zero(self):
        for restart in (False, True):
            with tempfile.TemporaryDirectory() as folder:
                path = write_connection_file(folder)
                process = start_process(path)
                wait_for_ports(path)
                client = BlockingKernelClient(connection_file=path)
                client.load_connection_file()
                client.start_channels()
                client.wait_for_ready(timeout=TIMEOUT)
                asked = request_on_control(
                    client, "shutdown_request", {"restart": restart}
                )
                reply = control_reply_to(client, asked)
                self.assertEqual(reply["msg_type"], "shutdown_reply")
                self.assertEqual(reply["content"]["restart"], restart)
                self.assertEqual(
                    types(outputs_until_idle(client, asked)),
                    ["status", "shutdown_reply", "status"],
                )
                self.assertEqual(process.wait(timeout=3), 0)
                self.assertTrue(os.path.exists(path))
                client.stop_channels()

    def test_shutdown_during_a_cell_is_quick(self):
        with running_kernel() as (manager, client):
            msg_id = client.execute(snippets.PRINT_THEN_SPIN)
            wait_for_text(client, msg_id, "spinning")
            started = time.monotonic()
            manager.shutdown_kernel()
            self.assertLess(time.monotonic() - started, 2)
            self.assertFalse(manager.is_alive())

    def test_restart_gives_a_fresh_session_on_the_same_ports(self):
        with running_kernel() as (manager, client):
            run(client, snippets.DEFINE)
            before, _ = run(client, snippets.SUM)
            manager.restart_kernel()
            client.wait_for_ready(timeout=TIMEOUT)
            after, _ = run(client, snippets.SUM)
            self.assertEqual(after["content"]["execution_count"], 1)
            self.assertNotEqual(before["header"]["session"], after["header"]["session"])
            gone, _ = run(client, snippets.DEFINED_NAME)
            self.assertEqual(gone["content"]["status"], "error")

    def test_sigterm_ends_the_process(self):
        with tempfile.TemporaryDirectory() as folder:
            path = write_connection_file(folder)
            process = start_process(path)
            wait_for_ports(path)
            process.terminate()
            process.wait(timeout=3)

    def test_the_kernel_leaves_when_its_parent_dies(self):
        with tempfile.TemporaryDirectory() as folder:
            path = write_connection_file(folder)
            program = (
                "import os, sys, time; sys.path.insert(0, sys.argv[2])\n"
                "import test_lifecycle as t\n"
                "p = t.start_process(sys.argv[1], dict(os.environ, JPY_PARENT_PID=str(os.getpid())))\n"
                "print(p.pid, flush=True)\n"
                "time.sleep(60)\n"
            )
            here = os.path.dirname(os.path.abspath(__file__))
            parent = subprocess.Popen(
                [sys.executable, "-c", program, path, here],
                stdout=subprocess.PIPE,
                text=True,
            )
            pid = int(parent.stdout.readline())
            wait_for_ports(path)
            time.sleep(1.5)
            self.assertTrue(is_alive(pid))
            parent.kill()
            parent.wait()
            parent.stdout.close()
            deadline = time.monotonic() + 4
            while is_alive(pid) and time.monotonic() < deadline:
                time.sleep(0.05)
            self.assertFalse(is_alive(pid))


class Starting(unittest.TestCase):
    def test_a_connection_file_that_cannot_be_used_is_explained(self):
        with tempfile.TemporaryDirectory() as folder:
            cases = {
                "shell_port": write_connection_file(folder, shell_port="many"),
            }
            for expected, path in cases.items():
                process = start_process(path, stderr=subprocess.PIPE, text=True)
                _, errors = process.communicate(timeout=5)
                self.assertNotEqual(process.returncode, 0)
                self.assertIn(expected, errors)
                self.assertIn(path, errors)

    def test_a_taken_port_is_explained(self):
        with tempfile.TemporaryDirectory() as folder:
            socket = zmq.Context.instance().socket(zmq.REP)
            port = socket.bind_to_random_port("tcp://127.0.0.1")
            path = write_connection_file(folder, iopub_port=port)
            process = start_process(path, stderr=subprocess.PIPE, text=True)
            _, errors = process.communicate(timeout=5)
            socket.close()
            self.assertNotEqual(process.returncode, 0)
            self.assertIn(str(port), errors)
            self.assertIn("iopub", errors)

    def test_ipc_transport(self):
        with tempfile.TemporaryDirectory() as folder:
            prefix = os.path.join(folder, "k")
            manager = KernelManager(
                kernel_name=snippets.KERNEL, transport="ipc", ip=prefix
            )
            manager.start_kernel()
            client = manager.client()
            client.start_channels()
            client.wait_for_ready(timeout=TIMEOUT)
            reply, _ = run(client, snippets.SUM)
            self.assertEqual(reply["content"]["status"], "ok")
            client.stop_channels()
            manager.shutdown_kernel()
            self.assertEqual([n for n in os.listdir(folder) if n.startswith("k-")], [])

    def test_encrypted_connection(self):
        if not zmq.has("curve"):
            self.skipTest("this ZeroMQ has no CURVE")
        with tempfile.TemporaryDirectory() as folder:
            public, secret = (k.decode() for k in zmq.curve_keypair())
            path = write_connection_file(
                folder, curve_publickey=public, curve_secretkey=secret
            )
            process = start_process(path)
            try:
                wait_for_ports(path)
                client = BlockingKernelClient(connection_file=path)
                client.load_connection_file()
                client.start_channels()
                client.wait_for_ready(timeout=TIMEOUT)
                reply, _ = run(client, snippets.SUM)
                self.assertEqual(reply["content"]["status"], "ok")
                client.stop_channels()
            finally:
                process.terminate()
                process.wait(timeout=3)


if __name__ == "__main__":
    unittest.main()
