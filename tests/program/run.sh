# raftarium run: what comes of a scenario.
source "$(dirname "$0")/expectations.bash"

# Without outputs, a summary for people.
expect 0 run "$scenarios/partition-and-heal.json"
has .out "C  leader     term 2  commit 3  value 8"
has .out "all 11 properties held"
[ ! -s .err ] || fail "a good run speaks on standard error"

# State and events, in files and on standard output, are the same bytes, run after run.
expect 0 run "$scenarios/partition-and-heal.json" --state state.json --events events.jsonl
expect 0 run "$scenarios/partition-and-heal.json" --state again.json --events again.jsonl
same state.json again.json
same events.jsonl again.jsonl
expect 0 run "$scenarios/partition-and-heal.json" --state -
same state.json .out
expect 0 run "$scenarios/partition-and-heal.json" --events -
same events.jsonl .out
expect 0 run "$scenarios/partition-and-heal.json" --events /dev/stdout --state second.json
same events.jsonl .out
same state.json second.json
has state.json '"violations": []'
has state.json '"value": 8'
[ "$(ls -A | grep -c tmp)" = 0 ] || fail "a temporary file is left: $(ls -A)"

# Standard input is a file like any other.
"$program" run - --state piped.json <"$scenarios/partition-and-heal.json" >.out || fail "run - failed"
same state.json piped.json

# --until wins over the file's; inputs after it do not take effect.
expect 0 run "$scenarios/partition-and-heal.json" --until 849.999 --state -
has .out '"at": 849.999,'
has .out '"cut": []'
expect 0 run "$scenarios/partition-and-heal.json" --until 850 --state -
has .out '"cut": [["A", "C"], '
expect 0 run "$scenarios/partition-and-heal.json" --until 0 --state -
has .out '"at": 0,'

# --seed wins over the file's.
expect 0 run "$scenarios/first-election.json" --seed 18446744073709551615 --events other.jsonl
expect 0 run "$scenarios/first-election.json" --events events.jsonl
cmp -s events.jsonl other.jsonl && fail "the seed changes nothing"

# A file without an end needs --until.
echo '{"raftarium": 1}' >endless.json
refused "endless.json: until: is missing, expected" run endless.json
expect 0 run endless.json --until 1000 --state -

# Replaced files keep their mode; links stay links.
touch mode.json && chmod 640 mode.json && ln -s mode.json link.json
expect 0 run "$scenarios/first-election.json" --state link.json
[ "$(stat -c %a mode.json)" = 640 ] || fail "the mode of a replaced file changed"
[ -L link.json ] || fail "a link was replaced"
has mode.json '"nodes": ['
finish
