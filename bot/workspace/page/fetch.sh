#!/bin/sh
# Fetches the libraries of the page at the versions given, from npm:
#   fetch.sh TABULATOR_VERSION
set -eu
cd "$(dirname "$0")/web/vendor"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent "tabulator-tables@$1" >/dev/null && tar xzf tabulator-tables-*.tgz)
mkdir -p tabulator
sed '/^\/\/# sourceMappingURL=/d' "$work/package/dist/js/tabulator_esm.min.mjs" >tabulator/tabulator.min.js
sed '/^\/\*# sourceMappingURL=/d' "$work/package/dist/css/tabulator.min.css" >tabulator/tabulator.min.css
cp "$work/package/LICENSE" tabulator/LICENSE
echo "tabulator-tables $1, MIT, https://tabulator.info" >tabulator/VERSION
