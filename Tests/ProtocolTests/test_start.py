"""What a kernel does not load before it listens: each of these costs its clients milliseconds, or a tenth of a second
when they look before the sockets are open."""

import os
import struct
import unittest

from client import KernelTestCase, kernel_pid, run


class StartTests(KernelTestCase):
    def mapped(self):
        with open(f"/proc/{kernel_pid(self.manager)}/maps") as maps:
            return {os.path.basename(line.split()[-1]) for line in maps if "/" in line}

    def linked(self):
        """The libraries the dynamic loader loads before the program begins."""
        needed, strings, entries = [], None, self.dynamic_entries()
        with open(self.executable(), "rb") as file:
            data = file.read()
        load = {kind: value for kind, value in entries}
        strings = self.offset(data, load[5])
        for kind, value in entries:
            if kind == 1:
                end = data.index(b"\0", strings + value)
                needed.append(data[strings + value : end].decode())
        return needed

    def executable(self):
        return os.path.realpath(f"/proc/{kernel_pid(self.manager)}/exe")

    def segments(self, data):
        start, = struct.unpack_from("<Q", data, 32)
        size, count = struct.unpack_from("<HH", data, 54)
        for index in range(count):
            kind, _, offset, address, _, length = struct.unpack_from("<IIQQQQ", data, start + index * size)
            yield kind, offset, address, length

    def offset(self, data, address):
        for kind, offset, start, length in self.segments(data):
            if kind == 1 and start <= address < start + length:
                return offset + address - start
        raise AssertionError(f"no segment holds {address:#x}")

    def dynamic_entries(self):
        with open(self.executable(), "rb") as file:
            data = file.read()
        offset, length = next((o, n) for kind, o, _, n in self.segments(data) if kind == 2)
        return list(struct.iter_unpack("<qQ", data[offset : offset + length]))

    def test_only_the_systems_libraries_are_loaded_before_the_program_begins(self):
        known = ("libm.so", "libstdc++.so", "libgcc_s.so", "libc.so", "libpthread.so", "libdl.so", "ld-linux")
        self.assertEqual([name for name in self.linked() if not name.startswith(known)], [])

    def test_the_loader_has_little_to_relocate(self):
        """A program that can stand anywhere needs a relocation for each of its pointers, some 150 000."""
        relative = dict(self.dynamic_entries()).get(0x6FFFFFF9, 0)
        self.assertLess(relative, 1000)

    def test_libraries_for_matrices_and_archives_wait_for_their_first_use(self):
        run(self.client, "let a = 1 + 1")
        heavy = ("libopenblas", "libdnnl", "libzip", "libcrypto", "libedit", "libgfortran")
        self.assertEqual([name for name in self.mapped() if name.startswith(heavy)], [])
        run(self.client, "let p = np.array([[1.0, 2], [3, 4]]).dot(np.array([[1.0, 0], [0, 1]]))")
        self.assertTrue(any(name.startswith("libopenblas") for name in self.mapped()))


if __name__ == "__main__":
    unittest.main()
