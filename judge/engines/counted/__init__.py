"""The counted engine: CPython inside WebAssembly, where every instruction is counted."""
