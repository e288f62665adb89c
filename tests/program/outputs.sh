# Outputs that cannot be written, or not to the end: exit code 2, one line, nothing half-written.
source "$(dirname "$0")/expectations.bash"
file=$scenarios/partition-and-heal.json

refused "nodir/x.json: writing: no such directory" run "$file" --state nodir/x.json
refused "nodir/x.svg: writing: no such directory" shot "$file" --at 1 --out nodir/x.svg
refused ".: writing: is a directory" run "$file" --events .
refused "/proc/x.json: writing: " run "$file" --state /proc/x.json
refused "--events: the same file as --state" run "$file" --state a.json --events ./a.json
refused "--events: the same file as --state" run "$file" --state - --events -
cp "$file" mine.json
refused "--state: the scenario itself" run mine.json --state ./mine.json

# A disk that is full, found before or after the run; the other output is not left either.
refused "/dev/full: writing: No space left on device" run "$file" --state /dev/full --events events.jsonl
refused "/dev/full: writing: No space left on device" run "$file" --state state.json --events /dev/full
expect 2 run "$file" --state /dev/full --events -
has .err "raftarium: /dev/full: writing: No space left on device"
"$program" run "$file" --state - >/dev/full 2>.err
[ $? = 2 ] || fail "a full standard output is no failure"
has .err "raftarium: -: writing: No space left on device"
"$program" run "$file" >/dev/full 2>.err
[ $? = 2 ] || fail "a summary that cannot be written is no failure"
"$program" --help >/dev/full 2>.err
[ $? = 2 ] || fail "help that cannot be written is no failure"

# What was there stays, whole, when its successor does not fit.
echo "old" >events.jsonl
(ulimit -f 8 && "$program" run "$file" --events events.jsonl --state state.json >.out 2>.err)
[ $? = 2 ] || fail "a file that grows too large is no failure"
has .err "raftarium: events.jsonl: writing: "
[ "$(cat events.jsonl)" = old ] || fail "a failed run touched the file that was there"
[ ! -e state.json ] || fail "a failed run left its other output"

# A reader that leaves early.
mkfifo pipe
"$program" run "$file" --until 600000 --events pipe --state state.json 2>.err &
run=$!
head -n 1 pipe >first.jsonl
wait $run
[ $? = 2 ] || fail "a reader that leaves is no failure"
has .err "raftarium: pipe: writing: nobody reads the other end"
has first.jsonl '"n": 1,'
[ ! -e state.json ] || fail "a failed run left its other output"

# Killed in the middle.
"$program" run "$file" --until 600000 --events pipe --state state.json 2>.err &
run=$!
exec 3<pipe
read -r line <&3
{ kill -KILL $run && wait $run; } 2>/dev/null
exec 3<&-
[ "$(ls -A | sort | tr '\n' ' ')" = ".err .out events.jsonl first.jsonl mine.json pipe " ] ||
    fail "a killed run left something behind: $(ls -A)"

# Special files are written to, never replaced.
expect 0 run "$file" --state /dev/null --events /dev/null
[ -c /dev/null ] || fail "/dev/null was replaced"

# Closed standard output is not taken for a file that is opened later.
"$program" run "$file" --state closed.json >&- 2>.err
"$program" run "$file" --state open.json >/dev/null || fail "run failed"
same closed.json open.json

mkdir locked && chmod 500 locked
if [ ! -w locked ]; then # root writes everywhere
    refused "locked/x.json: writing: " run "$file" --state locked/x.json
fi
finish
