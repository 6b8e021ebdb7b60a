#!/bin/bash
# Builds a small repository in the folder $1: two weeks and a half of work with merges, squashes, a
# revert and eight tags. Names, dates and so all hashes are fixed. ImportGitTests imports it;
# git_history.py counts the same by hand.
set -euo pipefail

export HOME=/nonexistent GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_NOSYSTEM=1 LC_ALL=C TZ=UTC
git init -q -b main "$1"
cd "$1"
git remote add origin https://git.example.org/acme/shop.git

person() { # NAME MAIL
  export GIT_AUTHOR_NAME=$1 GIT_AUTHOR_EMAIL=$2 GIT_COMMITTER_NAME=$1 GIT_COMMITTER_EMAIL=$2
}
at() { # TIME [TIME OF THE COMMIT]
  export GIT_AUTHOR_DATE="$1" GIT_COMMITTER_DATE="${2:-$1}"
}
lines() { # FILE COUNT: so many new lines
  for number in $(seq "$2"); do echo "$1 $number" >> "$1"; done
  git add "$1"
}

person "Ada Example" ada@example.org
at 2026-10-30T09:00:00Z
lines app 10; git commit -q -m "First lines"
at 2026-10-30T10:00:00Z
lines app 5; git commit -q -m "feat: a shop window"
at 2026-11-02T08:00:00Z
git tag v1.0.0                                     # light: the commit's time, 30 October

# Week 45: a merge of two commits, and a commit of its own.
git checkout -q -b basket
at 2026-11-02T09:00:00Z
lines basket 20; git commit -q -m "Begin the basket"
person "Bob Example" bob@example.org
at 2026-11-03T11:30:00Z
lines basket 4; git commit -q -m "Finish the basket"
git checkout -q main
person "Ada Example" ada@example.org
at 2026-11-03T12:00:00Z
lines README 3; git commit -q -m "docs: say what the shop is"
at 2026-11-04T10:00:00Z
git merge -q --no-ff basket -m "Merge pull request #7 from acme/basket" -m "feat(basket): buy several things"
at 2026-11-05T15:00:00Z
git tag -a v1.1.0 -m "The basket"                  # annotated: the tagger's time

# Week 46: a squash that was written a week before, an agent's commit, a revert, a hotfix.
person "Bob Example" bob@example.org
at 2026-11-06T08:00:00Z 2026-11-09T09:30:00Z
export GIT_COMMITTER_NAME=GitHub GIT_COMMITTER_EMAIL=noreply@github.com
lines pay 30; git commit -q -m "fix: round the price once (#9)" -m "* Round
* Round again"
person "helper[bot]" helper@agents.example.org
at 2026-11-09T10:00:00Z
lines packages 2; git commit -q -m "chore: renew the packages"
at 2026-11-09T16:00:00Z
person "Ada Example" ada@example.org
git tag v1.2.0-rc.1                                # a pre-release: none of ours
at 2026-11-10T16:00:00Z
git tag -a v1.2.0 -m "Prices"
git tag v1                                         # an alias of the same commit
at 2026-11-11T07:45:00Z
git revert --no-edit HEAD~1 > /dev/null
at 2026-11-11T08:00:00Z
git tag -a v1.2.1-hotfix -m "Back to the old prices"
git checkout -q -b hotfix/prices
at 2026-11-12T10:00:00Z
lines pay 6; git commit -q -m "fix: round half to even" -m "Co-authored-by: helper[bot] <helper@agents.example.org>"
git checkout -q main
at 2026-11-12T11:00:00Z
git merge -q --no-ff hotfix/prices -m "Merge branch 'hotfix/prices' into 'main'" -m "Mend the prices" -m "See merge request acme/shop!12"
at 2026-11-13T09:00:00Z
git tag -a v1.2.2 -m "Prices, right"
at 2026-11-13T12:00:00Z
git tag v1-notes HEAD:README                       # a tag of a file

# Week 47: not deployed yet.
at 2026-11-16T09:00:00Z
lines app 1; git commit -q -m "feat: snow in winter"
