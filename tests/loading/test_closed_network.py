"""Nothing that a document names is asked for, by Python or by any library: counted by the kernel."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

TRAPS = Path(__file__).with_name("loads_of_traps.py")


def way_out_of_the_network() -> list[str]:
    """The command that runs another without a network, as root or in a user namespace of its own."""
    if shutil.which("unshare"):
        for command in (["unshare", "--net"], ["unshare", "--net", "--map-root-user"]):
            if subprocess.run([*command, "true"], capture_output=True).returncode == 0:
                return command
    return []


@pytest.mark.skipif(sys.platform != "linux", reason="network namespaces are Linux’s")
def test_no_loader_tries_to_reach_a_network(tmp_path):
    closed = way_out_of_the_network()
    if not closed:
        pytest.skip("this machine does not permit a network namespace (unshare)")
    done = subprocess.run(
        [*closed, sys.executable, str(TRAPS), str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=150,
        env=os.environ | {"PYTHONPATH": os.getcwd()},
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told["control"] >= 2, "the test would not have seen an attempt"
    assert told["loading"] == 0, done.stderr
    assert told["articles"] >= 25
