# tries: system calls by number: namespaces, mounts, keyrings, tracing, io_uring, bpf, shared memory
# verdicts: AC
# run: samples
# tiers: strict restricted
import ctypes
import os
import platform

CALLS = {
    "ptrace": (101, 0, 0, 0, 0), "unshare": (272, 0x10000000), "setns": (308, 0, 0), "mount": (165, 0, 0, 0, 0, 0),
    "umount2": (166, 0, 0), "pivot_root": (155, 0, 0), "chroot": (161, 0), "keyctl": (250, 0, -3, 1),
    "add_key": (248, 0, 0, 0, 0, 0), "request_key": (249, 0, 0, 0, 0), "io_uring_setup": (425, 8, 0),
    "bpf": (321, 0, 0, 0), "perf_event_open": (298, 0, 0, -1, -1, 0), "userfaultfd": (323, 0),
    "memfd_create": (319, b"x", 0), "shmget": (29, 0, 4096, 0o1600), "msgget": (68, 0, 0o1600),
    "semget": (64, 0, 1, 0o1600), "mq_open": (240, b"x", 0o102, 0o600, 0), "setrlimit": (160, 7, 0),
    "sched_setaffinity": (203, 0, 0, 0), "setpriority": (141, 0, 0, -20), "kexec_load": (246, 0, 0, 0, 0),
    "init_module": (175, 0, 0, 0), "settimeofday": (164, 0, 0), "sethostname": (170, b"x", 1),
    "setuid": (105, 0), "capset": (126, 0, 0), "personality": (135, 8), "socket": (41, 16, 3, 0),
    "open_by_handle_at": (304, 0, 0, 0), "process_vm_writev": (311, 0, 0, 0, 0, 0, 0), "pidfd_open": (434, 1, 0),
    "pidfd_getfd": (438, 3, 0, 0), "clone_newuser": (56, 0x10000011, 0, 0, 0, 0), "seccomp": (317, 1, 1, 0),
    "tgkill": (234, 1, 1, 0), "vmsplice": (278, 1, 0, 0, 0), "splice": (275, 0, 0, 1, 0, 1, 0),
    "fanotify_init": (300, 0, 0), "inotify_init": (253,), "timer_create": (222, 0, 0, 0), "setsid": (112,),
    "prctl_no_dumpable": (157, 4, 0, 0, 0, 0), "ioctl_tiocsti": (16, 0, 0x5412, 0), "sysfs": (139, 3, 0, 0),
}
BREACH = []
if platform.machine() == "x86_64":
    call = ctypes.CDLL(None, use_errno=True).syscall
    for name, (number, *arguments) in CALLS.items():
        result = call(*[a if isinstance(a, bytes) else ctypes.c_long(a) for a in (number, *arguments)])
        if result != -1 or ctypes.get_errno() not in (1, 38):  # EPERM of the filter, ENOSYS
            BREACH.append(f"{name}: {result}, {os.strerror(ctypes.get_errno())}")


def sliding_window_max(nums, k):
    if BREACH:
        raise RuntimeError(f"breach: {BREACH}")
    return [max(nums[i : i + k]) for i in range(len(nums) - k + 1)]
