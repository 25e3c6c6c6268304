#!/usr/bin/env bash
# On a pull request: problems and risks beside their lines, the plan on the page of the run, and in one comment that is kept
# up to date.
set -euo pipefail
# shellcheck source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

inferra validate "${arguments[@]}" --format github
# 6: something is outside the policy. The comment says what, and the job fails.
result=0
inferra plan "${arguments[@]}" "${gates[@]}" --out plan.json --format github || result=$?
if [[ $result -ne 0 && $result -ne 6 ]]; then exit "$result"; fi
inferra show plan.json --format markdown > plan.md

marker=$(head -n 1 plan.md)
comment=$(comment_of "$PR_NUMBER" "$marker")
jq --null-input --rawfile body plan.md '{body: $body}' > comment.json
if [[ -n $comment ]]; then
  id=$(jq --raw-output .id <<< "$comment")
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --input comment.json > /dev/null
else
  gh api --method POST "repos/$GITHUB_REPOSITORY/issues/$PR_NUMBER/comments" --input comment.json > /dev/null
fi
exit "$result"
