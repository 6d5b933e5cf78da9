#!/bin/sh
# deployments/install.sh DIR: copies what a server needs out of a built checkout. The copy holds no sources and needs no
# compiler, no Maven and no network; it can belong to root and be read-only. An upgrade is one more copy beside it.
set -eu
root="$(cd "$(dirname "$0")/.." && pwd -P)"
target="${1:?usage: deployments/install.sh DIR}"

for part in target/entente.war target/server/provisioned .entente/launcher/compiled; do
  if [ ! -e "$root/$part" ]; then
    echo "There is no $part: run ./entente build first." >&2
    exit 1
  fi
done
if [ -e "$target/target" ]; then
  echo "$target holds an installation already: choose another folder, then switch to it." >&2
  exit 1
fi

mkdir -p "$target/target"
cp -R "$root/entente" "$root/config" "$root/deployments" "$root/docs" "$target/"
cp -R "$root/target/server" "$root/target/entente.war" "$target/target/"
cp -R "$root/.entente/launcher" "$target/launcher"
chmod -R go-w "$target"
