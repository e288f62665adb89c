# raftarium shot: a moment as a picture.
source "$(dirname "$0")/expectations.bash"
file=$scenarios/partition-and-heal.json
unset DISPLAY WAYLAND_DISPLAY

expect 0 shot "$file" --at 1345 --out a.svg
[ ! -s .out ] && [ ! -s .err ] || fail "shot speaks"
has a.svg "<svg"
has a.svg "Partition and heal"
expect 0 shot "$file" --at 1345 --out b.SVG
same a.svg b.SVG
expect 0 shot "$file" --at 1345 --out -
same a.svg .out
"$program" shot - --at 1345 --out c.svg <"$file" || fail "shot - failed"
same a.svg c.svg

# Each option shows.
expect 0 shot "$file" --at 1346 --out later.svg
expect 0 shot "$file" --at 1345 --out dark.svg --theme dark
expect 0 shot "$file" --at 1345 --out zh.svg --lang zh
title=$(sed -n 's/.*"scenario.partition-and-heal": "\(.*\)",/\1/p' "$source/assets/i18n/zh.json")
has zh.svg "$title"
expect 0 shot "$file" --at 1345 --out small.svg --size 320x240
expect 0 shot "$file" --at 1345 --out large.svg --size 8192x8192
for other in later dark zh small large; do
    cmp -s a.svg $other.svg && fail "$other.svg is a.svg"
done
has small.svg 'width="320"'
expect 0 shot "$file" --at 1345 --out plain.svg --size 1600x1000 --theme light --lang en
same a.svg plain.svg

# The moment may lie behind the scenario's end.
expect 0 shot "$file" --at 60000 --out end.svg

# A name in letters that no font here has is named; the picture is made all the same.
echo '{"raftarium": 1, "name": "ก 阈值 лекция カナ 한국어", "until": 1}' >odd.json
expect 0 shot odd.json --at 0 --out odd.svg
[ "$(wc -l <.err)" = 1 ] || fail "shot said not one line: $(cat .err)"
has .err 'raftarium: odd.json: "ก 阈值 лекция カナ 한국어": holds ก (U+0E01), which no font here has'
has odd.svg "ก 阈值"

# A PNG needs OpenGL 3.3. Where there is none, that is said, and no file is left.
if "$program" shot "$file" --at 1345 --out a.png 2>.err; then
    [ "$(head -c 8 a.png | od -An -tx1 | tr -d ' \n')" = 89504e470d0a1a0a ] || fail "a.png is no PNG"
    [ "$(head -c 24 a.png | tail -c 8 | od -An -tx1 | tr -d ' \n')" = 00000640000003e8 ] || fail "a.png is not 1600x1000"
else
    [ "$(wc -l <.err)" = 1 ] || fail "shot said not one line: $(cat .err)"
    has .err "raftarium: a.png: painting: "
    [ ! -e a.png ] || fail "a failed shot left a file"
fi
finish
