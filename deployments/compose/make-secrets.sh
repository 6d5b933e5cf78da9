#!/bin/sh
# Makes the secrets of deployments/compose.yaml, random, each in a file of its own. A file that is there stays.
set -eu
umask 077
folder="${1:-$(dirname "$0")/secrets}"
mkdir -p "$folder"
for name in db-superuser-password db-owner-password db-password local-token; do
  [ -s "$folder/$name" ] || head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n' > "$folder/$name"
done
# containers read them as another user
chmod 0711 "$folder"
chmod 0444 "$folder"/*
