#!/bin/sh
# Makes the pictures of docs/dashboard.md anew: ./docs/pictures/make-dashboard.sh, from anywhere. Needs no display.
set -eu
home=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd -P)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
"$home/netsplit" run raft-split-brain --seed 1 --quiet >/dev/null
show() {
    name=$1
    shift
    "$home/netsplit" view raft-split-brain --variant broken-quorum --export "$home/docs/pictures/dashboard-$name.svg" "$@"
}
show window --at 10.3s --select n5 --quiet-traffic
show window-dark --at 10.3s --select n5 --quiet-traffic --theme dark
show window-small --at 10.3s --size 800x600
show space-time --pane space-time --from 10.18s --to 10.3s --at 10.2251s --size 1000x420 --quiet-traffic
lanes='netsplit://view?pane=space-time&from=10200000000&to=10260000000&t=10225100000&quiet=yes'
show space-time-order --link "$lanes&order=yes&folded=2,3" --size 1000x420
show space-time-hidden --link "$lanes&hidden=0" --size 1000x420 --theme dark
show space-time-dark --pane space-time --at 12s --size 1000x420 --theme dark
show log --pane log --filter 'role | vote | fault | heal' --at 10.21s --size 1000x420
show log-dark --pane log --at 10.23s --size 640x400 --theme dark
show inspector --pane inspector --select n1 --at 10.24s --size 420x620
show inspector-dark --pane inspector --select n1 --at 10.24s --size 420x400 --theme dark
show consistency --pane consistency --from 10.95s --to 11.2s --size 1000x560
show consistency-dark --pane consistency --from 11.0s --to 11.2s --size 640x400 --theme dark
beside() {
    name=$1
    shift
    "$home/netsplit" view out/raft-split-brain/latest/correct-seed-1 --beside out/raft-split-brain/latest/broken-quorum-seed-1 \
        --pane compare --export "$home/docs/pictures/dashboard-$name.svg" "$@"
}
beside beside --size 1000x520
beside beside-dark --size 640x400 --theme dark
"$home/netsplit" run bridge --seed 1 --quiet >/dev/null
"$home/netsplit" view bridge --variant plain --pane cluster --at 12s --size 760x560 --export "$home/docs/pictures/dashboard-bridge.svg"
"$home/netsplit" run "$home/docs/pictures/thousand-nodes.yaml" --seed 1 --quiet >/dev/null
thousand() {
    name=$1
    shift
    "$home/netsplit" view out/thousand-nodes/latest/default-seed-1.trace.jsonl.gz \
        --export "$home/docs/pictures/dashboard-$name.svg" "$@"
}
thousand thousand --at 1.6s
thousand thousand-dark --at 2.1s --select europe8 --size 800x600 --theme dark
thousand thousand-lanes --pane space-time --at 2.1s --size 1000x420
"$home/netsplit" run write-skew --seed 1 --quiet >/dev/null
"$home/netsplit" view write-skew --variant snapshot --pane consistency --from 4.5s --to 5s --size 1000x560 \
    --export "$home/docs/pictures/dashboard-cycle.svg"
"$home/netsplit" compare load-balancing-heterogeneous --seeds 1..3 --out out >/dev/null 2>&1
balance() {
    name=$1
    shift
    "$home/netsplit" view load-balancing-heterogeneous --export "$home/docs/pictures/dashboard-$name.svg" "$@"
}
balance load-balancing --at 35s
balance compare --pane compare --size 1000x420
balance compare-dark --pane compare --size 640x400 --theme dark
balance load-balancing-dark --at 35s --theme dark --pane load-balancing --size 800x600
"$home/netsplit" run resharding-consistent-hashing --seed 1 --quiet >/dev/null 2>&1 || [ $? = 2 ]
"$home/netsplit" view resharding-consistent-hashing --variant modulo --pane sharding --at 12s --size 1200x560 \
    --export "$home/docs/pictures/dashboard-sharding.svg"
"$home/netsplit" view resharding-consistent-hashing --variant ring-128 --pane sharding --at 25.5s --size 640x400 --theme dark \
    --export "$home/docs/pictures/dashboard-sharding-dark.svg"
"$home/netsplit" run replicated-shards-node-crash --variant raft --seed 1 --trace --quiet >/dev/null
"$home/netsplit" view replicated-shards-node-crash --pane cluster --at 10.1s --size 900x520 \
    --export "$home/docs/pictures/dashboard-shards.svg"
# The window itself, with what no drawing holds, on JavaFX's headless platform; the test also fails where anything is cut off.
cd "$home"
mvn -q -B -ntp -pl visualizer -am test -Dtest=WindowPicturesTest -Dsurefire.failIfNoSpecifiedTests=false \
    -Dnetsplit.pictures="$home/docs/pictures"
