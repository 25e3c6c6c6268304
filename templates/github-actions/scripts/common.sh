# shellcheck shell=bash disable=SC2034
# What the scripts have in common: the arguments of inferra, and comments that are found again by their first line.

arguments=(--file "${INFERRA_FILE:-inference.yaml}")
if [[ -n ${INFERRA_ENVIRONMENT:-} ]]; then arguments+=(--env "$INFERRA_ENVIRONMENT"); fi

# The policy of the team is that of the branch which is merged into: what a pull request makes of it counts once it is merged.
# Without that file there is no plan, so that nobody gets around it by deleting it.
gates=()
if [[ -n ${INFERRA_POLICY:-} ]]; then
  gh api "repos/$GITHUB_REPOSITORY/contents/$INFERRA_POLICY?ref=$BASE_BRANCH" \
    --header 'Accept: application/vnd.github.raw' > "$RUNNER_TEMP/policy.yaml"
  gates+=(--policy "$RUNNER_TEMP/policy.yaml")
fi

# The account that GITHUB_TOKEN writes as: comments of anybody else are not looked at.
writer='github-actions[bot]'

# comment_of PR MARKER: id and body of the comment that begins with the marker, as JSON; nothing where there is none.
comment_of() {
  gh api "repos/$GITHUB_REPOSITORY/issues/$1/comments" --paginate |
    jq --arg marker "$2" --arg writer "$writer" --compact-output \
      '.[] | select(.user.login == $writer and (.body | startswith($marker))) | {id, body}' |
    head -n 1
}
