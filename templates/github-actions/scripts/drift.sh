#!/usr/bin/env bash
# From a schedule: one issue while the account is not as the file says, closed once it is again. It looks itself, or takes the
# reports of parts. A check that did not come off fails the job and touches no issue.
set -euo pipefail
# shellcheck source=common.sh
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

look=(drift "${arguments[@]}")
if [[ -n ${INFERRA_REPORTS:-} ]]; then
  shopt -s globstar nullglob
  look=(drift merge "$INFERRA_REPORTS"/**/*.json)
fi
while read -r target; do
  if [[ -n $target ]]; then look+=(--notify "$target"); fi
done <<< "${INFERRA_NOTIFY:-}"
if [[ -n ${INFERRA_NOTIFY:-} ]]; then look+=(--notify-state drift-told.json); fi

code=0
inferra "${look[@]}" --format markdown > drift.md || code=$?
if [[ $code != 0 && $code != 2 ]]; then
  echo "::error::the drift check itself failed (exit $code)"
  exit "$code"
fi
cat drift.md >> "$GITHUB_STEP_SUMMARY"

marker=$(head -n 1 drift.md)
issue=$(gh api "repos/$GITHUB_REPOSITORY/issues?state=open&labels=inferra-drift" --paginate |
  jq --arg marker "$marker" --arg writer "$writer" --raw-output \
    '.[] | select(.user.login == $writer and (.body // "" | startswith($marker))) | .number' |
  head -n 1)

if [[ $code == 0 ]]; then
  [[ -n $issue ]] || exit 0
  jq --null-input --rawfile body drift.md '{state: "closed", state_reason: "completed", body: $body}' > issue.json
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/$issue" --input issue.json > /dev/null
  exit 0
fi
title="inferra: the account is not as ${INFERRA_FILE:-inference.yaml} says${INFERRA_ENVIRONMENT:+ ($INFERRA_ENVIRONMENT)}"
jq --null-input --rawfile body drift.md --arg title "$title" \
  '{title: $title, body: $body, labels: ["inferra-drift"]}' > issue.json
if [[ -n $issue ]]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/$issue" --input issue.json > /dev/null
else
  gh api --method POST "repos/$GITHUB_REPOSITORY/issues" --input issue.json > /dev/null
fi
