"""Messages a kernel must survive: unsigned, replayed, malformed, binary."""

import json
import os
import random
import unittest
from queue import Empty

import zmq
from jupyter_client.blocking.client import BlockingKernelClient

import snippets
from client import KernelTestCase, outputs_until_idle, reply_to, run, types

DELIMITER = b"<IDS|MSG>"


class Wire(KernelTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        fields = cls.manager.get_connection_info()
        cls.raw = {}
        for name in ("shell", "control", "stdin"):
            socket = zmq.Context.instance().socket(zmq.DEALER)
            socket.linger = 0
            socket.connect(f"tcp://{fields['ip']}:{fields[name + '_port']}")
            cls.raw[name] = socket

    @classmethod
    def tearDownClass(cls):
        for socket in cls.raw.values():
            socket.close()
        super().tearDownClass()

    def frames(self, msg_type="kernel_info_request", content=None):
        session = self.client.session
        message = session.msg(msg_type, content or {})
        return session.serialize(message)

    def assertNoAnswer(self, socket):
        self.assertEqual(socket.poll(200), 0)

    def test_an_unsigned_message_is_dropped(self):
        frames = self.frames()
        frames[1] = b""
        self.raw["shell"].send_multipart(frames)
        self.assertNoAnswer(self.raw["shell"])
        self.assertStillWorks()

    def test_a_message_signed_with_another_key_is_dropped(self):
        frames = self.frames()
        frames[1] = b"0" * 64
        self.raw["control"].send_multipart(frames)
        self.assertNoAnswer(self.raw["control"])
        self.assertStillWorks()

    def test_a_changed_message_is_dropped(self):
        frames = self.frames("execute_request", {"code": snippets.SUM})
        frames[-1] = frames[-1].replace(b"1", b"2")
        self.raw["shell"].send_multipart(frames)
        self.assertNoAnswer(self.raw["shell"])

    def test_a_replayed_message_is_answered_once(self):
        frames = self.frames()
        socket = self.raw["shell"]
        socket.send_multipart(frames)
        self.assertTrue(socket.poll(2000))
        socket.recv_multipart()
        socket.send_multipart(frames)
        self.assertNoAnswer(socket)
        self.assertStillWorks()

    def test_buffers_after_the_content_are_accepted(self):
        frames = self.frames() + [b"\x00\x01", b""]
        socket = self.raw["shell"]
        socket.send_multipart(frames)
        self.assertTrue(socket.poll(2000))
        socket.recv_multipart()

    def test_several_binary_identities_come_back_in_order(self):
        socket = self.raw["shell"]
        extra = [b"\xff\xfe\x00", b"second"]
        socket.send_multipart(extra + self.frames())
        self.assertTrue(socket.poll(2000))
        self.assertEqual(socket.recv_multipart()[:3], [*extra, DELIMITER])

    def test_a_signed_request_with_nonsense_inside_gets_an_error_reply(self):
        frames = self.frames("execute_request", {"code": 7})
        socket = self.raw["shell"]
        socket.send_multipart(frames)
        self.assertTrue(socket.poll(2000))
        answer = socket.recv_multipart()
        start = answer.index(DELIMITER)
        self.assertEqual(json.loads(answer[start + 2])["msg_type"], "execute_reply")
        content = json.loads(answer[start + 5])
        self.assertEqual(content["status"], "error")
        self.assertIn("code", content["evalue"])
        self.assertStillWorks()

    def test_random_frames_do_no_harm(self):
        chance = random.Random(20)
        for _ in range(500):
            frames = [
                chance.choice(
                    [DELIMITER, b"", b"{}", b"[]", b"null", b"\xff", os.urandom(40)]
                )
                for _ in range(chance.randint(1, 9))
            ]
            chance.choice(list(self.raw.values())).send_multipart(frames)
        self.assertStillWorks()

    def test_the_replys_header_is_the_kernels_own(self):
        reply, _ = run(self.client, snippets.SUM)
        header = reply["header"]
        self.assertEqual(header["version"].split(".")[0], "5")
        self.assertNotEqual(header["session"], self.client.session.session)
        # A date that clients cannot parse stays text.
        self.assertNotIsInstance(header["date"], str)


class Welcome(KernelTestCase):
    def test_every_new_subscriber_is_welcomed(self):
        fields = self.manager.get_connection_info()
        sockets = []
        try:
            for topic in (b"", b"", b"kernel"):
                socket = zmq.Context.instance().socket(zmq.SUB)
                socket.linger = 0
                socket.connect(f"tcp://{fields['ip']}:{fields['iopub_port']}")
                socket.subscribe(topic)
                sockets.append(socket)
                self.assertTrue(socket.poll(2000))
                frames = socket.recv_multipart()
                start = frames.index(DELIMITER)
                self.assertEqual(frames[0], topic)
                self.assertEqual(
                    json.loads(frames[start + 2])["msg_type"], "iopub_welcome"
                )
                self.assertEqual(json.loads(frames[start + 3]), {})
                self.assertEqual(
                    json.loads(frames[start + 5]), {"subscription": topic.decode()}
                )
        finally:
            for socket in sockets:
                socket.close()

    def test_two_clients_see_each_others_cells(self):
        # A client with a session of its own: two with one identity would be one to the kernel.
        other = BlockingKernelClient(connection_file=self.manager.connection_file)
        other.load_connection_file()
        other.start_channels()
        other.wait_for_ready(timeout=15)
        try:
            msg_id = self.client.execute(snippets.SUM)
            seen = outputs_until_idle(other, msg_id)
            self.assertIn("execute_result", types(seen))
            reply_to(self.client, msg_id)
            with self.assertRaises(Empty):
                other.get_shell_msg(timeout=0.2)
        finally:
            other.stop_channels()


if __name__ == "__main__":
    unittest.main()
