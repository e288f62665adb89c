# The commands that the README shows work as they stand there: those lines that call the program without its window.
source "$(dirname "$0")/expectations.bash"
[ -e "$source/README.md" ] || exit 0
ln -s "$source/assets" assets
count=0
while read -r first second rest; do
    case "$first $second" in
        "raftarium "* | "build/raftarium "* | "./build/raftarium "*) words="$second $rest" ;;
        "./dev run") words=$rest ;;
        *) continue ;;
    esac
    words=${words%%#*}
    [[ $words =~ ^(run|shot|check|lesson|--help|--version) ]] || continue
    [[ $words == *.png* ]] && continue # needs OpenGL; shot.sh looks after it
    [[ $words =~ [\|\<\>\;\&\$\[] ]] && continue # a form, not a command
    read -ra words <<<"$words"
    for word in "${words[@]}"; do
        [[ $word == */*.json && $word != assets/* ]] && mkdir -p "$(dirname "$word")"
    done
    expect 0 "${words[@]}"
    count=$((count + 1))
done < <(sed 's/^[$ ]*//; s/`//g' "$source/README.md")
echo "$count commands of the README"
finish
