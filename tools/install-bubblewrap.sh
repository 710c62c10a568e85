#!/bin/sh
# Installs bubblewrap and libseccomp, which isolate submissions, where that needs no password.
# Never fails: without them judge still runs, and says in its report what is missing.

if [ "$(uname -s)" != Linux ]; then
    echo "Isolation: bubblewrap exists for Linux only; submissions run with less isolation here."
    exit 0
fi
if command -v bwrap >/dev/null 2>&1 && ldconfig -p 2>/dev/null | grep -q 'libseccomp\.so\.2'; then
    exit 0
fi

if command -v apt-get >/dev/null 2>&1; then
    install="apt-get install -y bubblewrap libseccomp2"
    refresh="apt-get update"
elif command -v dnf >/dev/null 2>&1; then
    install="dnf install -y bubblewrap libseccomp"
elif command -v pacman >/dev/null 2>&1; then
    install="pacman -S --noconfirm bubblewrap libseccomp"
elif command -v apk >/dev/null 2>&1; then
    install="apk add bubblewrap libseccomp"
elif command -v zypper >/dev/null 2>&1; then
    install="zypper --non-interactive install bubblewrap libseccomp2"
else
    echo "Isolation: install bubblewrap with your package manager to run submissions strictly isolated."
    exit 0
fi

if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "Isolation: to run submissions strictly isolated, run: sudo $install"
    exit 0
fi

echo "Installing bubblewrap ..."
log=$(mktemp)
if ! $as_root env DEBIAN_FRONTEND=noninteractive $install >"$log" 2>&1; then
    if [ -z "${refresh:-}" ] || ! $as_root $refresh >"$log" 2>&1 ||
        ! $as_root env DEBIAN_FRONTEND=noninteractive $install >"$log" 2>&1; then
        echo "Isolation: bubblewrap could not be installed ($(tail -n 1 "$log")); try: sudo $install"
    fi
fi
rm -f "$log"
exit 0
