# raftarium lesson: check and print; and shot --beat.
source "$(dirname "$0")/expectations.bash"
lessons=$source/assets/lessons

expect 0 lesson check "$lessons"/*.json
[ "$(wc -l <.out)" = "$(ls "$lessons"/*.json | wc -l)" ] || fail "lesson check does not say a line for each lesson"
[ "$(grep -c ': sound, chapters: ' .out)" = "$(wc -l <.out)" ] || fail "a shipped lesson is not sound: $(cat .err)"
expect 0 lesson check walkthrough
has .out "walkthrough: sound, chapters: 5, beats: "

# What is wrong is said with its place: bad input where the file is no lesson, a failed check where the lesson is not sound.
refused "missing.json: reading: no such file" lesson check missing.json
refused "nowhere: reading: no such file" lesson print nowhere
echo '{"raftarium": 1, "languages": ["en"], "title": {"en": "T"}, "chapters": []}' >empty.json
refused "empty.json: chapters: is a list, expected one chapter or more" lesson check empty.json
cat >false.json <<'JSON'
{ "raftarium": 1, "languages": ["en"], "title": { "en": "T" }, "chapters": [ { "id": "c", "title": { "en": "C" },
  "world": {}, "beats": [ { "id": "b", "text": { "en": "A leads." }, "expect": [ { "leader": "A" } ] } ] } ] }
JSON
expect 1 lesson check false.json
has .err "raftarium: false.json: beat 1 'b': expect[0]: is not true at the beat's end, at 0 ms of its world (A: follower)"

# An unsound lesson can be read and looked at, to find out why; the exit code says that it is not sound.
expect 1 lesson print false.json
has .out "A leads."
has .err "beat 1 'b': expect[0]: is not true"
expect 1 shot false.json --beat 1 --out unsound.svg
has unsound.svg "A leads."
has .err "beat 1 'b': expect[0]: is not true"
refused "command line: " lesson
refused "command line: " lesson check

# What no font has is named, once for each text and with its place.
sed 's/A leads\./ก leads, ก and 𓀀./; s/, "expect": [^]]*\]//' false.json >odd.json
expect 1 lesson check odd.json
has .err "raftarium: odd.json: beat 1 'b': text.en: holds ก (U+0E01), 𓀀 (U+13000), which no font here has"
sed 's/A leads\./阈值 лекция カナ 한국어 Ελληνικά/; s/, "expect": [^]]*\]//' false.json >foreign.json
expect 0 lesson check foreign.json

expect 0 lesson print walkthrough
has .out "How Raft works"
has .out "database"
mv .out english
expect 0 lesson print "$lessons/walkthrough.json" --lang en
same english .out
expect 0 lesson print walkthrough --lang zh
has .out "节点"
grep -q '\*\*' .out && fail "the print shows marks"
[ "$(wc -l <.out)" = "$(wc -l <english)" ] || fail "the languages differ in beats"
refused '--lang: "de" is not a language of this lesson' lesson print walkthrough --lang de

expect 0 shot walkthrough --beat 20 --out a.svg
has a.svg "Raft in two minutes"
expect 0 shot walkthrough --beat 20 --out zh.svg --lang zh
has zh.svg "两分钟了解 Raft"
refused "walkthrough: --beat: is 0, expected a beat of the lesson, from 1 to" shot walkthrough --beat 0 --out b.svg
refused "walkthrough: --beat: is 1000, expected" shot walkthrough --beat 1000 --out b.svg
refused '--beat: "two" is not understood' shot walkthrough --beat two --out b.svg
refused "command line: shot needs --at or --beat" shot walkthrough --at 5 --beat 5 --out b.svg
cp "$lessons/vote-refused.json" mine.svg
refused "--out: the lesson itself" shot mine.svg --beat 1 --out ./mine.svg

# A small lesson to begin from is sound, and never takes the place of a file.
expect 0 lesson new mine.json
expect 0 lesson check mine.json
has .out "mine.json: sound, chapters: 1, beats: 3, languages: en, zh"
echo mine >mine.json
refused "mine.json: writing: is there already, expected the name of a new file" lesson new mine.json
has mine.json mine
expect 0 lesson new -
has .out '"misconceptions"'
refused "command line: " lesson new
finish
