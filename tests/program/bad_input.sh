# Files that are no scenario: one clear line, exit code 2, and nothing left behind.
source "$(dirname "$0")/expectations.bash"

echo "old" >state.json

refused "missing.json: reading: no such file" run missing.json --state state.json
refused "missing.json: reading: no such file" shot missing.json --at 1 --out x.svg
refused "missing.json: reading: no such file" check missing.json
refused "nodir/x.json: reading: no such file" run nodir/x.json
refused ".: reading: is a directory" run .
refused '"": reading: no such file' run ""

touch empty.json
refused "empty.json: line 1, column 1: the file is empty" run empty.json --state state.json
head -c 300 "$scenarios/story.json" >truncated.json
refused "truncated.json: line 9, column" run truncated.json --state state.json
echo "hello" >text.json
refused "text.json: line 1, column 1: invalid literal" run text.json
head -c 5000 "$program" >binary.json
refused "binary.json: line 1, column" run binary.json
truncate -s 65M huge.json
refused "huge.json: reading: is too large, expected at most 64 MiB" run huge.json
refused "/dev/zero: reading: is too large, expected at most 64 MiB" run /dev/zero
printf '{"raftarium": 1, "name": "\xff"}' >latin.json
refused "latin.json: line 1, column 27: invalid string" run latin.json
head -c 1000000 /dev/zero | tr '\0' '[' >deep.json
refused "deep.json: [0][0]" run deep.json

echo '{"raftarium": 2, "new": 1}' >newer.json
refused "newer.json: raftarium: is 2, a newer format" run newer.json
echo '{"raftarium": 1, "nodes": "five"}' >typed.json
refused 'typed.json: nodes: is "five", expected an integer from 1 to 9' run typed.json
echo '{"raftarium": 1, "inputs": [{"at": 1, "do": "partition", "groups": ["AB", "BC"]}]}' >torn.json
refused "torn.json: inputs[0].groups[1]: B stands twice, expected" run torn.json
refused "torn.json: inputs[0].groups[1]: B stands twice, expected" check "$scenarios/story.json" torn.json
cp text.json $'two\nlines.json'
refused "two?lines.json: line 1" run $'two\nlines.json'

cp "$scenarios/story.json" locked.json && chmod 000 locked.json
if [ ! -r locked.json ]; then # root reads everything
    refused "locked.json: reading: permission denied" run locked.json
fi

[ "$(cat state.json)" = old ] || fail "a failed run touched the file that was there"
finish
