#!/usr/bin/env bash
# Runs the journeys in one engine after the other, and says at the end how each did.
#   .ci/journeys.sh chromium firefox webkit
# In the engines that BRIEFLY names only the journeys that most visitors make are made. In the first engine
# those that have to do with the map are made once more on the site in the folder TILES, if that is set.
# A browser on a busy machine can miss a beat: up to three journeys that failed are made once more,
# each alone, and are named at the end if they arrive then. Look at them all the same.
set -uo pipefail
cd "$(dirname "$0")/.."
log=$(mktemp) && trap 'rm -f "$log"' EXIT
failed=0
sums=()

# The journeys that failed, as lines of "<file> <name>".
lost() {
    awk '/^ *Running tests\//{ file = $2; gsub(/^tests\/|\.rs$/, "", file); listed = 0 }
        /^failures:$/ { listed = 1; next }
        listed && /^    [a-z0-9_:]+$/ { names[file " " $1] = 1 }
        /^test result:/ { listed = 0 }
        END { for (name in names) print name }' "$log" | sort
}

# Makes the journeys of the files named: make <engine> <words for the sum> <files…>
make_journeys() {
    local engine=$1 part=$2 start=$SECONDS late=() made=() again=() bad journey file name
    shift 2
    for file in "$@"; do
        made+=(--test "$file")
    done
    if ! YANTU_ENGINE=$engine cargo test --features journeys --no-fail-fast "${made[@]}" 2>&1 | tee "$log"; then
        mapfile -t again < <(lost)
        bad=1
        if [ ${#again[@]} -gt 0 ] && [ ${#again[@]} -le 3 ]; then
            bad=0
            for journey in "${again[@]}"; do
                read -r file name <<<"$journey"
                echo "once more, alone: $name of $file"
                if YANTU_ENGINE=$engine cargo test --features journeys --test "$file" -- --exact "$name"; then
                    late+=("$name")
                else
                    bad=1
                fi
            done
        fi
        [ $bad = 0 ] || failed=1
    fi
    sums+=("journeys in $engine$part: $(awk -v seconds=$((SECONDS - start)) -v late=${#late[@]} '
        /^test result:/ { passed += $4; failed += $6 }
        # In one line with what the harness prints, or on its own.
        { skipped += gsub(/skipped in [a-z]+: /, "") }
        END { print passed + late " passed, " failed - late " failed, " skipped + 0 " skipped in whole or part, " seconds " s" }' "$log")")
    [ ${#late[@]} = 0 ] || sums+=("of these at the second attempt only: ${late[*]}")
}

for engine in "$@"; do
    if [[ " ${BRIEFLY:-} " == *" $engine "* ]]; then
        make_journeys "$engine" ' (smoke, explorer, reader)' browser_smoke browser_explorer browser_reader
    else
        make_journeys "$engine" '' 'browser_*'
    fi
done
if [ -n "${TILES:-}" ]; then
    YANTU_DIST=$(realpath "$TILES") && export YANTU_DIST
    make_journeys "$1" ' on tiles (explorer, knowledge, reader)' browser_explorer browser_knowledge browser_reader
fi
printf '%s\n' "${sums[@]}"
exit $failed
