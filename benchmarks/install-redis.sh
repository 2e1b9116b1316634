#!/bin/sh
# Installs redis-server from the distribution's packages, for the benchmark of the Redis design.
set -eu
command -v redis-server >/dev/null && exit 0
command -v apt-get >/dev/null || {
    echo "redis-server is not installed, and there is no apt-get; install it by hand" >&2
    exit 1
}
as_root=""
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
        echo "redis-server is not installed; apt-get needs root, and there is no sudo" >&2
        exit 1
    }
    as_root=sudo
fi
# The service that comes with the package is not wanted: the benchmark starts its own server.
echo "Installing redis-server by apt-get" >&2
$as_root apt-get update -qq
$as_root env DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 apt-get install -y -qq --no-install-recommends redis-server
