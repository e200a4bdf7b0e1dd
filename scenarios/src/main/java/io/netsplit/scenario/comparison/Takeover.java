package io.netsplit.scenario.comparison;

import io.netsplit.scenario.result.FaultInterval;
import io.netsplit.scenario.result.RoleInterval;
import io.netsplit.scenario.result.RunSummary;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long it took, from the beginning of a fault, until another node led. */
final class Takeover {
    private Takeover() {}

    /**
     * Nanoseconds by the fault's name, for those in whose time, or after which, another node than before came to lead, and no
     * other fault had begun. Of faults with one name the first counts.
     */
    static Map<String, Double> of(RunSummary run) {
        Map<String, Double> found = new LinkedHashMap<>();
        for (FaultInterval fault : run.faults()) {
            long nextNs = run.faults().stream()
                    .mapToLong(FaultInterval::startNs)
                    .filter(start -> start > fault.startNs())
                    .min()
                    .orElse(run.simulatedNs());
            run.leaders().stream()
                    .filter(led -> led.startNs() > fault.startNs() && led.startNs() < nextNs)
                    .filter(led -> !ledBefore(run, led, fault.startNs()))
                    .mapToLong(RoleInterval::startNs)
                    .min()
                    .ifPresent(ns -> found.putIfAbsent(fault.name(), (double) (ns - fault.startNs())));
        }
        return found;
    }

    private static boolean ledBefore(RunSummary run, RoleInterval led, long instantNs) {
        return run.leaders().stream()
                .anyMatch(other ->
                        other.node().equals(led.node()) && other.startNs() <= instantNs && other.endNs() >= instantNs);
    }
}
