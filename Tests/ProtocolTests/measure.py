"""Measures a kernel as its clients see it: start, round trip, memory, and the end.

    TFREPL_KERNEL=tfrepl python Tests/ProtocolTests/measure.py
"""

import json
import statistics
import time

import psutil
import zmq
from jupyter_client.manager import KernelManager

import snippets
from client import kernel_pid, outputs_until_idle, reply_to


def milliseconds(seconds):
    return round(seconds * 1e3, 2)


def start_times(runs=5):
    """From starting the process to the first kernel_info reply."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        manager = KernelManager(kernel_name=snippets.KERNEL)
        manager.start_kernel()
        client = manager.client()
        client.start_channels()
        reply_to(client, client.kernel_info())
        times.append(time.perf_counter() - begin)
        client.stop_channels()
        manager.shutdown_kernel()
    return times


def client_round_trips(client, runs=300):
    """An execute_request through jupyter_client until its reply and idle."""
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        msg_id = client.execute(snippets.SUM)
        outputs_until_idle(client, msg_id)
        reply_to(client, msg_id)
        times.append(time.perf_counter() - begin)
    return times


def wire_round_trips(manager, client, runs=300):
    """The same with bare sockets and signatures made beforehand: nearly the kernel's share."""
    fields = manager.get_connection_info()
    address = f"tcp://{fields['ip']}:"
    shell = zmq.Context.instance().socket(zmq.DEALER)
    iopub = zmq.Context.instance().socket(zmq.SUB)
    shell.connect(address + str(fields["shell_port"]))
    iopub.connect(address + str(fields["iopub_port"]))
    iopub.subscribe(b"")
    # Not every kernel welcomes every subscriber; the rest are given time to notice this one.
    if iopub.poll(500):
        iopub.recv_multipart()
    session = client.session
    content = {"code": snippets.SUM, "silent": False, "store_history": True}
    requests = [
        session.serialize(session.msg("execute_request", content)) for _ in range(runs)
    ]
    times = []
    for request in requests:
        begin = time.perf_counter()
        shell.send_multipart(request)
        while b'"idle"' not in iopub.recv_multipart()[-1]:
            pass
        times.append(time.perf_counter() - begin)
        shell.recv_multipart()
    shell.close(0)
    iopub.close(0)
    return times


def main():
    starts = start_times()
    manager = KernelManager(kernel_name=snippets.KERNEL)
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    client.wait_for_ready(timeout=15)
    process = psutil.Process(kernel_pid(manager))
    outputs_until_idle(client, client.execute(snippets.SUM))
    resident = process.memory_info().rss
    threads = process.num_threads()
    through_client = client_round_trips(client)
    on_the_wire = wire_round_trips(manager, client)
    client.stop_channels()
    begin = time.perf_counter()
    manager.shutdown_kernel()
    print(
        json.dumps(
            {
                "kernel": snippets.KERNEL,
                "start_to_kernel_info_ms": milliseconds(statistics.median(starts)),
                "round_trip_client_ms": milliseconds(statistics.median(through_client)),
                "round_trip_wire_ms": milliseconds(statistics.median(on_the_wire)),
                "resident_mb": round(resident / 1e6, 1),
                "threads": threads,
                "shutdown_ms": milliseconds(time.perf_counter() - begin),
            },
            indent=2,
        )
    )


if __name__ == "__main__":
    main()
