# raftarium check: the properties of Raft in scenarios and in random fault schedules.
source "$(dirname "$0")/expectations.bash"

expect 0 check "$scenarios"/*.json
[ "$(wc -l <.out)" = "$(ls "$scenarios"/*.json | wc -l)" ] || fail "check does not say a line for each file"
[ "$(grep -c 'all 11 properties held' .out)" = "$(wc -l <.out)" ] || fail "a shipped scenario breaks a property"

expect 0 check --schedules 50 --seed 7
has .out "50 schedules from seed 7: all 11 properties held"
mv .out first
expect 0 check --schedules 50 --seed 7
same first .out
expect 0 check --schedules 0
has .out "nothing was played"

# What breaks without a rule is shown as small as it can be made, and breaks again when it is played.
expect 1 check --off vote_once_per_term
has .out "made small: "
expect 1 check --off vote_once_per_term --out small.json
has .out "broken: "
[ "$(grep -c '"at"' small.json)" -le 6 ] || fail "the counterexample is not small"
expect 1 check small.json
has .out "broken: "
expect 1 check --off vote_once_per_term --out -
mv .out again.json
same small.json again.json
expect 0 check --off append_request_once --schedules 20
expect 2 check --off gravity
has .err "--off"
expect 2 check --off vote_once_per_term "$scenarios/story.json"
finish
