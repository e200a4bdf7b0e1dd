package io.netsplit.scenario.cli;

import io.netsplit.scenario.format.model.FaultAction;
import io.netsplit.scenario.format.model.NodeSet;
import io.netsplit.scenario.format.word.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a fault step does, in a few words. */
final class FaultPhrase {
    private FaultPhrase() {}

    static String of(FaultAction action) {
        if (action instanceof FaultAction.Partition cut) {
            return groups(cut.groups())
                    + (isBoth(cut.direction()) ? "" : " " + cut.direction().word());
        }
        if (action instanceof FaultAction.Flap flap) {
            return groups(flap.groups()) + " on and off";
        }
        if (action instanceof FaultAction.Degrade bad) {
            return "worse links " + bad.from().text() + " – " + bad.to().text();
        }
        if (action instanceof FaultAction.Random random) {
            return "random: " + random.faults().stream().map(Word::word).collect(Collectors.joining(", "));
        }
        if (action instanceof FaultAction.Heal heal) {
            return "heal " + heal.fault().orElse("all");
        }
        if (action instanceof FaultAction.Add add) {
            return "add " + add.count() + " to " + add.group();
        }
        return network(action);
    }

    private static String network(FaultAction action) {
        if (action instanceof FaultAction.RandomHalves) {
            return "random halves";
        }
        if (action instanceof FaultAction.MajoritiesRing) {
            return "ring of majorities";
        }
        if (action instanceof FaultAction.Bridge bridge) {
            return "two halves, bridge " + bridge.middle().text();
        }
        if (action instanceof FaultAction.Isolate isolate) {
            return "isolate " + isolate.nodes().text()
                    + (isBoth(isolate.direction())
                            ? ""
                            : " " + isolate.direction().word());
        }
        if (action instanceof FaultAction.Swizzle swizzle) {
            return "isolate one by one: " + swizzle.nodes().text();
        }
        return node(action);
    }

    private static String node(FaultAction action) {
        if (action instanceof FaultAction.Crash crash) {
            return "crash " + crash.nodes().text();
        }
        if (action instanceof FaultAction.Pause pause) {
            return "pause " + pause.nodes().text();
        }
        if (action instanceof FaultAction.Slow slow) {
            return "slow " + slow.nodes().text();
        }
        if (action instanceof FaultAction.Capacity capacity) {
            return capacity.workers() + " workers for " + capacity.nodes().text();
        }
        if (action instanceof FaultAction.Disk disk) {
            return "disk of " + disk.nodes().text();
        }
        if (action instanceof FaultAction.Clock clock) {
            return "clock of " + clock.nodes().text() + ": " + clock(clock);
        }
        if (action instanceof FaultAction.Remove remove) {
            return "remove " + remove.nodes().text();
        }
        if (action instanceof FaultAction.Transfer transfer) {
            return "hand over to " + transfer.nodes().text();
        }
        return "another load";
    }

    private static String clock(FaultAction.Clock clock) {
        List<String> words = new ArrayList<>();
        clock.offsetNs().ifPresent(ns -> words.add(aheadOrBehind(ns)));
        clock.driftPpm().ifPresent(ppm -> words.add(Math.abs(ppm) + " ppm too " + (ppm < 0 ? "slow" : "fast")));
        clock.jumpNs()
                .ifPresent(ns -> words.add("jumps " + PlainTime.of(Math.abs(ns)) + (ns < 0 ? " back" : " ahead")));
        clock.strobe()
                .ifPresent(strobe -> words.add(
                        aheadOrBehind(strobe.byNs()) + " and right again, every " + PlainTime.of(strobe.everyNs())));
        clock.correction().ifPresent(by -> words.add("led back, measured every " + PlainTime.of(by.everyNs())));
        return String.join(", ", words);
    }

    private static String aheadOrBehind(long ns) {
        return PlainTime.of(Math.abs(ns)) + (ns < 0 ? " behind" : " ahead");
    }

    private static String groups(List<NodeSet> groups) {
        return groups.stream().map(group -> "{" + group.text() + "}").collect(Collectors.joining(" | "));
    }

    private static boolean isBoth(Word direction) {
        return direction.word().equals("both");
    }
}
