"""What happens around running cells: order, counting, silence, aborting, questions."""

import time
import unittest

from jupyter_kernel_test.msgspec_v5 import validate_message

import snippets
from client import (
    KernelTestCase,
    control_reply_to,
    outputs_until_idle,
    reply_to,
    request_on_control,
    run,
    texts,
    types,
    wait_for_text,
)


class Cells(KernelTestCase):
    def test_everything_stands_between_busy_and_idle_with_the_request_as_parent(self):
        msg_id = self.client.execute(snippets.SUM)
        outputs = outputs_until_idle(self.client, msg_id)
        reply = reply_to(self.client, msg_id)
        self.assertEqual(
            types(outputs), ["status", "execute_input", "execute_result", "status"]
        )
        for message in [*outputs, reply]:
            parent = message["parent_header"]
            self.assertEqual(parent["msg_id"], msg_id)
            self.assertEqual(parent["session"], self.client.session.session)
            self.assertNotEqual(message["header"]["session"], parent["session"])
            validate_message(message)

    def test_prints_arrive_in_order(self):
        _, outputs = run(self.client, snippets.PRINT_TWICE)
        self.assertEqual(texts(outputs), "first\nsecond\n")

    def test_twenty_thousand_prints_are_few_messages(self):
        _, outputs = run(self.client, snippets.PRINT_MANY, timeout=60)
        self.assertEqual(texts(outputs), "".join(f"{i}\n" for i in range(20000)))
        self.assertLess(types(outputs).count("stream"), 100)

    def test_output_arrives_while_the_cell_runs(self):
        msg_id = self.client.execute(snippets.PRINT_THEN_SPIN)
        wait_for_text(self.client, msg_id, "spinning", timeout=2)
        self.manager.interrupt_kernel()
        outputs_until_idle(self.client, msg_id)

    def test_stderr_is_its_own_stream(self):
        self.needs(snippets.STDERR)
        _, outputs = run(self.client, snippets.STDERR)
        self.assertNotEqual(texts(outputs, "stderr"), "")
        self.assertEqual(texts(outputs, "stdout"), "")

    def test_an_error_is_published_once_and_repeated_in_the_reply(self):
        reply, outputs = run(self.client, snippets.UNDEFINED)
        errors = [m for m in outputs if m["msg_type"] == "error"]
        self.assertEqual(len(errors), 1)
        validate_message(reply, "execute_reply")
        for field in ("ename", "evalue", "traceback"):
            self.assertEqual(errors[0]["content"][field], reply["content"][field])
        self.assertIsInstance(reply["content"]["execution_count"], int)
        self.assertTrue(reply["content"]["traceback"])
        self.assertStillWorks()

    def test_silent_cells_are_not_announced_counted_or_remembered(self):
        first, _ = run(self.client, snippets.SUM)
        reply, outputs = run(self.client, snippets.OTHER_SUM, silent=True)
        self.assertEqual(types(outputs), ["status", "status"])
        count = first["content"]["execution_count"]
        self.assertEqual(reply["content"]["execution_count"], count)
        after, _ = run(self.client, snippets.SUM)
        self.assertEqual(after["content"]["execution_count"], count + 1)

    def test_cells_that_are_not_stored_do_not_count(self):
        first, _ = run(self.client, snippets.SUM)
        count = first["content"]["execution_count"]
        reply, outputs = run(self.client, snippets.OTHER_SUM, store_history=False)
        self.assertEqual(reply["content"]["execution_count"], count)
        self.assertIn("execute_result", types(outputs))
        msg_id = self.client.history(hist_access_type="tail", n=1)
        history = reply_to(self.client, msg_id)["content"]["history"]
        self.assertEqual(history[0][2], snippets.SUM)

    def test_user_expressions_give_values_and_errors(self):
        run(self.client, snippets.DEFINE)
        reply, _ = run(
            self.client,
            snippets.SUM,
            user_expressions={
                "good": snippets.DEFINED_NAME,
                "bad": snippets.UNDEFINED,
            },
        )
        values = reply["content"]["user_expressions"]
        self.assertEqual(values["good"]["status"], "ok")
        self.assertEqual(values["good"]["data"]["text/plain"], snippets.DEFINED_VALUE)
        self.assertEqual(values["bad"]["status"], "error")
        self.assertIn("ename", values["bad"])

    def test_displays_can_be_updated_under_their_identifier(self):
        self.needs(snippets.DISPLAY, snippets.UPDATE_DISPLAY)
        _, shown = run(self.client, snippets.DISPLAY)
        _, updated = run(self.client, snippets.UPDATE_DISPLAY)
        display = next(m for m in shown if m["msg_type"] == "display_data")
        update = next(m for m in updated if m["msg_type"] == "update_display_data")
        self.assertTrue(display["content"]["transient"]["display_id"])
        self.assertEqual(
            display["content"]["transient"]["display_id"],
            update["content"]["transient"]["display_id"],
        )


class Aborting(KernelTestCase):
    def test_cells_waiting_behind_a_failure_are_not_run(self):
        failing = self.client.execute(snippets.UNDEFINED)
        waiting = [self.client.execute(snippets.HELLO) for _ in range(3)]
        asked = self.client.kernel_info()
        completed = self.client.complete("pr")
        reply = reply_to(self.client, failing)
        self.assertEqual(reply["content"]["status"], "error")
        for msg_id in waiting:
            skipped = reply_to(self.client, msg_id)
            validate_message(skipped, "execute_reply", msg_id)
            self.assertEqual(skipped["content"]["status"], "error")
            self.assertNotIn("execution_count", skipped["content"])
        # Questions are answered, only cells are skipped.
        self.assertEqual(
            reply_to(self.client, asked)["msg_type"], "kernel_info_reply"
        )
        self.assertEqual(
            reply_to(self.client, completed)["content"]["status"], "ok"
        )
        self.assertEqual(
            types(outputs_until_idle(self.client, waiting[-1])), ["status", "status"]
        )
        self.assertStillWorks()

    def test_a_cell_sent_after_the_failure_is_run(self):
        reply, _ = run(self.client, snippets.UNDEFINED)
        self.assertEqual(reply["content"]["status"], "error")
        self.assertStillWorks()

    def test_stop_on_error_false_lets_the_others_run(self):
        failing = self.client.execute(snippets.UNDEFINED, stop_on_error=False)
        waiting = self.client.execute(snippets.SUM)
        self.assertEqual(reply_to(self.client, failing)["content"]["status"], "error")
        self.assertEqual(reply_to(self.client, waiting)["content"]["status"], "ok")


class Questions(KernelTestCase):
    def setUp(self):
        super().setUp()
        self.needs(snippets.READ_LINE)

    def ask(self, **options):
        msg_id = self.client.execute(snippets.READ_LINE, allow_stdin=True, **options)
        request = self.client.get_stdin_msg(timeout=15)
        self.assertEqual(request["msg_type"], "input_request")
        self.assertEqual(request["parent_header"]["msg_id"], msg_id)
        validate_types = {"prompt": str, "password": bool}
        for field, kind in validate_types.items():
            self.assertIsInstance(request["content"][field], kind)
        return msg_id

    def test_an_answer_reaches_the_cell(self):
        msg_id = self.ask()
        self.client.input("an answer")
        outputs = outputs_until_idle(self.client, msg_id)
        self.assertEqual(texts(outputs), "an answer\n")

    def test_an_interrupt_ends_the_wait(self):
        msg_id = self.ask()
        self.manager.interrupt_kernel()
        reply = reply_to(self.client, msg_id, timeout=3)
        self.assertEqual(reply["content"]["status"], "error")
        self.assertStillWorks()

    def test_an_answer_nobody_asked_for_is_not_the_answer_to_the_next_question(self):
        self.client.input("stale")
        time.sleep(0.2)
        msg_id = self.ask()
        self.client.input("fresh")
        self.assertEqual(
            texts(outputs_until_idle(self.client, msg_id)), "fresh\n"
        )

    def test_a_client_without_input_is_not_asked(self):
        reply, _ = run(self.client, snippets.READ_LINE, allow_stdin=False)
        self.assertEqual(reply["content"]["status"], "error")


class Control(KernelTestCase):
    def test_kernel_info_is_answered_during_a_cell(self):
        msg_id = self.client.execute(snippets.PRINT_THEN_SPIN)
        wait_for_text(self.client, msg_id, "spinning")
        asked = request_on_control(self.client, "kernel_info_request")
        reply = control_reply_to(self.client, asked, timeout=2)
        self.assertEqual(reply["msg_type"], "kernel_info_reply")
        self.assertEqual(types(outputs_until_idle(self.client, asked)), ["status"] * 2)
        self.manager.interrupt_kernel()
        self.assertEqual(reply_to(self.client, msg_id)["content"]["status"], "error")

    def test_control_requests_are_answered_in_order(self):
        asked = [request_on_control(self.client, "kernel_info_request") for _ in range(5)]
        answered = [
            self.client.get_control_msg(timeout=5)["parent_header"]["msg_id"]
            for _ in asked
        ]
        self.assertEqual(answered, asked)


class Questioning(KernelTestCase):
    def test_completion_counts_unicode_scalars(self):
        run(self.client, snippets.DEFINE)
        # One emoji is one scalar outside the basic plane, the flag is two, the last is three.
        before = 'print("\N{ROCKET}\N{REGIONAL INDICATOR SYMBOL LETTER D}\N{REGIONAL INDICATOR SYMBOL LETTER E}"); '
        code = before + snippets.COMPLETION_TEXT
        msg_id = self.client.complete(code)
        content = reply_to(self.client, msg_id)["content"]
        self.assertIn(snippets.DEFINED_NAME, content["matches"])
        self.assertEqual(content["cursor_start"], len(before))
        self.assertEqual(content["cursor_end"], len(code))

    def test_a_cursor_outside_the_code_is_harmless(self):
        for cursor in (-5, 10_000):
            msg_id = self.client.complete("print", cursor_pos=cursor)
            self.assertEqual(reply_to(self.client, msg_id)["content"]["status"], "ok")
            msg_id = self.client.inspect("print", cursor_pos=cursor)
            self.assertEqual(reply_to(self.client, msg_id)["content"]["status"], "ok")

    def test_completion_at_every_position_of_a_cell_is_answered(self):
        code = snippets.PRINT_TWICE + "\n" + snippets.DEFINE
        for cursor in range(len(code) + 1):
            msg_id = self.client.complete(code, cursor_pos=cursor)
            validate_message(reply_to(self.client, msg_id), "complete_reply", msg_id)

    def test_nothing_found_is_a_valid_inspection(self):
        msg_id = self.client.inspect(snippets.UNDEFINED)
        reply = reply_to(self.client, msg_id)
        validate_message(reply, "inspect_reply", msg_id)
        self.assertFalse(reply["content"]["found"])

    def test_is_complete_says_how_to_indent(self):
        msg_id = self.client.is_complete(snippets.INCOMPLETE)
        content = reply_to(self.client, msg_id)["content"]
        self.assertEqual(content["status"], "incomplete")
        self.assertNotEqual(content["indent"], "")

    def test_history_of_this_session_by_range(self):
        reply, _ = run(self.client, snippets.SUM)
        line = reply["content"]["execution_count"]
        msg_id = self.client.history(
            hist_access_type="range", session=0, start=line, stop=line + 1
        )
        rows = reply_to(self.client, msg_id)["content"]["history"]
        self.assertEqual([row[1:] for row in rows], [[line, snippets.SUM]])

    def test_comms_to_unknown_targets_are_closed(self):
        message = self.client.session.msg(
            "comm_open", {"comm_id": "c1", "target_name": "nobody", "data": {}}
        )
        self.client.shell_channel.send(message)
        outputs = outputs_until_idle(self.client, message["header"]["msg_id"])
        self.assertEqual(types(outputs), ["status", "comm_close", "status"])
        self.assertEqual(outputs[1]["content"]["comm_id"], "c1")
        msg_id = self.client.comm_info()
        self.assertEqual(reply_to(self.client, msg_id)["content"]["comms"], {})

    def test_an_unknown_request_is_answered_with_busy_and_idle(self):
        message = self.client.session.msg("no_such_request", {})
        self.client.shell_channel.send(message)
        outputs = outputs_until_idle(self.client, message["header"]["msg_id"])
        self.assertEqual(types(outputs), ["status", "status"])
        self.assertStillWorks()


if __name__ == "__main__":
    unittest.main()
