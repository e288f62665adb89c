# raftarium check: the five properties in scenarios and in random fault schedules.
source "$(dirname "$0")/expectations.bash"

expect 0 check "$scenarios"/*.json
[ "$(wc -l <.out)" = "$(ls "$scenarios"/*.json | wc -l)" ] || fail "check does not say a line for each file"
[ "$(grep -c 'all five properties held' .out)" = "$(wc -l <.out)" ] || fail "a shipped scenario breaks a property"

expect 0 check --schedules 50 --seed 7
has .out "50 schedules from seed 7: all five properties held"
mv .out first
expect 0 check --schedules 50 --seed 7
same first .out
expect 0 check --schedules 0
finish
