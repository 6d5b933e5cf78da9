#!/usr/bin/env bash
# Asks the server of this machine whether it lives; exit code 0 if so. Needs bash alone, so that an image needs no curl.
set -eu
port="${1:-8080}"
root="${ENTENTE_CONTEXT_ROOT:-/}"
exec 3<>"/dev/tcp/127.0.0.1/$port"
printf 'GET %s/health/live HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n' "${root%/}" >&3
read -r -t 3 _ status _ <&3
[ "$status" = 200 ]
