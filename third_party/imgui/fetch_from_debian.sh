#!/usr/bin/env bash
# fetch_from_debian.sh CACHE: puts the source of Dear ImGui ≥ 1.92 into CACHE/imgui-VERSION.
#
# Debian's stable releases may ship an older one, so the source package of a newer suite is asked for. Nothing of the
# machine's own package state is touched: the list of sources, the package lists and the archive cache are private to
# this call. apt checks the archive's signature and, from there, the hash of every file. Only the age of the list does not
# matter: a mirror that stands still, as archives of one day do, serves a source that is just as good.
set -euo pipefail

cache=$1
at_least=1.92
say() { echo "imgui: $*" >&2; }

for tool in apt-get apt-cache dpkg dpkg-source; do
    command -v "$tool" >/dev/null || { say "cannot fetch it here: $tool is missing"; exit 1; }
done
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
[[ -r $keyring ]] || { say "cannot fetch it here: the package debian-archive-keyring is missing"; exit 1; }

# Those that this machine already uses, whatever its suite is called, and the one that everybody can.
mirrors() {
    {
        apt-get indextargets --no-release-info --format '$(REPO_URI)' 'Created-By: Packages' 2>/dev/null |
            grep -v security || true
        echo http://deb.debian.org/debian
    } | sed 's,/$,,' | awk '!seen[$0]++'
}

mkdir -p "$cache"
work=$(mktemp -d "$cache/fetch.XXXXXX") # beside its goal, so that the last step is one rename
trap 'rm -rf "$work"' EXIT
work=$(cd "$work" && pwd)

state=$work/state
private_apt() {
    "$1" -q -o Dir::Etc::sourcelist="$state/suite.sources" -o Dir::Etc::sourceparts=- -o Dir::State::lists="$state/lists" \
        -o Dir::Cache="$state/cache" -o APT::Sandbox::User="$(id -un)" -o Acquire::Languages=none \
        -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false -o Acquire::Check-Valid-Until=false -o Acquire::Retries=2 "${@:2}"
}

fetch() {
    local mirror=$1 suite=$2 version
    rm -rf "$state" && mkdir -p "$state/lists/partial" "$state/cache/archives/partial" "$state/source"
    printf '%s\n' 'Types: deb-src' "URIs: $mirror" "Suites: $suite" 'Components: main' "Signed-By: $keyring" \
        >"$state/suite.sources"
    # A list that cannot be verified is a failure here, not a warning.
    private_apt apt-get --error-on=any update >"$work/log" 2>&1 || return 1
    version=$(private_apt apt-cache showsrc imgui 2>/dev/null | sed -n 's/^Version: //p' | sort -V | tail -n 1)
    [[ -n $version ]] && dpkg --compare-versions "$version" ge "$at_least" || return 1
    (cd "$state/source" && private_apt apt-get source "imgui=$version") >>"$work/log" 2>&1 || return 1

    local unpacked goal=$cache/imgui-${version%%[+-]*}
    unpacked=$(find "$state/source" -mindepth 1 -maxdepth 1 -type d | head -n 1)
    [[ -f $unpacked/imgui.cpp ]] || return 1
    rm -rf "$unpacked/examples" "$unpacked/.pc"
    # Another build may have been quicker; then its copy is as good.
    mv -T "$unpacked" "$goal" 2>/dev/null || [[ -f $goal/imgui.cpp ]]
    say "source package $version of Debian's $suite"
}

while read -r mirror; do
    for suite in testing unstable; do
        fetch "$mirror" "$suite" && exit 0
    done
done < <(mirrors)

say "no Debian source package of $at_least or newer could be fetched"
[[ -s $work/log ]] && tail -n 3 "$work/log" >&2
exit 1
