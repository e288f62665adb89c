# What was typed wrongly: one clear line, exit code 2.
source "$(dirname "$0")/expectations.bash"
file=$scenarios/first-election.json
cp "$file" here.json

expect 0 --help
has .out "raftarium"
for command in run shot check lesson; do has .out "  $command "; done
for command in run shot check lesson; do
    expect 0 $command --help
    has .out "raftarium $command"
done
expect 0 run --help
has .out "--until MS"
expect 0 --version
[[ $(cat .out) == "raftarium "[0-9]* ]] || fail "--version says $(cat .out)"

refused "command line: " --no-such-option
refused "command line: " run
refused "command line: " run here.json extra
refused "command line: " run here.json --until
refused "command line: " run here.json --until 1 --until 2
refused "command line: " rnu here.json
refused "command line: " shot here.json --out x.svg
refused "command line: " shot here.json --at 5
refused '--until: "abc" is not understood, expected ms' run here.json --until abc
refused '--until: "-1" is not understood' run here.json --until -1
refused '--until: "0.0001" is not understood' run here.json --until 0.0001
refused '--until: "1000000001" is not understood' run here.json --until 1000000001
refused '--seed: "-1" is not understood' run here.json --seed -1
refused '--seed: "18446744073709551616" is not understood' run here.json --seed 18446744073709551616
refused '--at: "" is not understood' shot here.json --at "" --out x.svg
refused '--out: "x.jpg" is not understood, expected a name that ends in .png or .svg' shot here.json --at 5 --out x.jpg
refused '--size: "319x240" is not understood' shot here.json --at 5 --out x.svg --size 319x240
refused '--size: "8193x8192" is not understood' shot here.json --at 5 --out x.svg --size 8193x8192
refused '--size: "1600" is not understood' shot here.json --at 5 --out x.svg --size 1600
refused '--theme: "blue" is not understood, expected light or dark' shot here.json --at 5 --out x.svg --theme blue
refused '--lang: "de" is not understood, expected en or zh' shot here.json --at 5 --out x.svg --lang de
refused '--schedules: "many" is not understood' check --schedules many
refused '--seed: makes no sense with files' check here.json --seed 5
refused '--at: is without FILE, expected a scenario' --at 5
refused '--at: "abc" is not understood' here.json --at abc
refused '--theme: "blue" is not understood, expected light or dark' here.json --theme blue
refused '--lang: "de" is not understood, expected en or zh' --lang de
refused '--picture: "x.svg" is not understood' --picture x.svg
for line in "$(cat .err)"; do [[ $line == *", see raftarium --help" ]] || fail "no word of --help: $line"; done
finish
