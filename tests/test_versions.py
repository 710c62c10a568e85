"""Versions of installed packages."""

import importlib.metadata

import pytest

from judge.model.errors import JudgeFault
from judge.versions import installed_version


@pytest.mark.parametrize("package", ["hypothesis", "wasmtime", "click"])
def test_the_version_is_the_installed_one(package: str) -> None:
    assert installed_version(package) == importlib.metadata.version(package)


def test_a_package_that_is_not_installed_is_a_fault_with_advice() -> None:
    with pytest.raises(JudgeFault, match="no_such_package is not installed") as caught:
        installed_version("no_such_package")
    assert "Install judge again" in caught.value.advice
