#!/bin/sh
# componentize-py 0.25.1: the same inputs give another component at each build.
#
# Behaviour: a component holds a snapshot of an interpreter that has started during the build, with the hash
# seed that it drew there. Two builds of one module on one machine differ in their bytes, and in what they
# execute: string hashes differ, and with them the order of sets and the collisions in dictionaries. Whoever
# counts instructions, or names artifacts by their digest, has to build once and hand that on.
#
# Output seen: two different digests, then "builds differ".
# Source: https://github.com/bytecodealliance/componentize-py/issues/247 (open, 2026-09)
#
# Exit code 0 as long as builds differ; 1 if they have become the same, 2 if it could not be tried.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT INT TERM
cd "$folder"
python3 -m venv environment || exit 2
environment/bin/pip install --quiet --disable-pip-version-check componentize-py==0.25.1 || exit 2
cat >world.wit <<'WIT'
package finding:hash;
world guest {
  export value: func() -> s64;
}
WIT
cat >guest.py <<'PY'
import wit_world


class WitWorld(wit_world.WitWorld):
    def value(self) -> int:
        return hash("the same text")
PY
tool=environment/bin/componentize-py
"$tool" -d world.wit -w guest bindings . || exit 2
for name in first second; do
  "$tool" -d world.wit -w guest componentize guest -o "$name.wasm" || exit 2
  sha256sum "$name.wasm"
done
if cmp -s first.wasm second.wasm; then
  echo "builds are the same"
  exit 1
fi
echo "builds differ"
