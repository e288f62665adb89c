# Sourced by the scripts beside it: an empty folder to work in, and what a command is expected to do.
set -u
program=$(realpath "$1")
source=$PWD
scenarios=$source/assets/scenarios
folder=$(mktemp -d)
trap 'chmod -R u+rwx "$folder"; rm -rf "$folder"' EXIT
cd "$folder" || exit 1
failures=0

fail() {
    echo "FAILED: $*"
    failures=$((failures + 1))
}

# expect CODE ARGS…: runs the program. Its output is in the files .out and .err afterwards.
expect() {
    local code=$1
    shift
    "$program" "$@" >.out 2>.err </dev/null
    local got=$?
    [ "$got" = "$code" ] || fail "$* ended with $got, not $code: $(head -c 300 .err)"
}

# refused BEGINNING ARGS…: bad usage or bad input. One line on standard error that begins so, nothing else anywhere.
refused() {
    local beginning=$1 before after
    shift
    before=$(ls -AlR --time-style=full-iso --ignore=.out --ignore=.err .)
    expect 2 "$@"
    after=$(ls -AlR --time-style=full-iso --ignore=.out --ignore=.err .)
    [ "$(wc -l <.err)" = 1 ] || fail "$* said not one line: $(cat .err)"
    [[ $(cat .err) == "raftarium: $beginning"* ]] || fail "$* said: $(cat .err), not: raftarium: $beginning"
    [ ! -s .out ] || fail "$* wrote to standard output"
    [ "$before" = "$after" ] || fail "$* left something behind: $after"
}

# has FILE TEXT
has() { grep -qF -- "$2" "$1" || fail "$1 does not hold: $2: $(head -c 300 "$1")"; }

same() { cmp -s "$1" "$2" || fail "$1 and $2 differ"; }

finish() {
    [ "$failures" = 0 ] || echo "$failures expectations failed"
    exit $((failures > 0))
}
