"""The cells the protocol tests run, in the kernel's language.

Each can be replaced from the environment, so that another kernel can be put to the same tests:
TFREPL_SNIPPET_STDERR='...'. An empty snippet skips the tests that need it.
"""

import os


def _snippet(name, text):
    return os.environ.get(f"TFREPL_SNIPPET_{name}", text)


KERNEL = os.environ.get("TFREPL_KERNEL", "tfrepl")

HELLO = _snippet("HELLO", 'print("hello, world")')
STDERR = _snippet("STDERR", 'sys.stderr.write("no data set found\\n")')
SUM = _snippet("SUM", "1 + 1")
SUM_RESULT = _snippet("SUM_RESULT", "2")
OTHER_SUM = _snippet("OTHER_SUM", "20 + 22")
OTHER_SUM_RESULT = _snippet("OTHER_SUM_RESULT", "42")
DEFINE = _snippet("DEFINE", "let answerOfTests = 41 + 1")
DEFINED_NAME = _snippet("DEFINED_NAME", "answerOfTests")
DEFINED_VALUE = _snippet("DEFINED_VALUE", "42")
COMPLETION_TEXT = _snippet("COMPLETION_TEXT", "answerOf")
UNDEFINED = _snippet("UNDEFINED", "thisNameIsNotDefined")
ENDLESS = _snippet("ENDLESS", "while true {}")
PRINT_MANY = _snippet("PRINT_MANY", "for i in 0..<20000 { print(i) }")
PRINT_TWICE = _snippet("PRINT_TWICE", 'print("first")\nprint("second")')
PRINT_THEN_SPIN = _snippet("PRINT_THEN_SPIN", 'print("spinning")\nwhile true {}')
READ_LINE = _snippet("READ_LINE", "let line = readLine()\nprint(line!)")
INCOMPLETE = _snippet("INCOMPLETE", "func f() {")
INVALID = _snippet("INVALID", "let = )")
INSPECT = _snippet("INSPECT", "print")
DISPLAY = _snippet("DISPLAY", 'display(HTML("<b>epoch 1</b>"), displayId: "progress")')
DISPLAY_MIME = _snippet("DISPLAY_MIME", "text/html")
UPDATE_DISPLAY = _snippet("UPDATE_DISPLAY", 'display("epoch 2", displayId: "progress", update: true)')
CLEAR_OUTPUT = _snippet("CLEAR_OUTPUT", "clearOutput()")
