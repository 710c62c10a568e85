"""The compiled component: wasmtime's machine code of the guest, made once for a machine and cached.

Imported by the process of the engine alone: wasmtime takes a moment to import.
"""

import ctypes
import os
from pathlib import Path

import wasmtime
import wasmtime._ffi as ffi
from wasmtime import Config, Engine
from wasmtime.component import Component

STACK = 64 << 20
"""Bytes of stack of a call into an instance: plain recursion goes 30,000 deep."""


POOLED = 4
"""Instances that there may be at once: the one that is used, the next one, and what is being dropped."""

CORE_INSTANCES = 40
"""Core instances that a component is made of, at most; componentize-py makes about twenty."""

RESIDENT = 64 << 20
"""Bytes of memory that stay mapped from one instance to the next."""


def engine() -> Engine:
    """Return an engine that counts the instructions it executes, those of bulk moves included."""
    config = Config()
    config.consume_fuel = True
    config.wasm_component_model = True
    # max_wasm_stack may not exceed async_stack_size, for which wasmtime-py 50 has no setter
    set_async_stack = ffi.dll.wasmtime_config_async_stack_size_set
    set_async_stack.restype, set_async_stack.argtypes = None, [ctypes.c_void_p, ctypes.c_size_t]
    set_async_stack(ctypes.cast(config.ptr(), ctypes.c_void_p), 2 * STACK)
    config.max_wasm_stack = STACK
    _pool_memory(config)
    return Engine(config)


def _pool_memory(config: Config) -> None:
    """Have instances take turns in the same memory: the kernel takes longer to map new memory, page by page,
    than it takes to put back what the instance before has changed. wasmtime-py 50 has no setters for this.
    """
    pool = ffi.wasmtime_pooling_allocation_config_new()
    ffi.wasmtime_pooling_allocation_config_total_memories_set(pool, POOLED)
    ffi.wasmtime_pooling_allocation_config_total_component_instances_set(pool, POOLED)
    ffi.wasmtime_pooling_allocation_config_total_core_instances_set(pool, POOLED * CORE_INSTANCES)
    ffi.wasmtime_pooling_allocation_config_total_tables_set(pool, POOLED * CORE_INSTANCES)
    ffi.wasmtime_pooling_allocation_config_table_elements_set(pool, 1 << 16)
    ffi.wasmtime_pooling_allocation_config_max_memory_size_set(pool, 1 << 32)
    ffi.wasmtime_pooling_allocation_config_linear_memory_keep_resident_set(pool, RESIDENT)
    ffi.wasmtime_pooling_allocation_config_table_keep_resident_set(pool, RESIDENT)
    ffi.wasmtime_pooling_allocation_strategy_set(config.ptr(), pool)
    ffi.wasmtime_pooling_allocation_config_delete(pool)


def load(here: Engine, source: Path, compiled: Path) -> Component:
    """Return the component, compiled if its machine code is not there or not for this machine."""
    if compiled.exists():
        try:
            return Component.deserialize_file(here, str(compiled))
        except wasmtime.WasmtimeError:
            pass  # of another processor, or damaged
    component = Component(here, source.read_bytes())
    machine_code = component.serialize()
    compiled.parent.mkdir(parents=True, exist_ok=True)
    unfinished = compiled.with_suffix(f".{os.getpid()}")
    try:
        unfinished.write_bytes(machine_code)
        unfinished.replace(compiled)
    except OSError:
        unfinished.unlink(missing_ok=True)
        return component
    return Component.deserialize_file(here, str(compiled))  # mapped, so that its pages are shared
