"""The Jupyter project's own kernel tests."""

import unittest

import jupyter_kernel_test

import snippets

# The helpers of jupyter_kernel_test call the IPython way of asking.
jupyter_kernel_test.TIMEOUT = 15


class Conformance(jupyter_kernel_test.KernelTests):
    kernel_name = snippets.KERNEL
    language_name = "swift"
    file_extension = ".swift"
    code_hello_world = snippets.HELLO
    code_stderr = snippets.STDERR
    completion_samples = [{"text": snippets.COMPLETION_TEXT}]
    complete_code_samples = [snippets.SUM, snippets.HELLO]
    incomplete_code_samples = [snippets.INCOMPLETE]
    invalid_code_samples = [s for s in [snippets.INVALID] if s]
    code_generate_error = snippets.UNDEFINED
    code_execute_result = [
        {"code": snippets.SUM, "result": snippets.SUM_RESULT},
        {"code": snippets.OTHER_SUM, "result": snippets.OTHER_SUM_RESULT},
    ]
    code_display_data = [
        s for s in [{"code": snippets.DISPLAY, "mime": snippets.DISPLAY_MIME}] if s["code"]
    ]
    code_history_pattern = snippets.SUM[:1] + "?" + snippets.SUM[2:-1] + "*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = snippets.INSPECT
    code_clear_output = snippets.CLEAR_OUTPUT


class Welcome(jupyter_kernel_test.IopubWelcomeTests):
    kernel_name = snippets.KERNEL
    support_iopub_welcome = True


if __name__ == "__main__":
    unittest.main()
