"""Notebooks through nbclient, the way headless runners execute them."""

import unittest

import nbclient
import nbformat

import snippets


def execute(cells, **options):
    notebook = nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_code_cell(source) for source in cells]
    )
    nbclient.NotebookClient(
        notebook, kernel_name=snippets.KERNEL, timeout=30, **options
    ).execute()
    return notebook


class Headless(unittest.TestCase):
    def test_a_notebook_is_executed_with_all_its_outputs(self):
        notebook = execute([snippets.HELLO, snippets.SUM, snippets.PRINT_MANY])
        hello, total, many = (cell.outputs for cell in notebook.cells)
        self.assertIn("hello, world", "".join(o.text for o in hello))
        self.assertEqual(total[0].data["text/plain"], snippets.SUM_RESULT)
        self.assertEqual(
            "".join(o.text for o in many), "".join(f"{i}\n" for i in range(20000))
        )
        self.assertEqual([c.execution_count for c in notebook.cells], [1, 2, 3])
        nbformat.validate(notebook)

    def test_a_failing_cell_stops_the_notebook(self):
        with self.assertRaises(nbclient.exceptions.CellExecutionError):
            execute([snippets.SUM, snippets.UNDEFINED, snippets.HELLO])

    def test_errors_can_be_allowed(self):
        notebook = execute([snippets.UNDEFINED, snippets.SUM], allow_errors=True)
        self.assertEqual(notebook.cells[0].outputs[0].output_type, "error")
        self.assertEqual(
            notebook.cells[1].outputs[0].data["text/plain"], snippets.SUM_RESULT
        )


if __name__ == "__main__":
    unittest.main()
