#!/usr/bin/env bash
# Runs the journeys in one engine after the other, and says at the end how each did.
#   .ci/journeys.sh chromium firefox webkit
set -uo pipefail
cd "$(dirname "$0")/.."
log=$(mktemp) && trap 'rm -f "$log"' EXIT
failed=0
sums=()
for engine in "$@"; do
    start=$SECONDS
    YANTU_ENGINE=$engine cargo test --features journeys --no-fail-fast --test 'browser_*' 2>&1 | tee "$log" || failed=1
    sums+=("journeys in $engine: $(awk -v seconds=$((SECONDS - start)) '
        /^test result:/ { passed += $4; failed += $6 }
        # In one line with what the harness prints, or on its own.
        { skipped += gsub(/skipped in [a-z]+: /, "") }
        END { print passed + 0 " passed, " failed + 0 " failed, " skipped + 0 " skipped in whole or part, " seconds " s" }' "$log")")
done
printf '%s\n' "${sums[@]}"
exit $failed
