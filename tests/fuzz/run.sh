#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Greenroom authors
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail

usage() {
    cat <<'END'
tests/fuzz/run.sh [--only-build | --no-build] [fuzz_framing | fuzz_json | fuzz_form | fuzz_signature |
                  fuzz_salvage]

Builds the preset "fuzz" and runs one target for 20 seconds (half an hour with GREENROOM_PROOF=1; GREENROOM_FUZZ_SECONDS
overrides both), starting from its committed corpus. Prints how many inputs were tried and what they reached. An input
that fails is kept in build/fuzz/found. Exits with 77 where there is no Clang with libFuzzer.
END
}

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
builds=true
runs=true
target=
for argument in "$@"; do
    case "$argument" in
        --only-build) runs=false ;;
        --no-build) builds=false ;;
        -h | --help)
            usage
            exit 0
            ;;
        fuzz_*) target=$argument ;;
        *)
            usage >&2
            exit 2
            ;;
    esac
done
if $runs && [ ! -d "$root/tests/fuzz/corpus/${target#fuzz_}" ] || { $runs && [ -z "$target" ]; }; then
    usage >&2
    exit 2
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# Clang without its run-time libraries, as distributions split it, is not enough: try it.
if ! command -v clang++ >/dev/null; then
    printf 'Skipped: there is no clang++ (Debian: apt-get install clang libclang-rt-dev).\n'
    exit 77
fi
printf 'extern "C" int LLVMFuzzerTestOneInput(const unsigned char *, unsigned long) { return 0; }\n' >"$scratch/probe.cpp"
if ! clang++ -fsanitize=fuzzer,address,undefined "$scratch/probe.cpp" -o "$scratch/probe" 2>"$scratch/probe.log"; then
    printf 'Skipped: clang++ can not link libFuzzer and the sanitizers (Debian: apt-get install libclang-rt-dev).\n'
    tail -n 3 "$scratch/probe.log"
    exit 77
fi

cd "$root"
if $builds; then
    # shellcheck source=packaging/packages.sh
    . packaging/packages.sh
    use_compiler_cache "$root"
    cmake --preset fuzz
    cmake --build --preset fuzz
fi
$runs || exit 0

seconds=${GREENROOM_FUZZ_SECONDS:-20}
if [ "${GREENROOM_PROOF:-}" = 1 ]; then
    seconds=${GREENROOM_FUZZ_SECONDS:-1800}
fi
name=${target#fuzz_}
mkdir -p build/fuzz/found "$scratch/corpus"
status=0
"build/fuzz/tests/fuzz/$target" "$scratch/corpus" "tests/fuzz/corpus/$name" "-dict=tests/fuzz/dictionaries/$name.dict" \
    "-max_total_time=$seconds" -timeout=5 -rss_limit_mb=1024 -detect_leaks=1 -max_len=8192 \
    -print_final_stats=1 "-artifact_prefix=$root/build/fuzz/found/$name-" >"$scratch/log" 2>&1 || status=$?
if [ "$status" -ne 0 ]; then
    cat "$scratch/log"
    printf '%s failed; run build/fuzz/tests/fuzz/%s with the input that is named above.\n' "$target" "$target"
    exit 1
fi

executions=$(awk '/^stat::number_of_executed_units:/ { print $2 }' "$scratch/log")
coverage=$(awk '/DONE/ { for (i = 1; i < NF; ++i) if ($i == "cov:") print $(i + 1) }' "$scratch/log")
printf '%s: %s inputs in %s s, %s places of the program reached; corpus of %s files, from %s\n' \
    "$target" "$executions" "$seconds" "$coverage" "$(find "$scratch/corpus" -type f | wc -l)" \
    "$(find "tests/fuzz/corpus/$name" -type f | wc -l)"
