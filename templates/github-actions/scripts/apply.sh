#!/usr/bin/env bash
# After the merge: applies the plan whose digest stands in the comment of the pull request, and nothing else. What was done,
# and what did not come off, is on the page of the run.
set -euo pipefail
# shellcheck source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

request=$(gh api "repos/$GITHUB_REPOSITORY/commits/$COMMIT/pulls" | jq --raw-output '.[0].number // empty')
if [[ -z $request ]]; then
  echo "::error::$COMMIT belongs to no pull request, so nobody has reviewed a plan"
  exit 1
fi
# The first line of the comment says which project and environment it is about.
marker=$(inferra plan "${arguments[@]}" "${gates[@]}" --format markdown | head -n 1)
comment=$(comment_of "$request" "$marker")
digest=$(jq --raw-output .body <<< "${comment:-{\}}" | grep --only-matching --extended-regexp '\b[0-9a-f]{64}\b' | head -n 1 || true)
if [[ -z $digest ]]; then
  echo "::error::pull request $request has no plan of this project and environment"
  exit 1
fi
# Exit 5 where the account or the files have moved since: plan again, review, and apply that.
inferra apply "${arguments[@]}" "${gates[@]}" --expect-digest "$digest" --format github
