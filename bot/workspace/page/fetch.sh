#!/bin/sh
# Fetches the libraries of the page from npm:
#   fetch.sh TABULATOR_VERSION CHARTS_CSS_VERSION OPEN_PROPS_VERSION
set -eu
cd "$(dirname "$0")/web/vendor"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# take PACKAGE VERSION DIRECTORY ADDRESS FILE NAME [FILE NAME…] keeps files of a package
# under their names, without their source maps, and its licence. Files of one name are
# one file.
take() {
	package=$1 version=$2 directory=$3 address=$4
	shift 4
	rm -rf "$directory"
	mkdir -p "$work/$directory" "$directory"
	(cd "$work/$directory" && npm pack --silent "$package@$version" >/dev/null && tar xzf ./*.tgz)
	while [ $# -gt 0 ]; do
		sed -E '/^(\/\/|\/\*)# sourceMappingURL=/d' "$work/$directory/package/$1" >>"$directory/$2"
		shift 2
	done
	cp "$work/$directory/package/LICENSE" "$directory/LICENSE"
	echo "$package $version, MIT, $address" >"$directory/VERSION"
}

take tabulator-tables "$1" tabulator https://tabulator.info \
	dist/js/tabulator_esm.min.mjs tabulator.min.js dist/css/tabulator.min.css tabulator.min.css
take charts.css "$2" charts.css https://ChartsCSS.org dist/charts.min.css charts.min.css
set -- "$3"
for part in sizes fonts borders shadows gray teal yellow red blue purple; do
	set -- "$@" "$part.min.css" open-props.min.css
done
version=$1
shift
take open-props "$version" open-props https://open-props.style "$@"
