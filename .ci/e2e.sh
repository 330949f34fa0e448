#!/usr/bin/env bash
# Runs the end-to-end tests in one engine after the other and sums up each run at the end.
#   .ci/e2e.sh chromium firefox webkit
# Environment:
#   SMOKE_ENGINES  the engines that run the smoke, explorer and reader tests only
#   TILES          a folder with the site of tiles: the first engine runs the tests of the map on it too
#   E2E_FAULTS     "all" for every fault of the long tables (tests/e2e/faults)
#   E2E_LANGUAGES  "all" to look at every theme and mode in every language (tests/e2e/access.rs)
#   E2E_SIZES      "all" for every cell of the matrix of screens (tests/e2e/sizes.rs)
#   E2E_THREADS    how many tests run at once (default: one a core, at least two)
# Up to three failing tests run once more, each alone, and the summary names those that pass then: a busy
# machine can delay a browser. Look at them all the same.
set -uo pipefail
# A busy machine needs longer; a wait that ends well takes no longer for it.
export E2E_WAIT_FACTOR=${E2E_WAIT_FACTOR:-2}
cd "$(dirname "$0")/.."
log=$(mktemp) && times=$(mktemp) && trap 'rm -f "$log" "$times"' EXIT
smoke=(smoke:: explorer:: reader::)
cores=$(nproc)
threads=${E2E_THREADS:-$((cores > 2 ? cores : 2))}
failed=0
sums=()

# The names of the tests that failed, one a line.
failures() {
    awk '/^failures:$/ { listed = 1; next }
        listed && /^    [a-z0-9_:]+$/ { names[$1] = 1 }
        /^test result:/ { listed = 0 }
        END { for (name in names) print name }' "$log" | sort
}

e2e() {
    YANTU_ENGINE=$engine E2E_TIMES=$times cargo test --features e2e --test e2e -- "$@"
}

# run <engine> <words for the summary> <filters…>: runs the tests whose names contain a filter, or all.
run() {
    local engine=$1 part=$2 start=$SECONDS second=() again=() bad name
    shift 2
    : >"$times"
    if ! e2e --test-threads "$threads" "$@" 2>&1 | tee "$log"; then
        mapfile -t again < <(failures)
        bad=1
        if [ ${#again[@]} -gt 0 ] && [ ${#again[@]} -le 3 ]; then
            bad=0
            for name in "${again[@]}"; do
                echo "second attempt, alone: $name"
                if e2e --exact "$name"; then
                    second+=("$name")
                else
                    bad=1
                fi
            done
        fi
        [ $bad = 0 ] || failed=1
    fi
    echo "the slowest tests in $engine, seconds with a browser open:"
    awk -F'\t' '{ sums[$2] += $1 } END { for (name in sums) printf "%7.1f  %s\n", sums[name], name }' "$times" |
        sort -rn | head -n 15
    sums+=("e2e in $engine$part: $(awk -v seconds=$((SECONDS - start)) -v second=${#second[@]} '
        /^test result:/ { passed += $4; failed += $6 }
        # In one line with what the test harness prints, or on its own.
        { skipped += gsub(/skipped in [a-z]+: /, "") }
        END { print passed + second " passed, " failed - second " failed, " skipped + 0 " skipped in whole or part, " seconds " s" }' "$log")")
    [ ${#second[@]} = 0 ] || sums+=("of these at the second attempt only: ${second[*]}")
}

for engine in "$@"; do
    if [[ " ${SMOKE_ENGINES:-} " == *" $engine "* ]]; then
        run "$engine" ' (smoke, explorer, reader)' "${smoke[@]}"
    else
        run "$engine" ''
    fi
done
if [ -n "${TILES:-}" ]; then
    YANTU_DIST=$(realpath "$TILES") && export YANTU_DIST
    run "$1" ' on tiles (explorer, knowledge, reader)' explorer:: knowledge:: reader::
fi
printf '%s\n' "${sums[@]}"
exit $failed
