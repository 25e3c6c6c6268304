#!/usr/bin/env bash
# One of several machines that share a look for drift: the report of its part. A difference is no failure here, since it is
# told of the whole.
set -euo pipefail
# shellcheck source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

code=0
inferra drift "${arguments[@]}" --shard "$INFERRA_PART" --json > drift-part.json || code=$?
if [[ $code != 0 && $code != 2 ]]; then
  cat drift-part.json
  echo "::error::part $INFERRA_PART of the drift check failed (exit $code)"
  exit "$code"
fi
