"""Writes the arrays in `numpy/` with NumPy: python make_numpy_files.py   (NumPy 2.4)"""
import os
import warnings

import numpy as np

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "numpy")
os.makedirs(FOLDER, exist_ok=True)


def write(name, array, version=None, allow_pickle=False):
    with open(os.path.join(FOLDER, name + ".npy"), "wb") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        np.lib.format.write_array(file, array, version=version, allow_pickle=allow_pickle)


six = np.arange(6).reshape(2, 3)
write("big_endian", six.astype(">i4"))
write("fortran", np.asfortranarray(six.astype("<f8")))
write("version2", six, (2, 0))
write("version3", six, (3, 0))
write("half", six.astype(np.float16))
write("bools", np.array([True, False, True]))
write("unicode", np.array(["w\u00f6rld", "x", ""]))
write("bytes", np.array([b"ab", b"c"]))
write("scalar", np.array(2.5))
write("objects", np.array([{}, []], dtype=object), allow_pickle=True)
write("records", np.zeros(2, dtype=[("a", "<i4"), ("b", "<f8")]))
write("complex", np.zeros(2, dtype=np.complex128))
np.savez(os.path.join(FOLDER, "several.npz"), x=np.arange(3), y=np.array([0.5]))
