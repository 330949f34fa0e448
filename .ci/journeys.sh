#!/usr/bin/env bash
# Runs the journeys in one engine after the other, and says at the end how each did.
#   .ci/journeys.sh chromium firefox webkit
# In the engines that BRIEFLY names only the journeys that most visitors make are made.
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

for engine in "$@"; do
    start=$SECONDS
    late=()
    made=(--test 'browser_*')
    part=
    if [[ " ${BRIEFLY:-} " == *" $engine "* ]]; then
        made=(--test browser_smoke --test browser_explorer --test browser_reader)
        part=' (smoke, explorer, reader)'
    fi
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
done
printf '%s\n' "${sums[@]}"
exit $failed
